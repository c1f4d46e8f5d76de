# expect: fail
# diagnosis: db_loses_an_axis
import numpy as np


def gradient_card(dims, l, m):
    n, p = dims[l], dims[l - 1]
    return {"dA_prev": (p, m), "dA": (n, m), "dZ": (n, m), "db": (n,), "dW": (n, p)}
