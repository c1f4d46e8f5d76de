# expect: fail
# diagnosis: exact_share
import numpy as np
def dropout_forward(A, D, keep_prob):
    return np.where(D, A / keep_prob, 0)
def dropout_backward(dA, D, keep_prob):
    return (D * dA) * keep_prob ** -1
def factor_and_variance(drop_rate):
    keep = 1 - drop_rate
    return 1 / keep, drop_rate / keep
def apply_random_dropout(A, keep_prob, rng, training=True):
    if not training or keep_prob == 1:
        return A
    D = np.zeros(A.size)
    D[rng.permutation(A.size)[:int(round(keep_prob * A.size))]] = 1
    return A * D.reshape(A.shape) / keep_prob
def network_forward(X, parameters, masks, keep_prob):
    L = len(parameters) // 2
    A = X
    for l in range(1, L):
        A = np.maximum(parameters[f"W{l}"] @ A + parameters[f"b{l}"], 0)
        if masks is not None:
            A = dropout_forward(A, masks[l - 1], keep_prob)
    return 1 / (1 + np.exp(-(parameters[f"W{L}"] @ A + parameters[f"b{L}"])))
