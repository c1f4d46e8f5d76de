# expect: fail
# diagnosis: two_terms_per_gate
from itertools import product


def parity_sizes(n):
    return n - 1, 2 * (n - 1)
