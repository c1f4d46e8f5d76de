# expect: fail
# diagnosis: cut_off_early
import numpy as np
def _sig(Z):
    return 0.5 * (1.0 + np.tanh(0.5 * np.clip(Z, -5, 5)))
FORWARD = {"sigmoid": _sig, "tanh": np.tanh, "relu": lambda Z: np.where(np.asarray(Z) > 0, Z, 0.0)}
SLOPE = {"sigmoid": lambda Z: _sig(Z) * _sig(-np.asarray(Z)), "tanh": lambda Z: 1 - np.tanh(Z) ** 2,
         "relu": lambda Z: np.greater(Z, 0).astype(float)}
def activate(Z, name):
    try:
        return FORWARD[name](Z)
    except KeyError:
        raise ValueError(name) from None
def activate_backward(dA, Z, name):
    if name not in SLOPE:
        raise ValueError("name must be one of %s" % sorted(SLOPE))
    return np.multiply(dA, SLOPE[name](Z))
