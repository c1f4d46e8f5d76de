# expect: fail
# diagnosis: slopes_added_to_one
from itertools import accumulate
import operator

def chain_sweep(slopes):
    return list(accumulate(reversed(slopes), operator.add, initial=1))[::-1]

def multiplications(L):
    return L - 1, L * (L - 1) // 2
