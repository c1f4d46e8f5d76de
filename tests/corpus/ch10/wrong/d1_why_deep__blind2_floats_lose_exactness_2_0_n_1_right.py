# expect: fail
# diagnosis: all_rows_but_one
from itertools import product


def parity_sizes(n):
    return n - 1, 2 ** n - 1
