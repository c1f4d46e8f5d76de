# expect: fail
# diagnosis: first_costs_too
import numpy as np
def chain_sweep(slopes):
    return np.append(np.cumprod(slopes[::-1])[::-1], 1.0)
def multiplications(L):
    return np.array([L, L * (L - 1) // 2])
