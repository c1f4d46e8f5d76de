import numpy as np
def forward(X, parameters, masks, keep_prob):
    L = len(parameters) // 2
    caches = {"A0": X}
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ caches[f"A{l-1}"] + parameters[f"b{l}"]
        A = np.tanh(Z) if l < L else 1 / (1 + np.exp(-Z))
        D = masks.get(l)
        if D is not None:
            A = np.divide(A * D, keep_prob)
        caches.update({f"Z{l}": Z, f"A{l}": A})
    return A, caches
def draw_masks(dims, m, keep_prob, rng):
    return {l: rng.choice([0, 1], p=[1 - keep_prob, keep_prob], size=(dims[l], m)) for l in range(1, len(dims) - 1)}
