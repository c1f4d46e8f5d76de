# expect: fail
# diagnosis: input_is_layer_one
from itertools import pairwise


def beliefs():
    return {"M1": (False, "f"), "M2": (False, "e"), "M3": (False, "a"), "M4": (True, "g"), "weight matrices": 4, "hidden layers": 2, "examples per parameter": 500000 / 17528}
