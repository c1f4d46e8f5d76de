# expect: fail
# diagnosis: best_of_all
import math
WORDS = ["pass", "inspect", "fail"]

def level(d):
    if math.isnan(d):
        return 2
    return (d >= 1e-7) + (d >= 1e-5)

def verdict(difference):
    return WORDS[level(difference)]

def overall(differences):
    return WORDS[min(level(d) for d in differences.values())]
