import numpy as np
def weight_std(scheme, fan_in, fan_out):
    return {"he": 2 / fan_in, "xavier": 1 / fan_in, "small": 1e-4, "glorot": 2 / (fan_in + fan_out)}[scheme] ** 0.5
def glorot_uniform_limit(fan_in, fan_out):
    return np.sqrt(6) / np.sqrt(fan_in + fan_out)
def draw(scheme, fan_in, fan_out, rng):
    return rng.normal(scale=weight_std(scheme, fan_in, fan_out), size=(fan_out, fan_in))
def spread_by_depth(X, weights):
    out, A = [], X
    for W in weights:
        A = np.maximum(W @ A, 0)
        out.append([A.var(), (A ** 2).mean()])
    return out
