# expect: fail
# diagnosis: sorted_as_text
import numpy as np


def dimension_report(parameters):
    rows = []
    for l in sorted((k[1:] for k in parameters if k[0] == 'W')):
        l = int(l)
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        rows.append((l, W.shape, b.shape, W.size + b.size))
    return rows, sum(r[-1] for r in rows)
