# expect: fail
# diagnosis: a_is_the_input
import numpy as np


def layer_shapes(dims, l, m):
    *_, p, n = dims[: l + 1]
    return {"A": (p, m), "Z": (n, m), "b": (n, 1), "W": (n, p)}
