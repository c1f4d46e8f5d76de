# expect: fail
# diagnosis: bias_row
import numpy as np

Shape = tuple[int, ...]


def shape_trace(dims, m):
    return [((o, i), (i, m), (1, o), (o, m)) for i, o in zip(dims, dims[1:])]
