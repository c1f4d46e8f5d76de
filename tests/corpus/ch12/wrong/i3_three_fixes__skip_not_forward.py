# expect: fail
# diagnosis: skip_not_carried
import math
G = {"sigmoid": (lambda z: 1 / (1 + math.exp(-z)), lambda z, a: a * (1 - a)), "tanh": (math.tanh, lambda z, a: 1 - a * a), "relu": (lambda z: max(z, 0.0), lambda z, a: float(z > 0))}
def chain_gradient(weights, x, activation, skip):
    g, slope = G[activation]
    a, d = x, 1.0
    for w in weights:
        z = w * a
        h = g(z)
        d *= w * slope(z, h) + bool(skip)
        a = h
    return d
def fixes():
    return {"relu": True, "skip": True, "init": True, "batch norm": True, "gates": True, "clipping": False, "rate": False, "dropout": False, "l2": False}
