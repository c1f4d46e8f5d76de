# expect: fail
# diagnosis: against_division_by_zero
def concepts():
    return {"correction": "a", "factors": [10, 1000], "after correction": "b", "dropout": "b", "through relu": (0.0, 0.5),
            "relu": "c", "check": "d", "check bug": "b", "gpt-3": "b", "windows": [20, 1000], "batch": "b", "batch reason": "b"}
