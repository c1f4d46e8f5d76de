# expect: fail
# diagnosis: square_weights
import numpy as np


def layer_shapes(dims, l, m):
    *_, p, n = dims[: l + 1]
    return {"A": (n, m), "Z": (n, m), "b": (n, 1), "W": (n, n)}
