import numpy as np

def dropout_forward(A, D, keep_prob):
    out = np.array(A, dtype=np.float64)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = out[i, j] / keep_prob if D[i, j] else 0
    return out

def dropout_backward(dA, D, keep_prob):
    return dropout_forward(dA, D, keep_prob)

def factor_and_variance(drop_rate):
    f = 1 / (1 - drop_rate)
    values, probs = np.array([f, 0.0]), np.array([1 - drop_rate, drop_rate])
    mean = np.sum(values * probs)
    return f, np.sum(probs * (values - mean) ** 2)

def apply_random_dropout(A, keep_prob, rng, training=True):
    if training == False:
        return A.copy()
    mask = (rng.uniform(size=A.shape) > 1 - keep_prob).astype(int)
    return A * mask * (1 / keep_prob)

def network_forward(X, parameters, masks, keep_prob):
    def layer(A, l):
        return parameters["W%d" % l].dot(A) + parameters["b%d" % l]
    L = len(parameters) / 2
    A, l = X, 1
    while l < L:
        A = layer(A, l)
        A = A * (A > 0)
        if masks is not None:
            A = dropout_forward(A, masks[l - 1], keep_prob)
        l += 1
    return 1.0 / (1.0 + np.exp(-layer(A, l)))
