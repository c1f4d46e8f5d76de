# expect: fail
# diagnosis: none
import numpy as np

def fold(W, b, gamma, beta, running_mean, running_var, eps=1e-5):
    s = np.exp(np.log(np.asarray(running_var, float) + eps) * -0.5) * gamma
    return (W * s.T if W.shape[0] == W.shape[1] else W * np.resize(s, W.shape[1])), s * (b - running_mean) + beta

def fine_print():
    return {"neighbours in training": True, "neighbours at inference": False, "gamma is sigma": False,
            "running by gradient": False, "one example": True, "batch of one": False}
