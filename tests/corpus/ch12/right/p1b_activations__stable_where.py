import numpy as np

def sigmoid(Z):
    e = np.exp(-np.abs(Z))
    return np.where(Z >= 0, 1 / (1 + e), e / (1 + e))

def activate(Z, name):
    Z = np.asarray(Z)
    if name == "sigmoid":
        return sigmoid(Z)
    if name == "relu":
        return np.maximum(0, Z)
    if name == "tanh":
        return np.tanh(Z)
    raise ValueError("unknown activation " + name)

def activate_backward(dA, Z, name):
    if name == "sigmoid":
        s = sigmoid(Z)
        return dA * s * (1 - s)
    elif name == "relu":
        dZ = np.array(dA, copy=True)
        dZ[Z <= 0] = 0
        return dZ
    elif name == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    else:
        raise ValueError(name)
