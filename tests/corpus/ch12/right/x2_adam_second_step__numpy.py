import numpy as np

def second_step():
    return adam_terms(np.array([0.1, -0.3]), np.array([0.02, -0.06]), np.array([1e-4, 9e-4]), 2)

def adam_terms(grad, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    grad, m, v = np.array(grad), np.array(m), np.array(v)
    d = {}
    d["m"] = beta1 * m + (1 - beta1) * grad
    d["v"] = beta2 * v + (1 - beta2) * np.square(grad)
    d["m_hat"] = d["m"] / (1 - beta1 ** t)
    d["v_hat"] = d["v"] / (1 - beta2 ** t)
    d["root"] = np.sqrt(d["v_hat"])
    d["ratio"] = d["m_hat"] / (d["root"] + epsilon)
    d["change"] = -learning_rate * d["ratio"]
    return d

def implied_first_gradient(m1, v1, beta1=0.9, beta2=0.999):
    return np.abs(np.array(m1)) / (1 - beta1), np.sqrt(np.array(v1) / (1 - beta2))
