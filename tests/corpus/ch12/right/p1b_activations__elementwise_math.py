import math
import numpy as np

def g(z, name):
    if name == "sigmoid":
        return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))
    if name == "relu":
        return z if z > 0 else 0.0
    if name == "tanh":
        return math.tanh(z)
    raise ValueError(name)

def activate(Z, name):
    A = np.empty(Z.shape)
    for index in np.ndindex(Z.shape):
        A[index] = g(Z[index], name)
    return A

def activate_backward(dA, Z, name):
    A = activate(Z, name)
    if name == "sigmoid":
        return dA * A * (1 - A)
    if name == "tanh":
        return dA - dA * A * A
    return dA * (A > 0)
