# expect: fail
# diagnosis: epsilon_before_correction
import numpy as np
from itertools import takewhile, count
from typing import NamedTuple
class Factors(NamedTuple):
    m: float
    v: float
def correction_factors(t: int, beta1: float = 0.9, beta2: float = 0.999):
    if t < 1:
        raise ValueError("There is no step " + repr(t))
    def w(b):
        s = 0.0
        for i in range(t):
            s = b * s + (1 - b)
        return s
    return Factors(1 / w(beta1), 1 / w(beta2))
def first_step(grad, learning_rate=1e-3, epsilon=1e-8):
    f = correction_factors(1)
    m, v = 0.1 * grad, 0.001 * grad ** 2
    return -learning_rate * (m * f.m) / ((v ** 0.5 + epsilon) * f.v ** 0.5)
def steps_until(beta, tolerance):
    return 1 + sum(1 for _ in takewhile(lambda t: 1 / (1 - beta ** t) > 1 + tolerance, count(1)))
