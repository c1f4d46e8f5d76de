import numpy as np


def count_by_layer(dims):
    n = np.asarray(dims)
    w = n[1:] * n[:-1]
    b = n[1:]
    return {"weights": w, "biases": b, "total": w.sum() + b.sum()}
