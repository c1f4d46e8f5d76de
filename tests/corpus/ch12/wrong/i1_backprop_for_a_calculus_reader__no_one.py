# expect: fail
# diagnosis: last_one_left_out
import numpy as np
def chain_sweep(slopes):
    return np.cumprod(slopes[::-1])[::-1]
def multiplications(L):
    return np.array([L - 1, L * (L - 1) // 2])
