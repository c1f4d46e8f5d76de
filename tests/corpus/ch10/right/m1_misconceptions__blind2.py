from itertools import pairwise


def beliefs():
    dims = [50, 128, 64, 32, 16, 8]
    total = sum(p * q + q for p, q in pairwise(dims))
    ans = dict(zip(("M1", "M2", "M3", "M4"), [[False, "f"], [True, "c"], [False, "a"], [True, "g"]]))
    return ans | {"examples per parameter": round(5e5 / total, 4), "hidden layers": 2.0, "weight matrices": 3}
