import numpy as np

def flatten(values, prefix=""):
    result = []
    l = 1
    while prefix + "W" + str(l) in values:
        for row in values[prefix + "W" + str(l)]:
            result.extend(row)
        for row in values[prefix + "b" + str(l)]:
            result.append(row[0])
        l += 1
    return result

def unflatten(vector, dims, prefix=""):
    need = sum(a * b + b for a, b in zip(dims[:-1], dims[1:]))
    if len(vector) != need:
        raise ValueError("expected %d numbers, got %d" % (need, len(vector)))
    numbers = iter(list(vector))
    out = {}
    for l in range(1, len(dims)):
        out[prefix + "W" + str(l)] = np.array([[next(numbers) for _ in range(dims[l - 1])] for _ in range(dims[l])])
        out[prefix + "b" + str(l)] = np.array([[next(numbers)] for _ in range(dims[l])])
    return out
