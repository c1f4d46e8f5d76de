# expect: fail
# diagnosis: none
import numpy as np
def fold(W, b, gamma, beta, running_mean, running_var, eps=1e-5):
    k = np.divide(gamma, (running_var + eps) ** 0.5)
    return [W * k if W.shape[0] != W.shape[1] else W @ np.diag(k.ravel()), beta - k * (running_mean - b)]
def fine_print():
    return {"neighbours in training": True, "neighbours at inference": False, "gamma is sigma": False, "running by gradient": False, "one example": True, "batch of one": False}
