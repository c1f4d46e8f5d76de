import numpy as np

def second_step():
    m = [0.028, -0.084]
    v = [0.0001099, 0.0009891]
    m_hat = [0.028 / 0.19, -0.084 / 0.19]
    v_hat = [0.0001099 / 0.001999, 0.0009891 / 0.001999]
    root = [v_hat[0] ** 0.5, v_hat[1] ** 0.5]
    ratio = [m_hat[0] / (root[0] + 1e-8), m_hat[1] / (root[1] + 1e-8)]
    return dict(m=m, v=v, m_hat=m_hat, v_hat=v_hat, root=root, ratio=ratio, change=[-0.001 * r for r in ratio])

def adam_terms(grad, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    out = {}
    grad = np.asarray(grad, dtype=np.float64)
    out["m"] = np.add(beta1 * np.asarray(m), (1 - beta1) * grad)
    out["v"] = np.add(beta2 * np.asarray(v), (1 - beta2) * np.multiply(grad, grad))
    out["m_hat"] = out["m"] / (1 - np.power(beta1, t))
    out["v_hat"] = out["v"] / (1 - np.power(beta2, t))
    out["root"] = out["v_hat"] ** 0.5
    out["ratio"] = out["m_hat"] / (out["root"] + epsilon)
    out["change"] = -out["ratio"] * learning_rate
    return out

def implied_first_gradient(m1, v1, beta1=0.9, beta2=0.999):
    a = np.asarray(m1) / (1 - beta1)
    return np.where(a < 0, -a, a), (np.asarray(v1) / (1 - beta2)) ** 0.5
