# expect: fail
# diagnosis: variance_for_std
import math

import numpy as np


def he_std(n_prev):
    return 2 / n_prev
def output_std(n_prev, n):
    return n_prev ** -0.5
def relu_moments(variance):
    return math.sqrt(variance / (2 * math.pi)), variance / 2, variance * (math.pi - 1) / (2 * math.pi)
