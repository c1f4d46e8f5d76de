import numpy as np
def largest_rank(dims):
    return np.min(dims)
def consequences():
    return {"equals": "c", "powerful": False, "any map": False, "logistic": True, "zero at 0": False}
