import numpy as np


def forward(x, blocks, survival, rng=None):
    for f, p in zip(blocks, survival):
        keep = True if rng is None else bool(rng.binomial(1, p))
        if keep:
            r = f(x)
            if r.shape != x.shape: raise ValueError("no")
            x = x + (p if rng is None else 1) * r
    return x
survival_probabilities = lambda L, p_last: np.array([1 - (l / L) * (1 - p_last) for l in range(1, L + 1)])
expected_depth = lambda survival: float(np.sum(survival))
