# expect: fail
# diagnosis: mean_not_scaled
import numpy as np

def fold(W, b, gamma, beta, running_mean, running_var, eps=1e-5):
    s = np.exp(np.log(np.asarray(running_var, float) + eps) * -0.5) * gamma
    return np.diagflat(s) @ W, s * b - running_mean + beta

def fine_print():
    return {"neighbours in training": True, "neighbours at inference": False, "gamma is sigma": False,
            "running by gradient": False, "one example": True, "batch of one": False}
