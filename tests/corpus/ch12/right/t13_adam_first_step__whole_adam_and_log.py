import math
import numpy as np

def correction_factors(t, beta1=0.9, beta2=0.999):
    if not t >= 1: raise ValueError
    return [1.0 / (1.0 - b ** t) for b in (beta1, beta2)]

def first_step(grad, learning_rate=1e-3, epsilon=1e-8):
    f1, f2 = correction_factors(1)
    m, v = 0.1 * grad, 0.001 * grad * grad
    return -(learning_rate * m * f1) / (np.sqrt(v * f2) + epsilon)

def steps_until(beta, tolerance):
    return int(math.ceil(math.log(tolerance / (1 + tolerance), beta)))
