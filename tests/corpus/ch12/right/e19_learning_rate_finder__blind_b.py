import math
from itertools import accumulate, repeat
import numpy as np

def _sweep(f, w, rates, factor):
    best = f(w)[0]
    for r in rates:
        w = w - r * np.asarray(f(w)[1])
        loss = f(w)[0]
        yield float(loss)
        best = min(best, loss)
        if math.isnan(loss) or math.isinf(loss) or loss > factor * best:
            return

def range_test(loss_and_gradient, w, rates, factor=4.0):
    return list(_sweep(loss_and_gradient, w.copy(), rates, factor))

def learning_rates(low, high, n):
    q = (high / low) ** (1 / (n - 1))
    return list(accumulate(repeat(q, n - 1), lambda a, b: a * b, initial=low))

def suggest(rates, losses):
    best = (0.0, None)
    pairs = list(zip(rates, losses))
    slopes = [((b - a) / math.log10(s / r), r) for (r, a), (s, b) in zip(pairs, pairs[1:])]
    return min(slopes)[1]

def largest_stable_rate(curvatures):
    H = np.diag(curvatures)
    return 2.0 / np.linalg.eigvalsh(H)[-1]
