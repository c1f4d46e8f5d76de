# expect: fail
# diagnosis: calls_it_overfitting
def changes():
    sign = lambda a, b: (b > a) - (b < a)
    return {"plain": sign(4.1, 5.3), "residual": sign(3.8, 3.2), "overfitting": True, "column": "training", "fair": False}
