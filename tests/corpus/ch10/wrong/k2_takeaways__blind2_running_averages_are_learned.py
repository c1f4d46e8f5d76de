# expect: fail
# diagnosis: learned_or_set
def takeaways():
    return {"K1": True, "K2": True, "K3": False, "K4": True, "K5": True, "K6a": False, "K6b": True, "K7": False}
