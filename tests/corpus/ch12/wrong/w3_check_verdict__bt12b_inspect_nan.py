# expect: fail
# diagnosis: nan_inspected
from bisect import bisect_right
import math
WORDS = ("pass", "inspect", "fail")
def _rank(d):
    return 1 if math.isnan(d) else bisect_right([1e-7, 1e-5], d)
def verdict(difference):
    return WORDS[_rank(difference)]
def overall(differences):
    return WORDS[max(map(_rank, differences.values()))]
