# expect: fail
# diagnosis: power_as_product
import numpy as np

def adam_step(theta, grad, m, v, t, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    m_corrected = m / (1 - beta1 * t)
    v = beta2 * v + (1 - beta2) * np.power(grad, 2)
    v_corrected = v / (1 - beta2 * t)
    theta = theta - learning_rate * m_corrected / (np.sqrt(v_corrected) + epsilon)
    return theta, m, v


def first_step():
    g = np.array([0.2, -0.5])
    m, v = 0.1 * g, 0.001 * g ** 2
    return {"m_hat": g, "v_hat": g ** 2, "move": -0.001 * np.sign(g), "uncorrected": -0.001 * m / np.sqrt(v)}
