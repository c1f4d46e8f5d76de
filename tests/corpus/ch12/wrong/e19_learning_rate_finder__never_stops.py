# expect: fail
# diagnosis: never_stops
import numpy as np

def range_test(loss_and_gradient, w, rates, factor=4.0):
    w = np.array(w, dtype=float)
    best, g = loss_and_gradient(w)
    losses = []
    for r in rates:
        w = w - r * g
        loss, g = loss_and_gradient(w)
        losses.append(loss)
        if not np.isfinite(loss) or loss > factor * best:
            pass
        best = min(best, loss)
    return losses

def learning_rates(low, high, n):
    return np.logspace(np.log10(low), np.log10(high), n)

def suggest(rates, losses):
    slopes = np.diff(losses) / np.diff(np.log(rates))
    return rates[int(np.argmin(slopes))]

def largest_stable_rate(curvatures):
    return 2 / max(curvatures)
