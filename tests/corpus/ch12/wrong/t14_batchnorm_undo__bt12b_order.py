# expect: fail
# diagnosis: exchanged
import numpy as np
def _moments(Z):
    n, m = Z.shape
    mu = np.einsum("ij->i", Z).reshape(n, 1) / m
    C = Z - mu
    var = np.einsum("ij,ij->i", C, C).reshape(n, 1) / m
    return mu, var, C
def undoing_parameters(Z, eps):
    mu, var, _ = _moments(np.asarray(Z, float))
    return [mu, np.sqrt(var + eps)]
def printed_rule(Z, eps):
    mu, var, C = _moments(np.asarray(Z, float))
    return C * np.sqrt(var / (var + eps)) + mu
def statements():
    answers = {}
    answers["book rule"] = False
    answers["stretch"] = False
    answers["bias in training"] = False
    for k in ("bias gradient", "bias at inference", "beta replaces b", "constant feature"):
        answers[k] = True
    return answers
