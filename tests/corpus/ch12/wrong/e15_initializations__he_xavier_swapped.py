# expect: fail
# diagnosis: he_and_xavier_exchanged
import math
import numpy as np

def weight_std(scheme, fan_in, fan_out):
    match scheme:
        case "he": return math.sqrt(1 / fan_in)
        case "xavier": return (2 / fan_in) ** 0.5
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
        a = np.clip(W @ a, 0, None)
        ms = float(np.mean(a * a))
        out.append((ms - float(a.mean()) ** 2, ms))
    return out
