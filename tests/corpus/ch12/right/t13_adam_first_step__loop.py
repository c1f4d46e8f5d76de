import numpy as np
def correction_factors(t, beta1=0.9, beta2=0.999):
    if t < 1:
        raise ValueError("t counts from 1")
    return [1 / (1 - beta1 ** t), 1 / (1 - beta2 ** t)]
def first_step(grad, learning_rate=1e-3, epsilon=1e-8):
    return -learning_rate * grad / (np.abs(grad) + epsilon)
def steps_until(beta, tolerance):
    t = 1
    while 1 / (1 - beta ** t) > 1 + tolerance:
        t += 1
    return t
