# expect: fail
# diagnosis: tanh_slope_like_sigmoid
import numpy as np

def sigmoid(z):
    z = np.clip(z, -700, 700)
    return 1.0 / (1.0 + np.exp(-z))

def activate(Z, name):
    if name == "sigmoid":
        return sigmoid(Z)
    elif name == "relu":
        return np.maximum(0, Z)
    elif name == "tanh":
        return np.tanh(Z)
    else:
        raise ValueError("unknown activation: " + name)

def activate_backward(dA, Z, name):
    if name == "sigmoid":
        s = sigmoid(Z)
        return dA * s * (1 - s)
    elif name == "relu":
        dZ = np.array(dA, copy=True)
        dZ[Z <= 0] = 0
        return dZ
    elif name == "tanh":
        return dA * np.tanh(Z) * (1 - np.tanh(Z))
    raise ValueError("unknown activation: " + name)
