# expect: fail
# diagnosis: all_velocities_alike
def _speed(form, beta):
    """Distance per step and unit of rate under a constant gradient of 1, settled."""
    return {"plain": 1.0}.get(form, 1.0 / (1.0 - beta))

def equivalent_rate(rate, beta, given, wanted):
    return rate * _speed(given, beta) / _speed(wanted, beta)

def displacement(gradients, rate, beta, form):
    theta = v = 0.0
    for g in gradients:
        match form:
            case "plain":
                theta -= rate * g
            case "ema":
                v += (1 - beta) * (g - v)
                theta -= rate * v
            case "heavy ball":
                v = beta * v + g
                theta -= rate * v
            case "inside":
                v = beta * v + rate * g
                theta -= v
    return theta
