import numpy as np


def dimension_report(parameters):
    rows, total, l = [], 0, 1
    while f"W{l}" in parameters:
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        count = int(np.prod(W.shape)) + len(b)
        rows.append([l, W.shape, b.shape, count])
        total = total + count
        l += 1
    return rows, total
