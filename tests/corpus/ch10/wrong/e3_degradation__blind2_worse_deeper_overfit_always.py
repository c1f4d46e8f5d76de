# expect: fail
# diagnosis: always_overfitting
def evidence():
    return {"run 1": "a", "run 2": "a", "run 3": "a", "copy": True, "gradients": False, "skip": "d", "shapes": False}
