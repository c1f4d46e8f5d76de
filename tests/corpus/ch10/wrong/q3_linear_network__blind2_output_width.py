# expect: fail
# diagnosis: output_width
from itertools import pairwise

import numpy as np


def largest_rank(dims):
    return dims[-1]
import functools
def consequences():
    return {"equals": "c", "powerful": False, "any map": False, "logistic": True, "zero at 0": False}
