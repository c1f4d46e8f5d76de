# expect: fail
# diagnosis: output_left_out
import numpy as np

Shape = tuple[int, ...]


def shape_trace(dims, m):
    return [((o, i), (i, m), (o, 1), (o, m)) for i, o in zip(dims, dims[1:-1])]
