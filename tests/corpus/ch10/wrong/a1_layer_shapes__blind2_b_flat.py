# expect: fail
# diagnosis: flat_bias
import numpy as np


def layer_shapes(dims, l, m):
    *_, p, n = dims[: l + 1]
    return {"A": (n, m), "Z": (n, m), "b": (n,), "W": (n, p)}
