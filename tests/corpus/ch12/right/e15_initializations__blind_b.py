import numpy as np
from itertools import accumulate

VARIANCE = {
    "he": lambda i, o: 2.0 / i,
    "xavier": lambda i, o: 1.0 / i,
    "small": lambda i, o: 1e-4,
    "glorot": lambda i, o: 2.0 / (i + o),
}

def weight_std(scheme, fan_in, fan_out):
    return np.sqrt(VARIANCE[scheme](fan_in, fan_out))

def glorot_uniform_limit(fan_in, fan_out):
    # Var U(-a, a) = a**2 / 3
    return np.sqrt(3 * VARIANCE["glorot"](fan_in, fan_out))

def draw(scheme, fan_in, fan_out, rng):
    return (rng.standard_normal(fan_in * fan_out) * weight_std(scheme, fan_in, fan_out)).reshape(fan_out, fan_in)

def spread_by_depth(X, weights):
    acts = accumulate(weights, lambda a, W: np.maximum(np.dot(W, a), 0), initial=X)
    next(acts)
    return np.array([[np.var(a), np.mean(np.square(a))] for a in acts])
