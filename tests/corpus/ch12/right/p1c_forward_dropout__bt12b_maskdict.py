import numpy as np
def forward(X, parameters, masks, keep_prob):
    L = sum(1 for k in parameters if k.startswith("W"))
    A, caches = X, {"A0": X}
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"].dot(A) + parameters[f"b{l}"]
        A = np.tanh(Z) if l < L else np.exp(-np.logaddexp(0, -Z))
        if l in masks:
            A = np.where(masks[l], A / keep_prob, 0.0)
        caches |= {f"Z{l}": Z, f"A{l}": A}
    return A, caches
def draw_masks(dims, m, keep_prob, rng):
    return {l: rng.binomial(1, keep_prob, size=(n, m)) for l, n in enumerate(dims) if 0 < l < len(dims) - 1}
