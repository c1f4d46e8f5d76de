import math
import numpy as np

def ladder(factor, layers):
    return np.power(float(factor), np.arange(1, layers + 1))

def layers_until(factor, limit):
    return math.floor(math.log(limit) / math.log(factor)) + 1
