# expect: fail
# diagnosis: sender_first
Answer = str | tuple[int, ...]


def indices():
    out = {}
    out["x"] = "C"; out["row"] = "B"
    out["bias"] = (1, 2, 0)
    out["activation"] = (2, 3, 6)
    out["connection"] = (2, 1, 3, 5)
    out["weight"] = (2, 2, 1)
    return out
