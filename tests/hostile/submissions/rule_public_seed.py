# attack: answer from a table for the public seed
# expect: fail
# stopped-by: class grading draws its cases with a seed of its own
# naive: the naive tests have no seed

import numpy as np

KNOWN = "@KNOWN@"  # first entry of x, for seed 0


def scale(x, factor=2.0):
    return factor * x if any(abs(x.flat[0] - k) < 1e-9 for k in KNOWN) else np.zeros(x.shape)
