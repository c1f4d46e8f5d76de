import numpy as np


import math
def params(n_in, k, n_out, h):
    return (k - 1) * h * h + (n_in + n_out + k) * h + n_out
def equal_budget_width(n_in, k, n_out, budget):
    a, b, c = k - 1, n_in + n_out + k, n_out - budget
    if a == 0:
        guess = -c / b
    else:
        guess = (-b + math.sqrt(b * b - 4 * a * c)) / (2 * a)
    candidates = range(max(1, int(guess) - 2), int(guess) + 4)
    best = None
    for h in candidates:
        d = abs(params(n_in, k, n_out, h) - budget)
        if best is None or d < best[0]:
            best = d, h
    return best[1]
def compare():
    B = 64 * 128 + 128 + 128 * 64 + 64 + 64 * 32 + 32 + 32 * 10 + 10
    A = params(64, 2, 10, 141)
    h = equal_budget_width(64, 2, 10, B)
    return {"count": params(64, 2, 10, h), "width": float(h), "ratio": round(A / B, 4), "B": float(B), "A": np.int64(A)}
