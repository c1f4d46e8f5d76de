import numpy as np
class UnknownActivation(ValueError):
    pass
def activate(Z, name):
    Z = np.array(Z, dtype=float)
    match name:
        case "sigmoid":
            out = np.empty(Z.shape)
            pos = Z >= 0
            out[pos] = 1 / (1 + np.exp(-Z[pos]))
            e = np.exp(Z[~pos])
            out[~pos] = e / (1 + e)
            return out
        case "relu":
            Z[Z < 0] = 0
            return Z
        case "tanh":
            return np.tanh(Z)
        case _:
            raise UnknownActivation(name)
def activate_backward(dA, Z, name):
    A = activate(Z, name)
    match name:
        case "sigmoid": return dA * (A - A * A)
        case "relu": return dA * (A > 0)
        case "tanh": return dA * (1 - A) * (1 + A)
