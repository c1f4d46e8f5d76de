# expect: fail
# diagnosis: row_for_the_input
import numpy as np


def dimension_report(parameters):
    rows = [(0, (), (), 0)]
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        rows.append((l, W.shape, b.shape, W.size + b.size))
    return rows, sum(r[-1] for r in rows)
