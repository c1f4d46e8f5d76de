import numpy as np
import math

def chain_sweep(slopes: list[float]) -> np.ndarray:
    d = np.ones(len(slopes) + 1)
    for i in range(len(slopes), 0, -1):
        d[i - 1] = slopes[i - 1] * d[i]
    return d

def multiplications(L):
    without = sum(k - 1 for k in range(1, L + 1))
    return [max(L - 1, 0), math.comb(L, 2)][:1] + [without]
