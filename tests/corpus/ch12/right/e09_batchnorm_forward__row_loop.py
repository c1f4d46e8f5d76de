import math
import numpy as np
def batchnorm_forward(Z, gamma, beta, eps=1e-5):
    Y, H, mus, vs = [], [], [], []
    for z, g, b in zip(Z, gamma.ravel(), beta.ravel()):
        mu = sum(z) / len(z)
        v = sum((x - mu) ** 2 for x in z) / len(z)
        h = [(x - mu) / math.sqrt(v + eps) for x in z]
        Y.append([g * x + b for x in h]); H.append(h); mus.append([mu]); vs.append([v])
    return np.array(Y), np.array(H), np.array(mus), np.array(vs)
def answers():
    r = math.sqrt(5.00001)
    z = [(k - 4) / r for k in (1, 3, 5, 7)]
    return {"variance": 5, "z_hat": z, "y": [2 * q + 1 for q in z], "deficit": 1e-5 / 5.00001}
