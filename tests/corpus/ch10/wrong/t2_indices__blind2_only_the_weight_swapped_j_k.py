# expect: fail
# diagnosis: sender_first
Answer = str | tuple[int, ...]


def indices():
    out = {}
    out["x"] = "C"; out["row"] = "A"
    out["bias"] = (1, 2, 0)
    out["activation"] = (2, 3, 6)
    out["connection"] = (2, 5, 3, 1)
    out["weight"] = (2, 2, 1)
    return out
