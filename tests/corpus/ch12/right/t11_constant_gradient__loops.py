def velocity(g, beta, t, form):
    v = 0.0
    for _ in range(t):
        if form == "ema":
            v = beta * v + (1 - beta) * g
        else:
            v = beta * v + g
    return v

def limits(g, beta):
    return {"ema": g, "heavy ball": g / (1 - beta), "window": 1 / (1 - beta)}

def steps_to_share(beta, share):
    t = 0
    v = 0.0
    while v < share:
        v = beta * v + (1 - beta)
        t += 1
    return t
