# expect: fail
# diagnosis: layers_in_text_order
import numpy as np

Warnings = list[tuple[int, str, tuple[int, ...], tuple[int, ...]]]


def dimension_debug(dims, parameters, X):
    expected = [(0, "X", X, (dims[0], X.shape[1]))]
    for l in range(1, len(dims)):
        expected.append((l, "W", parameters[f"W{l}"], (dims[l], dims[l - 1])))
        expected.append((l, "b", parameters[f"b{l}"], (dims[l], 1)))
    expected.sort(key=lambda t: (str(t[0]), 'XWb'.index(t[1])))
    return [(l, q, a.shape, s) for l, q, a, s in expected if a.shape != s]
