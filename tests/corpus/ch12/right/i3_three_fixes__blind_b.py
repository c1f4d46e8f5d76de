import numpy as np
from functools import reduce

ACT = {
    "sigmoid": lambda z: (lambda s: (s, s - s * s))(0.5 + 0.5 * np.tanh(z / 2)),
    "tanh": lambda z: (lambda t: (t, (1 - t) * (1 + t)))(np.tanh(z)),
    "relu": lambda z: (np.maximum(z, 0), np.heaviside(z, 0.0)),
}

def chain_gradient(weights, x, activation, skip):
    """Reverse mode: keep the factors, multiply from the back."""
    factors, a = [], np.float64(x)
    for w in weights:
        val, slope = ACT[activation](w * a)
        factors.append(skip + w * slope)
        a = val + skip * a
    return reduce(np.multiply, factors[::-1])

def fixes() -> dict[str, bool]:
    out = dict.fromkeys(("relu", "skip", "init", "batch norm", "gates"), True)
    out.update(dict.fromkeys(("clipping", "rate", "dropout", "l2"), False))
    return out
