import numpy as np
def compute_cost(AL, Y):
    n, m = AL.shape
    J = -np.einsum("km,km->", Y, np.log(AL))
    if n == 1:
        J -= np.einsum("km,km->", 1 - Y, np.log1p(-AL))
    return J / m
