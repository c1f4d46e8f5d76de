import math
import numpy as np

def weight_std(scheme, fan_in, fan_out):
    variance = {"he": 2.0 / fan_in, "xavier": 1.0 / fan_in, "small": 1e-4, "glorot": 2.0 / (fan_in + fan_out)}
    return math.sqrt(variance[scheme])

def glorot_uniform_limit(fan_in, fan_out):
    return 3 ** 0.5 * weight_std("glorot", fan_in, fan_out)

def draw(scheme, fan_in, fan_out, rng):
    return rng.normal(loc=0, scale=weight_std(scheme, fan_in, fan_out), size=[fan_out, fan_in])

def spread_by_depth(X, weights):
    result = []
    signal = np.array(X, dtype=float)
    for W in weights:
        signal = np.dot(W, signal)
        signal[signal < 0] = 0
        entries = signal.flatten()
        mean = sum(entries) / len(entries)
        result.append([sum((e - mean) ** 2 for e in entries) / len(entries), sum(e * e for e in entries) / len(entries)])
    return result
