# expect: fail
# diagnosis: thousand_is_few
def first_architecture(examples, structured, real_time):
    match examples:
        case n if n <= 1000: lo, hi = 1, 2
        case n if n > 100_000 and structured: lo, hi = 5, None
        case _: lo, hi = 2, 5
    return (lo, lo if real_time else hi)
def theory():
    yes = {"exists", "new data", "relu"}
    return {k: k in yes for k in ("exists", "size", "training", "new data", "polynomial", "relu", "every")}
