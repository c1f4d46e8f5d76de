# expect: fail
# diagnosis: bias_row
import numpy as np


def layer_shapes(dims, l, m):
    *_, p, n = dims[: l + 1]
    return {"A": (n, m), "Z": (n, m), "b": (1, n), "W": (n, p)}
