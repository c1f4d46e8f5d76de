# expect: fail
# diagnosis: he_fan_out
import numpy as np

STD = {
    "he": lambda i, o: np.sqrt(2. / o),
    "xavier": lambda i, o: np.sqrt(1. / i),
    "glorot": lambda i, o: np.sqrt(2. / (i + o)),
    "small": lambda i, o: 0.01,
}

def weight_std(scheme, fan_in, fan_out):
    return STD[scheme](fan_in, fan_out)

def glorot_uniform_limit(fan_in, fan_out):
    return np.sqrt(6. / (fan_in + fan_out))

def draw(scheme, fan_in, fan_out, rng):
    return rng.standard_normal((fan_out, fan_in)) * weight_std(scheme, fan_in, fan_out)

def spread_by_depth(X, weights):
    A = np.asarray(X)
    res = []
    for W in weights:
        A = np.maximum(0, np.dot(W, A))
        res.append((np.var(A), np.mean(A ** 2)))
    return res
