# expect: fail
# diagnosis: weights_only
import numpy as np


def dimension_table(dims, m):
    table = []
    for l, (p, n) in enumerate(zip(dims, dims[1:]), start=1):
        table.append(dict(cached=m * (n + p), parameters=n * p, Z=(n, m), b=(n, 1), W=(n, p), layer=l))
    return table
