# expect: fail
# diagnosis: larger_of_ties
import numpy as np


def _count(dims):
    return sum((p + 1) * q for p, q in zip(dims, dims[1:]))
def equal_budget_width(n_in, k, n_out, budget):
    f = lambda h: _count([n_in, *[h] * k, n_out])
    lo, hi = 1, 2
    while f(hi) < budget: lo, hi = hi, 2 * hi
    while hi - lo > 1:
        mid = (lo + hi) // 2
        if f(mid) <= budget: lo = mid
        else: hi = mid
    return min((lo, hi), key=lambda h: (abs(f(h) - budget), -h))
def compare():
    A, B = _count([64, 141, 141, 10]), _count([64, 128, 64, 32, 10])
    h = equal_budget_width(64, 2, 10, B)
    return {"A": A, "B": B, "ratio": A / B, "width": h, "count": _count([64, h, h, 10])}
