# expect: fail
# diagnosis: first_of_all
from bisect import bisect_right
import math
WORDS = ("pass", "inspect", "fail")
def _rank(d):
    return 2 if math.isnan(d) else bisect_right([1e-7, 1e-5], d)
def verdict(difference):
    return WORDS[_rank(difference)]
def overall(differences):
    return verdict(next(iter(differences.values())))
