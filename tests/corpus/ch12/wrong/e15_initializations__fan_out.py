# expect: fail
# diagnosis: fan_out_for_fan_in
import numpy as np

def weight_std(scheme, fan_in, fan_out):
    if scheme == "he":
        return np.sqrt(2 / fan_out)
    if scheme == "xavier":
        return np.sqrt(1 / fan_out)
    if scheme == "glorot":
        return np.sqrt(2 / (fan_in + fan_out))
    return 0.01

def glorot_uniform_limit(fan_in, fan_out):
    return np.sqrt(6 / (fan_in + fan_out))

def draw(scheme, fan_in, fan_out, rng):
    return rng.standard_normal((fan_out, fan_in)) * weight_std(scheme, fan_in, fan_out)

def spread_by_depth(X, weights):
    A, out = X, []
    for W in weights:
        A = np.maximum(0, W @ A)
        out.append((A.var(), np.mean(A ** 2)))
    return out
