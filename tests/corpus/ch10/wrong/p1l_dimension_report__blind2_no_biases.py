# expect: fail
# diagnosis: weights_only
import numpy as np


def dimension_report(parameters):
    rows = []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        rows.append((l, W.shape, b.shape, W.size))
    return rows, sum(r[-1] for r in rows)
