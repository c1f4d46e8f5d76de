import numpy as np

def weight_std(scheme, fan_in, fan_out):
    match scheme:
        case "he": return (2 / fan_in) ** .5
        case "xavier": return (1 / fan_in) ** .5
        case "small": return 1e-2
        case "glorot": return (2 / (fan_in + fan_out)) ** .5
        case _: raise ValueError(scheme)

def glorot_uniform_limit(fan_in, fan_out):
    return (6 / (fan_in + fan_out)) ** .5

def draw(scheme, fan_in, fan_out, rng):
    return rng.normal(scale=weight_std(scheme, fan_in, fan_out), size=(fan_in, fan_out)).T.astype(np.float32)

def spread_by_depth(X, weights):
    acts = [np.array(X, dtype=float)]
    for W in weights:
        acts.append(np.clip(W @ acts[-1], 0, None))
    return [[a.var(), a.var() + a.mean() ** 2] for a in acts[1:]]
