import numpy as np

def forward(X, parameters, masks, keep_prob):
    L = len(parameters) // 2
    caches = {"A0": X}
    A = X
    for l in range(1, L):
        Z = np.dot(parameters["W" + str(l)], A) + parameters["b" + str(l)]
        A = np.tanh(Z)
        if l in masks:
            A = A * masks[l]
            A = A / keep_prob
        caches["Z" + str(l)], caches["A" + str(l)] = Z, A
    ZL = np.dot(parameters["W" + str(L)], A) + parameters["b" + str(L)]
    AL = 1 / (1 + np.exp(-ZL))
    caches["Z" + str(L)] = ZL
    caches["A" + str(L)] = AL
    return AL, caches

def draw_masks(dims, m, keep_prob, rng):
    return {l: (rng.random((dims[l], m)) < keep_prob).astype(int) for l in range(1, len(dims) - 1)}
