def count(dims):
    return sum(a * b + b for a, b in zip(dims, dims[1:]))


def equal_budget_width(n_in, k, n_out, budget):
    best, best_gap = None, None
    for h in range(1, budget + 2):
        gap = abs(count([n_in] + k * [h] + [n_out]) - budget)
        if best is None or gap < best_gap:
            best, best_gap = h, gap
        elif gap > best_gap:
            break
    return best


def compare():
    A = count([64, 141, 141, 10])
    B = count([64, 128, 64, 32, 10])
    h = equal_budget_width(64, 2, 10, B)
    return {"A": A, "B": B, "ratio": round(A / B, 4), "width": h, "count": count([64, h, h, 10])}
