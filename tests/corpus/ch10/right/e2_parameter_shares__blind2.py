import numpy as np


def parameter_shares(dims):
    counts = []
    for i in range(1, len(dims)):
        counts.append(dims[i] * dims[i - 1] + dims[i])
    return tuple(c * 100 / sum(counts) for c in counts)
def ignio():
    return {"total": 17528.0, "first_two": 84.35, "largest": 2}
