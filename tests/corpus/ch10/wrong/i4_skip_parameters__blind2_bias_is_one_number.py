# expect: fail
# diagnosis: one_bias_number
import numpy as np


def skip_parameters(n_from, n_to, bias=False):
    return 0 if n_from == n_to else n_to * n_from + int(bias)
def count_with_skips(dims, skips, bias=False):
    base = sum((p + 1) * n for p, n in zip(dims, dims[1:]))
    return base + sum(skip_parameters(dims[s], dims[t], bias) for s, t in skips)
