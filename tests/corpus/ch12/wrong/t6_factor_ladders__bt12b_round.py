# expect: fail
# diagnosis: rounded_to_the_nearest
import numpy as np
import math
def ladder(factor, layers):
    """powers"""
    return np.power(float(factor), np.arange(1, layers + 1))
def layers_until(factor, limit):
    return round(math.log(limit) / math.log(factor))
