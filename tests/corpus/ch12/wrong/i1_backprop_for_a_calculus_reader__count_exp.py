# expect: fail
# diagnosis: doubles_with_every_layer
from itertools import accumulate
import operator

def chain_sweep(slopes):
    return list(accumulate(reversed(slopes), operator.mul, initial=1))[::-1]

def multiplications(L):
    return L - 1, 2 ** (L - 1) - 1
