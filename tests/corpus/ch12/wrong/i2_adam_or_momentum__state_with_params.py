# expect: fail
# diagnosis: parameter_counted
def adam_or_momentum():
    return {"sgd x100": 100, "momentum x100": 100, "adam x100": 1, "adam entries": 1, "state": [2, 3],
            "always": False, "flat": False, "vision": True}
