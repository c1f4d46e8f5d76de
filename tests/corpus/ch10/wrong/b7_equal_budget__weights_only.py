# expect: fail
# diagnosis: no_biases
def count(dims):
    return sum(a * b for a, b in zip(dims, dims[1:]))


def equal_budget_width(n_in, k, n_out, budget):
    widths = range(1, 2000)
    return min(widths, key=lambda h: abs(count([n_in] + k * [h] + [n_out]) - budget))


def compare():
    A = count([64, 141, 141, 10])
    B = count([64, 128, 64, 32, 10])
    h = equal_budget_width(64, 2, 10, B)
    return {"A": A, "B": B, "ratio": A / B, "width": h, "count": count([64, h, h, 10])}
