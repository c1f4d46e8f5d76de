# attack: draw the expected values again from a generator with the likely seed
# expect: fail
# stopped-by: class grading draws its cases with a seed of its own

import numpy as np


def scale(x, factor=2.0):
    for seed in range(100):
        rng = np.random.default_rng(seed)
        if np.array_equal(rng.normal(size=x.shape), x):
            return factor * x
    return 0 * x
