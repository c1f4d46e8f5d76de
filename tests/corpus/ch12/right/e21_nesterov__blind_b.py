import numpy as np
from functools import partial, reduce

def nesterov_step(theta, v, gradient, learning_rate, beta):
    drift = beta * np.array(v)
    peek = theta - drift
    pull = learning_rate * gradient(peek)
    return peek - pull, drift + pull

def heavy_step(theta, v, gradient, learning_rate, beta):
    new = beta * v + learning_rate * gradient(theta)
    return (theta - new, new)

def _path(step, theta, gradient, learning_rate, beta, steps):
    def advance(hist, _):
        t, v = step(hist[-1][0], hist[-1][1], gradient, learning_rate, beta)
        return hist + [(t, v)]
    hist = reduce(advance, range(steps), [(np.asarray(theta, dtype=float), 0 * np.asarray(theta, dtype=float))])
    return np.vstack([t for t, _ in hist])

nesterov_path = partial(_path, nesterov_step)
momentum_path = partial(_path, heavy_step)
