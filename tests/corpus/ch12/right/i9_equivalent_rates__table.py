def equivalent_rate(rate, beta, given, wanted):
    plain = {"plain": 1, "ema": 1, "heavy ball": 1 / (1 - beta), "inside": 1 / (1 - beta)}
    return rate * plain[given] / plain[wanted]
def displacement(gradients, rate, beta, form):
    theta = v = 0.0
    for g in gradients:
        if form == "plain":
            theta -= rate * g
        elif form == "ema":
            v += (1 - beta) * (g - v); theta -= rate * v
        elif form == "heavy ball":
            v = beta * v + g; theta -= rate * v
        else:
            v = beta * v + rate * g; theta -= v
    return theta
