import numpy as np
import math
def weight_std(scheme, fan_in, fan_out):
    return math.exp(0.5 * math.log({"he": 2 / fan_in, "xavier": 1 / fan_in, "small": 0.01**2, "glorot": 2 / (fan_in + fan_out)}[scheme]))
def glorot_uniform_limit(fan_in, fan_out): return (6 / (fan_in + fan_out)) ** 0.5
def draw(scheme, fan_in, fan_out, rng):
    s = weight_std(scheme, fan_in, fan_out)
    return np.array([[rng.normal(0, s) for _ in range(fan_in)] for _ in range(fan_out)])
def spread_by_depth(X, weights):
    result = {}
    for l, W in enumerate(weights, 1):
        X = np.maximum(W @ X, 0)
        result[l] = (np.var(X), np.mean(X**2))
    return list(result.values())
