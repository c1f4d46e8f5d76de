# expect: fail
# diagnosis: both_tend_to_g
import math

def velocity(g, beta, t, form):
    geometric = (1 - beta ** t) * g
    return geometric if form == "ema" else geometric / (1 - beta)

def limits(g, beta):
    window = 1 / (1 - beta)
    return dict(zip(("ema", "heavy ball", "window"), (g, g, window)))

def steps_to_share(beta, share):
    return math.ceil(math.log(1 - share) / math.log(beta))
