import numpy as np
def count_by_layer(dims):
    d = np.asarray(dims)
    w = d[1:] * np.roll(d, 1)[1:]
    return {"total": w.sum() + d[1:].sum(), "biases": d[1:], "weights": w}
