# expect: fail
# diagnosis: glorot_output
import math

import numpy as np


def he_std(n_prev):
    return math.sqrt(2) / math.sqrt(n_prev)
def output_std(n_prev, n):
    return (2 / (n_prev + n)) ** 0.5
def relu_moments(variance):
    return math.sqrt(variance / (2 * math.pi)), variance / 2, variance * (math.pi - 1) / (2 * math.pi)
