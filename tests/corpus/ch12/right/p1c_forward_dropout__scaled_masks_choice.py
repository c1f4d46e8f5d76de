import numpy as np

def sigmoid(z): return 1. / (1. + np.exp(-z))

def forward(X, parameters, masks, keep_prob):
    scaled = {l: np.asarray(D, dtype=float) / keep_prob for l, D in masks.items()}
    caches, A, l = {"A0": X}, X, 1
    while "W%d" % l in parameters:
        W, b = parameters["W%d" % l], parameters["b%d" % l]
        Z = W.dot(A) + b
        last = "W%d" % (l + 1) not in parameters
        A = sigmoid(Z) if last else np.tanh(Z) * scaled.get(l, 1.0)
        caches["Z%d" % l] = Z; caches["A%d" % l] = A
        l += 1
    return A, caches

def draw_masks(dims, m, keep_prob, rng):
    out = {}
    for l in range(1, len(dims) - 1):
        D = np.ones((dims[l], m))
        D[rng.uniform(size=(dims[l], m)) >= keep_prob] = 0.0
        out[l] = D
    return out
