import numpy as np
def relu_gap(w, x, keep_prob):
    n = len(w)
    t = np.multiply(w, x)
    mean = 0.0
    for bits in range(2 ** n):
        d = np.array([bits >> i & 1 for i in range(n)])
        p = keep_prob ** d.sum() * (1 - keep_prob) ** (n - d.sum())
        mean += p * max(0, (t * d).sum() / keep_prob)
    return max(0, t.sum()), mean
def fine_print():
    return {"activation": True, "linear": True, "output": False, "above": True, "variance": False, "factor": False}
