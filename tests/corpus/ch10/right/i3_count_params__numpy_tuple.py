import numpy as np
def count_params(dims):
    d = np.array(dims)
    w, b = int(d[:-1] @ d[1:]), np.sum(d[1:])
    return w, b, w + b
