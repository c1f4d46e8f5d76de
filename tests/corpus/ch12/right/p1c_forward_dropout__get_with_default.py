import numpy as np

def forward(X, parameters, masks, keep_prob):
    c = {}
    c["A0"] = X
    last = max(int(name[1:]) for name in parameters)
    for l in range(1, last):
        c["Z%d" % l] = parameters["W%d" % l] @ c["A%d" % (l - 1)] + parameters["b%d" % l]
        D = masks.get(l)
        c["A%d" % l] = np.tanh(c["Z%d" % l]) if D is None else np.tanh(c["Z%d" % l]) * D / keep_prob
    ZL = parameters["W%d" % last] @ c["A%d" % (last - 1)] + parameters["b%d" % last]
    c["Z%d" % last] = ZL
    c["A%d" % last] = np.exp(ZL) / (1.0 + np.exp(ZL))
    return c["A%d" % last], c

def draw_masks(dims, m, keep_prob, rng):
    return {l + 1: 1.0 * (rng.uniform(0, 1, (n, m)) >= 1 - keep_prob) for l, n in enumerate(dims[1:-1])}
