# expect: fail
# diagnosis: flat_first
from itertools import product


def parity_sizes(n):
    return 1 << (n - 1), n - 1
