# expect: fail
# diagnosis: stops_at_the_first
import numpy as np

Warnings = list[tuple[int, str, tuple[int, ...], tuple[int, ...]]]


def dimension_debug(dims, parameters, X):
    expected = [(0, "X", X, (dims[0], X.shape[1]))]
    for l in range(1, len(dims)):
        expected.append((l, "W", parameters[f"W{l}"], (dims[l], dims[l - 1])))
        expected.append((l, "b", parameters[f"b{l}"], (dims[l], 1)))
    return ([(l, q, a.shape, s) for l, q, a, s in expected if a.shape != s])[:1]
