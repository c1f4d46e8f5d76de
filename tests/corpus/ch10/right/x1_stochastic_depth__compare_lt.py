import numpy as np
def forward(x, blocks, survival, rng=None):
    h = np.array(x, dtype=float)
    for f, p in zip(blocks, survival):
        if rng is not None and not rng.random() < p:
            continue
        d = np.asarray(f(h))
        if d.shape != h.shape:
            raise ValueError(f"block gave {d.shape}, expected {h.shape}")
        h = h + (p if rng is None else 1) * d
    return h
def survival_probabilities(L, p_last):
    return np.linspace(1, p_last, L + 1)[1:]
def expected_depth(survival):
    return np.sum(survival)
