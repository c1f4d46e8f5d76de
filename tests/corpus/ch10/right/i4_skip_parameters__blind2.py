import numpy as np


def count_with_skips(dims, skips, bias=False):
    total = 0
    for l in range(1, len(dims)):
        total += np.zeros((dims[l], dims[l-1])).size + np.zeros((dims[l], 1)).size
    for pair in skips:
        total = total + skip_parameters(*[dims[i] for i in pair], bias=bias)
    return np.int64(total)
def skip_parameters(n_from, n_to, bias=False):
    if n_from != n_to:
        P = n_from * n_to
        if bias:
            P += n_to
        return P
    return 0
