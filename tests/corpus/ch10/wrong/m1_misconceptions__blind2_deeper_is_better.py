# expect: fail
# diagnosis: deeper_is_better
from itertools import pairwise


def beliefs():
    return {"M1": (True, "h"), "M2": (True, "c"), "M3": (False, "a"), "M4": (True, "g"), "weight matrices": 3, "hidden layers": 2, "examples per parameter": 500000 / 17528}
