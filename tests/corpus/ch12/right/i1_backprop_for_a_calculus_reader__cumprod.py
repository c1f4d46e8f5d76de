import numpy as np
def chain_sweep(slopes):
    return np.append(np.cumprod(slopes[::-1])[::-1], 1.0)
def multiplications(L):
    return np.array([L - 1, L * (L - 1) // 2])
