import numpy as np
def largest_rank(dims):
    rng = np.random.default_rng(1)
    M = np.eye(dims[0])
    for a, b in zip(dims, dims[1:]):
        M = rng.standard_normal((b, a)) @ M
    return np.linalg.matrix_rank(M)
def consequences():
    return dict(zip(("equals", "powerful", "any map", "logistic", "zero at 0"), ("c", 0 > 1, False, True, False)))
