# expect: fail
# diagnosis: gate_for_each_bit
from itertools import product


def parity_sizes(n):
    return n, 1 << (n - 1)
