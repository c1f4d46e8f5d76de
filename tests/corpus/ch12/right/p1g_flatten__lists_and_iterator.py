import numpy as np

def flatten(values, prefix=""):
    vec = []
    l = 1
    while prefix + "W%d" % l in values:
        for c in "Wb":
            for row in values[prefix + c + str(l)]:
                vec.extend(float(x) for x in row)
        l += 1
    return np.array(vec)

def unflatten(vector, dims, prefix=""):
    it = iter(list(vector))
    d = {}
    try:
        for l in range(1, len(dims)):
            d[prefix + "W" + str(l)] = np.array([[next(it) for j in range(dims[l - 1])] for i in range(dims[l])])
            d[prefix + "b" + str(l)] = np.array([[next(it)] for i in range(dims[l])])
    except (StopIteration, RuntimeError):
        raise ValueError("vector too short")
    if list(it):
        raise ValueError("vector too long")
    return d
