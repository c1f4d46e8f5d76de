# expect: fail
# diagnosis: depth_raises_training_error
def changes():
    sign = lambda a, b: (b > a) - (b < a)
    return {"plain": sign(4.1, 5.3), "residual": +1, "overfitting": False, "column": "training", "fair": False}
