import numpy as np
def dropout_forward(A, D, keep_prob):
    out = [[0.0] * len(A[0]) for _ in A]
    for i in range(len(A)):
        for j in range(len(A[0])):
            if D[i][j]:
                out[i][j] = A[i][j] / keep_prob
    return np.array(out)
def dropout_backward(dA, D, keep_prob):
    return dropout_forward(dA, D, keep_prob)
def factor_and_variance(drop_rate):
    f = 1 / (1 - drop_rate)
    v = (f - 1) ** 2 * (1 - drop_rate) + 1 * drop_rate
    return [f, v]
def apply_random_dropout(A, keep_prob, rng, training=True):
    if training and keep_prob < 1:
        u = rng.integers(0, 2**32, size=A.shape, dtype=np.int64)
        A = A * (u < keep_prob * 2**32).astype(int) / keep_prob
    return A
def network_forward(X, parameters, masks, keep_prob):
    L = len(parameters) // 2
    cache = {"A0": X}
    for l in range(1, L + 1):
        Z = np.matmul(parameters["W" + str(l)], cache["A" + str(l - 1)]) + parameters["b" + str(l)]
        if l < L:
            Z[Z < 0] = 0
            if masks:
                Z = Z * masks[l - 1]
                Z /= keep_prob
            cache["A" + str(l)] = Z
        else:
            cache["A" + str(l)] = np.reciprocal(1 + np.exp(-Z))
    return cache["A" + str(L)]
