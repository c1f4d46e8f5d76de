import math
def velocity(g, beta, t, form):
    s = g * (1 - beta ** t)
    return s if form == "ema" else s / (1 - beta)
def limits(g, beta):
    return {"ema": g, "heavy ball": g / (1 - beta), "window": 1 / (1 - beta)}
def steps_to_share(beta, share):
    return math.ceil(math.log(1 - share) / math.log(beta))
