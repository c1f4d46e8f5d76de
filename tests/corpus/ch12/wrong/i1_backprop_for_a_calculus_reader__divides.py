# expect: fail
# diagnosis: divided_step_by_step
from itertools import accumulate
import operator

def chain_sweep(slopes):
    total = 1
    for s in slopes:
        total *= s
    out = [total]
    for s in slopes:
        out.append(out[-1] / s if s else 0.0)
    return out

def multiplications(L):
    return L - 1, L * (L - 1) // 2
