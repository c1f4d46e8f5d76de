import numpy as np
def range_test(loss_and_gradient, w, rates, factor=4.0):
    history = [loss_and_gradient(np.copy(w))[0]]
    pos = tuple(float(x) for x in w)
    it = iter(rates)
    while (rate := next(it, None)) is not None:
        g = loss_and_gradient(np.array(pos))[1]
        pos = tuple(p - rate * float(s) for p, s in zip(pos, g))
        history.append(loss_and_gradient(np.array(pos))[0])
        if not (np.isfinite(history[-1]) and history[-1] <= factor * min(history[:-1])):
            break
    return history[1:]
def learning_rates(low, high, n):
    return np.logspace(np.log10(low), np.log10(high), num=n)
def suggest(rates, losses):
    best_i = None
    for i in range(1, len(rates)):
        s = (losses[i] - losses[i - 1]) / (np.log(rates[i]) - np.log(rates[i - 1]))
        if best_i is None or s < best_s:
            best_i, best_s = i - 1, s
    return np.float64(rates[best_i])
def largest_stable_rate(curvatures):
    return min(map(lambda c: 2 / c, curvatures))
