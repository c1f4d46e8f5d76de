# expect: fail
# diagnosis: variance_as_deviation
import math
from itertools import pairwise


def ignio():
    dims = [50, 128, 64, 32, 16, 8]
    w = sum(a * b for a, b in pairwise(dims)); b = sum(dims[1:])
    return {"weight matrices": 5, "hidden layers": 4, "parameters": w + b, "penalized": w, "std of W1": 2 / 50, "output sum": 1, "narrows everywhere": all(a > b for a, b in pairwise(dims))}
