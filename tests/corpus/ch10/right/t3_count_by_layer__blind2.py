import numpy as np


import functools, operator
def count_by_layer(dims):
    d = np.asarray(dims, dtype=np.int64)
    w = d[:-1] * d[1:]
    return {"weights": w.tolist(), "biases": d[1:].tolist(), "total": functools.reduce(operator.add, [*w, *d[1:]])}
