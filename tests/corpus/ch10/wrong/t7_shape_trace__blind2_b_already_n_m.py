# expect: fail
# diagnosis: bias_like_z
import numpy as np

Shape = tuple[int, ...]


def shape_trace(dims, m):
    return [((o, i), (i, m), (o, m), (o, m)) for i, o in zip(dims, dims[1:])]
