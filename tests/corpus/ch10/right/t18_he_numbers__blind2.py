import math

import numpy as np


import statistics
def he_std(n_prev): return np.sqrt(np.divide(2.0, n_prev))
def output_std(n_prev, *_unused, **k): return np.sqrt(1 / n_prev)
def relu_moments(variance):
    sd = variance ** 0.5
    phi0 = statistics.NormalDist().pdf(0)
    mean = sd * phi0
    second = 0.5 * sd ** 2
    return np.array([mean, second, second - mean ** 2])
