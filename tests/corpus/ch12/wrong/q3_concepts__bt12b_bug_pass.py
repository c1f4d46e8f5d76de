# expect: fail
# diagnosis: one_percent_passes
def concepts():
    p = 0.5
    mean = sum(0.25 * max(0, x1 / p - x2 * 1.5 / p) for x1 in (0, 1) for x2 in (0, 1))
    return {"correction": "c", "factors": (1 / (1 - 0.9), 1 / (1 - 0.999)), "after correction": "b", "dropout": "b",
            "through relu": [max(0, 1 - 1.5), mean], "relu": "c", "check": "d", "check bug": "a", "gpt-3": "b",
            "windows": [1 / (1 - 0.95), 1 / (1 - 0.999)], "batch": "b", "batch reason": "b"}
