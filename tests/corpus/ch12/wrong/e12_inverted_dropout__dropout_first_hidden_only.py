# expect: fail
# diagnosis: first_hidden_layer_only
import numpy as np

def dropout_forward(A, D, keep_prob):
    return np.where(np.asarray(D) != 0, np.asarray(A) / keep_prob, 0.0)

def dropout_backward(dA, D, keep_prob):
    return np.einsum("ij,ij->ij", np.asarray(dA, float), np.asarray(D, float)) / keep_prob

def factor_and_variance(drop_rate):
    q = 1 - drop_rate
    return 1 / q, drop_rate / q

def apply_random_dropout(A, keep_prob, rng, training=True):
    if not training:
        return A
    return A * rng.binomial(1, keep_prob, size=A.shape) / keep_prob

def network_forward(X, parameters, masks, keep_prob):
    L = sum(k.startswith("W") for k in parameters)
    a = X
    for l in range(1, L):
        a = np.maximum(parameters[f"W{l}"] @ a + parameters[f"b{l}"], 0)
        if masks is not None and l == 1:
            a = dropout_forward(a, masks[l - 1], keep_prob)
    z = parameters[f"W{L}"] @ a + parameters[f"b{L}"]
    return 1 / (1 + np.exp(-z))
