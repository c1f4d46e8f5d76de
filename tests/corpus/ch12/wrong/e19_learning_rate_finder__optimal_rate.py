# expect: fail
# diagnosis: fastest_rate
import math
import numpy as np

def range_test(loss_and_gradient, w, rates, factor=4.0):
    w = np.array(w, dtype=float)
    best, g = loss_and_gradient(w)
    losses = []
    for r in rates:
        w = w - r * g
        loss, g = loss_and_gradient(w)
        losses.append(loss)
        if not math.isfinite(loss) or loss > factor * best:
            break
        best = min(best, loss)
    return losses

def learning_rates(low, high, n):
    return np.geomspace(low, high, n)

def suggest(rates, losses):
    s = np.diff(losses) / np.diff(np.log(rates))
    return rates[int(np.argmin(s))]

def largest_stable_rate(curvatures):
    return 2 / (max(curvatures) + min(curvatures))
