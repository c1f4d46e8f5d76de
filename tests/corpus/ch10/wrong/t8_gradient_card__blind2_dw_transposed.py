# expect: fail
# diagnosis: transposed_dw
import numpy as np


def gradient_card(dims, l, m):
    n, p = dims[l], dims[l - 1]
    return {"dA_prev": (p, m), "dA": (n, m), "dZ": (n, m), "db": (n, 1), "dW": (p, n)}
