import numpy as np

def undoing_parameters(Z, eps):
    return np.sqrt(Z.var(axis=1, keepdims=True) + eps), Z.mean(axis=1, keepdims=True)

def printed_rule(Z, eps):
    mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    return np.sqrt(var) * (Z - mu) / np.sqrt(var + eps) + mu


def statements():
    return {"bias in training": False, "bias gradient": True, "bias at inference": True, "beta replaces b": True,
            "stretch": False, "constant feature": True, "book rule": False}
