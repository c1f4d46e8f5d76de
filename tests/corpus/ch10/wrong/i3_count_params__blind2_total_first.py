# expect: fail
# diagnosis: total_first
import numpy as np


def count_params(dims):
    w = sum(a * b for a, b in zip(dims, dims[1:])); b = sum(dims[1:])
    return w + b, w, b
