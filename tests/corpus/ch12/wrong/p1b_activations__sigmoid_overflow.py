# expect: fail
# diagnosis: sigmoid_overflows
import numpy as np

def activate(Z, name):
    if name not in ("sigmoid", "relu", "tanh"):
        raise ValueError("sigmoid, relu or tanh")
    if name == "sigmoid":
        return np.exp(Z) / (1 + np.exp(Z))
    return np.tanh(Z) if name == "tanh" else (abs(Z) + Z) / 2

def activate_backward(dA, Z, name):
    A = activate(Z, name)
    if name == "sigmoid":
        return A * (1 - A) * dA
    if name == "tanh":
        return (1 + A) * (1 - A) * dA
    return np.where(Z > 0, dA, 0)
