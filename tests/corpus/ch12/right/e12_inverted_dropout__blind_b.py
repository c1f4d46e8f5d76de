import numpy as np
from functools import reduce
from itertools import zip_longest

def _mask(x, d, p):
    y = np.array(x, dtype=np.float64, copy=True)
    y[~np.asarray(d).astype(bool)] = 0
    y *= 1.0 / p
    return y

dropout_forward = _mask
def dropout_backward(dA, D, keep_prob):
    return _mask(dA, D, keep_prob)

def factor_and_variance(drop_rate):
    keep = 1.0 - drop_rate
    values, probs = np.array([1 / keep, 0.0]), np.array([keep, drop_rate])
    mean = probs @ values
    return float(values[0]), float(probs @ (values - mean) ** 2)

def apply_random_dropout(A, keep_prob, rng, training=True):
    match training:
        case False:
            return np.array(A)
        case _:
            return _mask(A, rng.uniform(0, 1, np.shape(A)) < keep_prob, keep_prob)

def network_forward(X, parameters, masks, keep_prob):
    layers = [(parameters["W%d" % l], parameters["b%d" % l]) for l in range(1, len(parameters) // 2 + 1)]
    *hidden, (W, b) = layers
    def step(a, item):
        (w, c), d = item
        z = np.dot(w, a) + c
        h = z * (z > 0)
        return h if d is None else _mask(h, d, keep_prob)
    out = reduce(step, zip_longest(hidden, masks or []), X)
    return 0.5 * (1 + np.tanh((W @ out + b) / 2))
