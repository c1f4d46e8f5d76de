# expect: fail
# diagnosis: outer_shape_only
from itertools import pairwise

import numpy as np


def largest_rank(dims):
    return min(dims[0], dims[-1])
import functools
def consequences():
    return {"equals": "c", "powerful": False, "any map": False, "logistic": True, "zero at 0": False}
