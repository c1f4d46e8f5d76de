import numpy as np

def forward(X, parameters, masks, keep_prob):
    c = dict(A0=X)
    L = max(int(k[1:]) for k in parameters if k[0] == "W")
    for l in range(1, L + 1):
        c[f"Z{l}"] = parameters[f"W{l}"] @ c[f"A{l-1}"] + parameters[f"b{l}"]
        if l == L:
            c[f"A{l}"] = (np.tanh(c[f"Z{l}"] / 2) + 1) / 2
        else:
            a = np.tanh(c[f"Z{l}"])
            D = masks.get(l)
            if D is not None:
                a *= D
                a /= keep_prob
            c[f"A{l}"] = a
    return c[f"A{L}"], c

def draw_masks(dims, m, keep_prob, rng):
    masks = {}
    for l, n in enumerate(dims):
        if l == 0 or l == len(dims) - 1:
            continue
        masks[l] = rng.binomial(1, keep_prob, size=(n, m))
    return masks
