# expect: fail
# diagnosis: mean_everywhere
def takeaways():
    return {"K1": True, "K2": True, "K3": True, "K4": False, "K5": True, "K6a": False, "K6b": True, "K7": False}
