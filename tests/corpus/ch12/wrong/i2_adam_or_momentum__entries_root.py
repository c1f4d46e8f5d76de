# expect: fail
# diagnosis: adam_takes_the_root
def adam_or_momentum():
    return {"sgd x100": 100, "momentum x100": 100, "adam x100": 1, "adam entries": 1000 ** 0.5, "state": [1, 2],
            "always": False, "flat": False, "vision": True}
