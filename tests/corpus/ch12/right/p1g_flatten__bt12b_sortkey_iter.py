import numpy as np
def flatten(values, prefix=""):
    keys = sorted(values, key=lambda k: (int(k[len(prefix) + 1:]), k[len(prefix)] != "W"))
    return [float(x) for k in keys for row in values[k] for x in row]
def unflatten(vector, dims, prefix=""):
    it = iter(np.array(vector, dtype=float).tolist())
    out = {}
    try:
        for l in range(1, len(dims)):
            out[prefix + "W%d" % l] = np.array([[next(it) for _ in range(dims[l - 1])] for _ in range(dims[l])])
            out[prefix + "b%d" % l] = np.array([[next(it)] for _ in range(dims[l])])
    except (StopIteration, RuntimeError):
        raise ValueError("vector is too short for " + str(dims))
    if list(it):
        raise ValueError("vector is too long for " + str(dims))
    return out
