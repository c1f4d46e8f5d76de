import math
import numpy as np

def correction_factors(t, beta1=0.9, beta2=0.999):
    if t <= 0:
        raise ValueError
    return np.array([1.0 / (1 - math.pow(b, t)) for b in (beta1, beta2)])

def first_step(grad, learning_rate=1e-3, epsilon=1e-8):
    grad = np.asarray(grad, dtype=float)
    beta1, beta2, t = 0.9, 0.999, 1
    m = (1 - beta1) * grad
    v = (1 - beta2) * np.square(grad)
    f1, f2 = correction_factors(t, beta1, beta2)
    return -learning_rate * (f1 * m) / (np.sqrt(f2 * v) + epsilon)

def steps_until(beta, tolerance):
    # 1 / (1 - beta^t) <= 1 + tol  <=>  beta^t <= tol / (1 + tol)
    return max(1, math.ceil(math.log(tolerance / (1 + tolerance)) / math.log(beta)))
