# expect: fail
# diagnosis: nan_passes
import math
WORDS = ["pass", "inspect", "fail"]

def level(d):
    if math.isnan(d):
        return 0
    return (d >= 1e-7) + (d >= 1e-5)

def verdict(difference):
    return WORDS[level(difference)]

def overall(differences):
    return WORDS[max(level(d) for d in differences.values())]
