# expect: fail
# diagnosis: one_for_each_slope
from itertools import accumulate
import operator

def chain_sweep(slopes):
    return list(accumulate(reversed(slopes), operator.mul, initial=1))[::-1]

def multiplications(L):
    return L - 1, L
