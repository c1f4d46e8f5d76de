import numpy as np
def _layer(A, W, b, last):
    Z = np.add(np.matmul(W, A), b)
    return Z, (1.0 / (1.0 + np.exp(-Z)) if last else np.tanh(Z))
def forward(X, parameters, masks, keep_prob):
    assert 0 < keep_prob <= 1
    caches = {"A0": np.asarray(X, dtype=float)}
    L = len(parameters) // 2
    for layer in range(L):
        Z, A = _layer(caches["A" + str(layer)], parameters["W" + str(layer + 1)], parameters["b" + str(layer + 1)], layer == L - 1)
        mask = masks.get(layer + 1, None)
        if mask is not None:
            A = A * mask
            A /= keep_prob
        caches["Z" + str(layer + 1)] = Z
        caches["A" + str(layer + 1)] = A
    return [caches["A" + str(L)], caches]
def draw_masks(dims, m, keep_prob, rng):
    masks = dict()
    for l in range(1, len(dims) - 1):
        masks[l] = np.array([[bool(rng.uniform() < keep_prob) for _ in range(m)] for _ in range(dims[l])])
    return masks
