# expect: fail
# diagnosis: proves_vanishing
def evidence():
    return {"run 1": "b", "run 2": "a", "run 3": "e", "copy": True, "gradients": True, "skip": "d", "shapes": False}
