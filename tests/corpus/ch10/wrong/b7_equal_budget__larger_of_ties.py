# expect: fail
# diagnosis: larger_of_ties
def count(widths):
    total = 0
    for i in range(1, len(widths)):
        total += (widths[i - 1] + 1) * widths[i]
    return total
def equal_budget_width(n_in, k, n_out, budget):
    best, best_d = None, float("inf")
    h = 1
    while True:
        c = count([n_in] + k * [h] + [n_out])
        if abs(c - budget) <= best_d:
            best, best_d = h, abs(c - budget)
        if c > budget:
            return best
        h += 1
def compare():
    a, b = count([64, 141, 141, 10]), count([64, 128, 64, 32, 10])
    h = equal_budget_width(64, 2, 10, b)
    return {"A": a, "B": b, "ratio": a / b, "width": h, "count": count([64, h, h, 10])}
