# expect: fail
# diagnosis: adam_takes_the_root
def adam_or_momentum():
    return {"sgd x100": 100, "momentum x100": 100, "adam x100": 10, "adam entries": 1, "state": [1, 2],
            "always": False, "flat": False, "vision": True}
