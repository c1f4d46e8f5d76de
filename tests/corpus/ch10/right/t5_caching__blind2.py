import numpy as np


from itertools import pairwise
from fractions import Fraction
def caching_balance(layer_dims, m, backward):
    macs = np.dot(layer_dims[1:], layer_dims[:-1])
    hidden = layer_dims[1:-1]
    return dict(factor=1 + 1 / (1 + backward), numbers=float(m * (2 * sum(hidden) + layer_dims[-1])), flops=np.float64(2 * m * macs))
