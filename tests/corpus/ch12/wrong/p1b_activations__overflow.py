# expect: fail
# diagnosis: none
import numpy as np

half = lambda z: np.exp(z) / (1 + np.exp(z))
G = {"sigmoid": half, "relu": lambda z: z * (z > 0), "tanh": np.tanh}
DG = {
    "sigmoid": lambda z: half(z) * half(-z),
    "relu": lambda z: np.where(z > 0, 1.0, 0.0),
    "tanh": lambda z: (1 - np.tanh(z)) * (1 + np.tanh(z)),
}

def activate(Z, name):
    if name not in G: raise ValueError(name)
    return G[name](Z)

def activate_backward(dA, Z, name):
    if name not in DG: raise ValueError(name)
    return np.multiply(dA, DG[name](Z))
