import numpy as np

def adam_step(theta, grad, m, v, t, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    theta, grad, m, v = (np.array(x, dtype=float) for x in (theta, grad, m, v))
    assert t >= 1
    m += (1 - beta1) * (grad - m)
    v += (1 - beta2) * (grad**2 - v)
    # efficient form of the paper's end of section 2, with epsilon scaled so that it is the same
    c = np.sqrt(1 - beta2**t)
    step = learning_rate * c / (1 - beta1**t)
    theta -= step * m / (np.sqrt(v) + epsilon * c)
    return theta, m, v

def first_step():
    g = np.array([0.2, -0.5])
    return {"m_hat": g, "v_hat": g * g, "move": -0.001 * np.sign(g),
            "uncorrected": -0.001 * 0.1 / np.sqrt(0.001) * np.sign(g)}
