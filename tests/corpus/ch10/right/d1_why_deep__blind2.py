from itertools import product


def parity_sizes(n):
    odd = sum(math.comb(n, k) for k in range(1, n + 1, 2))
    return [n - 1, odd]
import math
