# expect: fail
# diagnosis: terms_change_without_sign
import numpy as np

def adam_terms(grad, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    g, m, v = np.array(grad), np.array(m), np.array(v)
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    m_hat = m / (1 - beta1 ** t)
    v_hat = v / (1 - beta2 ** t)
    root = np.sqrt(v_hat)
    ratio = m_hat / (root + epsilon)
    return {"m": m, "v": v, "m_hat": m_hat, "v_hat": v_hat, "root": root, "ratio": ratio, "change": learning_rate * ratio}

def second_step():
    return adam_terms([0.1, -0.3], [0.02, -0.06], [0.0001, 0.0009], 2)

def implied_first_gradient(m1, v1, beta1=0.9, beta2=0.999):
    return np.abs(m1) / (1 - beta1), np.sqrt(np.array(v1) / (1 - beta2))
