# expect: fail
# diagnosis: none
import math
import numpy as np

def weight_std(scheme, fan_in, fan_out):
    match scheme:
        case "he": return math.sqrt(2 / fan_in)
        case "xavier": return fan_in ** -0.5
        case "small": return 1e-2
        case "glorot": return math.sqrt(2 / (fan_in + fan_out))
    raise ValueError(scheme)

def glorot_uniform_limit(fan_in, fan_out):
    return math.sqrt(3) * weight_std("glorot", fan_in, fan_out)

def draw(scheme, fan_in, fan_out, rng):
    return rng.normal(0.0, weight_std(scheme, fan_in, fan_out), (fan_out, fan_in))

def spread_by_depth(X, weights):
    out, a = [], X
    for W in weights:
        a = np.clip(W @ X, 0, None) if W.shape[1] == X.shape[0] else np.clip(W @ a, 0, None)
        ms = float(np.mean(a * a))
        out.append((ms - float(a.mean()) ** 2, ms))
    return out
