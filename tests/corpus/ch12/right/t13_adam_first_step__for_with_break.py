import itertools
import numpy as np

def correction_factors(t, beta1=0.9, beta2=0.999):
    assert_ok = t >= 1
    if not assert_ok:
        raise ValueError(f"t = {t}")
    p1 = p2 = 1.0
    for _ in range(t):
        p1 *= beta1
        p2 *= beta2
    return [(1 - p1) ** -1, (1 - p2) ** -1]

def first_step(grad, learning_rate=1e-3, epsilon=1e-8):
    change = np.zeros(np.shape(grad))
    for i, g in np.ndenumerate(grad):
        change[i] = -learning_rate * g / (np.sqrt(g * g) + epsilon)
    return change

def steps_until(beta, tolerance):
    for t in itertools.count(1):
        if correction_factors(t, beta, beta)[0] <= 1 + tolerance:
            return t
