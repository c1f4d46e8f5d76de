# expect: fail
# diagnosis: transposed_weights
import numpy as np

Shape = tuple[int, ...]


def shape_trace(dims, m):
    return [((i, o), (i, m), (o, 1), (o, m)) for i, o in zip(dims, dims[1:])]
