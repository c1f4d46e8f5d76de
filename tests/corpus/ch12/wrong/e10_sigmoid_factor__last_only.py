# expect: fail
# diagnosis: last_factor_only
import math
import numpy as np

def bound(k, w):
    return (w / 4) ** k

def chain_gradient(a0, weights, biases):
    a, d = a0, 1.0
    for w, b in zip(weights, biases):
        a = 1 / (1 + math.exp(-(w * a + b)))
        d = w * a * (1 - a)
    return d

def statements():
    return {"always": False, "up to 1": True, "up to 4": True, "large": False, "slopes": True}
