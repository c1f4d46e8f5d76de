# expect: fail
# diagnosis: test_column_decides
def changes():
    sign = lambda a, b: (b > a) - (b < a)
    return {"plain": sign(4.1, 5.3), "residual": sign(3.8, 3.2), "overfitting": False, "column": "test", "fair": False}
