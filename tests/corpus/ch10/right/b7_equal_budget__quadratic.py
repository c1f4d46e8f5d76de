import math
def _p(n_in, k, n_out, h):
    return (k - 1) * h * h + (n_in + k + n_out) * h + n_out
def equal_budget_width(n_in, k, n_out, budget):
    A, B, C = k - 1, n_in + k + n_out, n_out - budget
    if A == 0:
        root = -C / B
    else:
        root = (-B + math.sqrt(B * B - 4 * A * C)) / (2 * A)
    lo = max(1, int(root) - 1)
    return min(range(lo, lo + 4), key=lambda h: (abs(_p(n_in, k, n_out, h) - budget), h))
def compare():
    h = equal_budget_width(64, 2, 10, 18986)
    return {"A": _p(64, 2, 10, 141), "B": 18986, "ratio": round(_p(64, 2, 10, 141) / 18986, 4), "width": h, "count": _p(64, 2, 10, h)}
