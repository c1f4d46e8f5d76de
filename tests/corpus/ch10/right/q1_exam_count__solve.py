P = lambda *d: sum((a + 1) * b for a, b in zip(d, d[1:]))
def exam():
    h, = [h for h in range(1, 1000) if P(100, h, 10) == 11110]
    return {"saved": P(100, 50, 25, 10) - P(100, 50, 10), "width": h, "parameters": P(100, 50, 25, 10)}
