# expect: fail
# diagnosis: keeps_the_rest
import numpy as np

def dropout_forward(A, D, keep_prob):
    A = np.multiply(A, D)
    A = A / keep_prob
    return A

def dropout_backward(dA, D, keep_prob):
    dA = dA * D
    dA /= keep_prob
    return dA

def factor_and_variance(drop_rate):
    keep = 1 - drop_rate
    factor = 1 / keep
    return factor, keep * factor ** 2 - 1

def apply_random_dropout(A, keep_prob, rng, training=True):
    if not training:
        return A
    D = rng.random(A.shape)
    D = D > keep_prob
    return A * D / keep_prob

def network_forward(X, parameters, masks, keep_prob):
    L = len(parameters) // 2
    A = X
    for l in range(1, L):
        Z = np.dot(parameters["W" + str(l)], A) + parameters["b" + str(l)]
        A = np.maximum(0, Z)
        if masks is not None:
            A = A * masks[l - 1] / keep_prob
    Z = np.dot(parameters["W" + str(L)], A) + parameters["b" + str(L)]
    return 1 / (1 + np.exp(-Z))
