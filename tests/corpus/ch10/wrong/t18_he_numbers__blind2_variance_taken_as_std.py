# expect: fail
# diagnosis: variance_taken_for_deviation
import math

import numpy as np


def he_std(n_prev):
    return math.sqrt(2) / math.sqrt(n_prev)
def output_std(n_prev, n):
    return n_prev ** -0.5
def relu_moments(variance):
    variance = variance ** 2
    return math.sqrt(variance / (2 * math.pi)), variance / 2, variance * (math.pi - 1) / (2 * math.pi)
