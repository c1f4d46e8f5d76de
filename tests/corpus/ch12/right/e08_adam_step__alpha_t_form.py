import numpy as np
def adam_step(theta, grad, m, v, t, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m = m - (1 - beta1) * (m - grad)
    v = np.add(beta2 * v, (1 - beta2) * grad ** 2)
    c1, c2 = 1 - beta1 ** t, np.sqrt(1 - beta2 ** t)
    step = learning_rate * c2 / c1 * m / (np.sqrt(v) + epsilon * c2)
    return theta - step, m, v
def first_step():
    g = np.array([0.2, -0.5])
    theta, m, v = adam_step(np.zeros(2), g, np.zeros(2), np.zeros(2), 1)
    return {"m_hat": m / 0.1, "v_hat": (v / 0.001).tolist(), "move": theta, "uncorrected": -0.001 * m / np.sqrt(v)}
