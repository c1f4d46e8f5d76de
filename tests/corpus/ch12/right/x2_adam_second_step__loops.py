def adam_terms(grad, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    out = {k: [] for k in ("m", "v", "m_hat", "v_hat", "root", "ratio", "change")}
    for g, a, b in zip(grad, m, v):
        a = beta1 * a + (1 - beta1) * g
        b = beta2 * b + (1 - beta2) * g ** 2
        ah, bh = a / (1 - beta1 ** t), b / (1 - beta2 ** t)
        r = bh ** 0.5
        for k, x in zip(out, (a, b, ah, bh, r, ah / (r + epsilon), -learning_rate * ah / (r + epsilon))):
            out[k].append(x)
    return out

def second_step():
    return adam_terms([0.1, -0.3], [0.02, -0.06], [0.0001, 0.0009], 2)

def implied_first_gradient(m1, v1, beta1=0.9, beta2=0.999):
    return [abs(x) / (1 - beta1) for x in m1], [(x / (1 - beta2)) ** 0.5 for x in v1]
