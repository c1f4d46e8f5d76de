import numpy as np

def bound(k, w):
    return (w / 4) ** k

def chain_gradient(a0, weights, biases):
    a, g = a0, 1.0
    for w, b in zip(weights, biases):
        a = 1 / (1 + np.exp(-(w * a + b)))
        g *= w * a * (1 - a)
    return g

def statements():
    return {"always": False, "up to 1": True, "up to 4": True, "large": False, "slopes": True}
