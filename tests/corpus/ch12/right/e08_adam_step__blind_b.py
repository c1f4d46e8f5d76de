from math import sqrt
import numpy as np

def _moment(old, new, decay):
    return decay * old + (1.0 - decay) * new

def _corrected(moment, decay, t):
    return moment / (1.0 - decay**t)

def adam_step(theta, grad, m, v, t, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m1, v1 = _moment(m, grad, beta1), _moment(v, np.square(grad), beta2)
    new_theta = theta - learning_rate * _corrected(m1, beta1, t) / (np.sqrt(_corrected(v1, beta2, t)) + epsilon)
    return (new_theta, m1, v1)

def first_step():
    theta = np.array([1.0, 2.0])
    g = np.array([0.2, -0.5])
    z = np.zeros(2)
    new, m, v = adam_step(theta, g, z, z, 1)
    return {
        "uncorrected": [-1e-3 * mi / (sqrt(vi) + 1e-8) for mi, vi in zip(m, v)],
        "move": tuple(new - theta),
        "v_hat": list(v / 0.001),
        "m_hat": list(m / 0.1),
    }
