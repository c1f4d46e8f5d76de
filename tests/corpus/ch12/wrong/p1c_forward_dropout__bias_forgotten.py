# expect: fail
# diagnosis: bias_forgotten
import numpy as np

def forward(X, parameters, masks, keep_prob):
    caches = {"A0": X}
    A = X
    L = len(parameters) // 2
    for l in range(1, L + 1):
        Z = np.dot(parameters[f"W{l}"], A)
        if l < L:
            A = np.tanh(Z)
            if l in masks:
                A = A * masks[l]
                A = A / keep_prob
        else:
            A = 1 / (1 + np.exp(-Z))
        caches[f"Z{l}"] = Z
        caches[f"A{l}"] = A
    return A, caches

def draw_masks(dims, m, keep_prob, rng):
    masks = {}
    for l in range(1, len(dims) - 1):
        masks[l] = (rng.random((dims[l], m)) < keep_prob).astype(int)
    return masks
