# expect: fail
# diagnosis: bias_shape_flat
import numpy as np


def dimension_report(parameters):
    rows = []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        rows.append((l, W.shape, (b.shape[0],), W.size + b.size))
    return rows, sum(r[-1] for r in rows)
