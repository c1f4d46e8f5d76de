# expect: fail
# diagnosis: nan_goes_on
import numpy as np
def range_test(loss_and_gradient, w, rates, factor=4.0):
    best, g = loss_and_gradient(w)
    losses = []
    for r in rates:
        w = w - r * g
        loss, g = loss_and_gradient(w)
        losses.append(loss)
        if loss > factor * best:
            return losses
        best = min(best, loss)
    return losses
def learning_rates(low, high, n):
    return [low * (high / low) ** (i / (n - 1)) for i in range(n)]
def suggest(rates, losses):
    slopes = np.diff(losses) / np.diff(np.log(rates))
    return rates[int(slopes.argmin())]
def largest_stable_rate(curvatures):
    return 2 / max(curvatures)
