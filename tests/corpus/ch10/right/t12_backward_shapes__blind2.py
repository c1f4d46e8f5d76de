Line = tuple[tuple[int, ...] | int, ...]


def backward_shapes():
    n, p, m = np.int64(5), 8, 6
    prod = lambda a, b: (a, b, a[1], (a[0], b[1]))
    d = {k: prod(*v) for k, v in {"dA_prev": ((p, n), (n, m)), "dW": ((n, m), (m, p)), "Z": ((n, p), (p, m))}.items()}
    d["dZ"] = [(n, m)] * 2 + [0] + [(n, m)]
    d["db"] = [(n, m), m, (n, 1)]
    return d
import numpy as np
