import numpy as np
def undoing_parameters(Z, eps):
    return np.sqrt(Z.var(1) + eps)[:, None], Z.mean(1)[:, None]
def printed_rule(Z, eps):
    mu, v = Z.mean(1, keepdims=True), Z.var(1, keepdims=True)
    return mu + (Z - mu) * np.sqrt(v / (v + eps))
def statements():
    return {"bias in training": False, "bias gradient": True, "bias at inference": True, "beta replaces b": True, "stretch": False, "constant feature": True, "book rule": False}
