from functools import reduce
from itertools import count
def velocity(g, beta, t, form):
    inflow = {"ema": 1 - beta, "heavy ball": 1.0}[form] * g
    return reduce(lambda v, _: beta * v + inflow, range(t), 0.0)
def limits(g, beta):
    return {"window": 1 / (1 - beta), "heavy ball": g / (1 - beta), "ema": float(g)}
def steps_to_share(beta, share):
    v = 0.0
    for t in count():
        if v >= share:
            return t
        v = beta * v + 1 - beta
