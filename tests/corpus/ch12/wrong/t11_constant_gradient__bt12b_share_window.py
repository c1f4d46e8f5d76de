# expect: fail
# diagnosis: share_of_the_window
import math
import numpy as np
def velocity(g, beta, t, form):
    lim = limits(g, beta)[form]
    if beta == 0:
        return np.float64(lim if t > 0 else 0.0)
    return np.float64(-math.expm1(t * math.log(beta)) * lim)
def limits(g, beta):
    window = 1 / (1 - beta)
    return {"ema": g, "heavy ball": g * window, "window": window}
def steps_to_share(beta, share):
    return math.ceil(share / (1 - beta))
