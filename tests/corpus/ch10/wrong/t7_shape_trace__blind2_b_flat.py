# expect: fail
# diagnosis: flat_bias
import numpy as np

Shape = tuple[int, ...]


def shape_trace(dims, m):
    return [((o, i), (i, m), (o,), (o, m)) for i, o in zip(dims, dims[1:])]
