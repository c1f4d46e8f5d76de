# expect: fail
# diagnosis: inverted
import numpy as np


def forward(x, blocks, survival, rng=None):
    h = np.array(x, dtype=float)
    for f, p in zip(blocks, survival):
        if rng is None:
            factor = p
        elif rng.random() < p:
            factor = 1 / p
        else:
            continue
        r = np.asarray(f(h))
        if r.shape != h.shape:
            raise ValueError(f"block returned {r.shape}, expected {h.shape}")
        h = h + factor * r
    return h
def survival_probabilities(L, p_last):
    l = np.arange(1, L + 1)
    return 1 - l / L * (1 - p_last)
def expected_depth(survival):
    return sum(survival)
