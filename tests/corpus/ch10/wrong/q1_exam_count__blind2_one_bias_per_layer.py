# expect: fail
# diagnosis: weights_only
def exam():
    n = lambda d: sum(b * a + 1 for a, b in zip(d, d[1:]))
    h = next(h for h in range(1, 10**6) if n([100, h, 10]) >= 11110)
    return {"saved": n([100, 50, 25, 10]) - n([100, 50, 10]), "width": h, "parameters": n([100, 50, 25, 10])}
