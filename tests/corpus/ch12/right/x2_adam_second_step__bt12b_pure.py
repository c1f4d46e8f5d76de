import math
def _terms(g, m, v, t, lr, b1, b2, eps):
    m = b1 * m + (1 - b1) * g
    v = b2 * v + (1 - b2) * g * g
    mh, vh = m / (1 - b1 ** t), v / (1 - b2 ** t)
    root = math.sqrt(vh)
    return m, v, mh, vh, root, mh / (root + eps), -lr * mh / (root + eps)
def adam_terms(grad, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    cols = [_terms(g, a, b, t, learning_rate, beta1, beta2, epsilon) for g, a, b in zip(grad, m, v)]
    return {k: list(c) for k, c in zip(("m", "v", "m_hat", "v_hat", "root", "ratio", "change"), zip(*cols))}
def second_step():
    """by hand"""
    return {"m": [0.028, -0.084], "v": [0.0001099, 0.0009891], "m_hat": [0.028 / 0.19, -0.084 / 0.19],
            "v_hat": [0.0001099 / 0.001999, 0.0009891 / 0.001999], "root": [math.sqrt(0.0001099 / 0.001999), math.sqrt(0.0009891 / 0.001999)],
            "ratio": [0.028 / 0.19 / (math.sqrt(0.0001099 / 0.001999) + 1e-8), -0.084 / 0.19 / (math.sqrt(0.0009891 / 0.001999) + 1e-8)],
            "change": [-0.001 * 0.028 / 0.19 / (math.sqrt(0.0001099 / 0.001999) + 1e-8), 0.001 * 0.084 / 0.19 / (math.sqrt(0.0009891 / 0.001999) + 1e-8)]}
def implied_first_gradient(m1, v1, beta1=0.9, beta2=0.999):
    return [abs(a) / (1 - beta1) for a in m1], [math.sqrt(a / (1 - beta2)) for a in v1]
