import math

def adam_terms(grad, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    keys = ["m", "v", "m_hat", "v_hat", "root", "ratio", "change"]
    d = {k: [] for k in keys}
    for g, mi, vi in zip(grad, m, v):
        mi = float(beta1 * mi + (1 - beta1) * g)
        vi = float(beta2 * vi + (1 - beta2) * g * g)
        mh = mi / (1 - beta1 ** t)
        vh = vi / (1 - beta2 ** t)
        r = math.sqrt(vh)
        q = mh / (r + epsilon)
        for k, val in zip(keys, [mi, vi, mh, vh, r, q, -learning_rate * q]):
            d[k].append(val)
    return d

def second_step():
    return adam_terms(grad=[0.1, -0.3], m=[0.02, -0.06], v=[0.0001, 0.0009], t=2)

def implied_first_gradient(m1, v1, beta1=0.9, beta2=0.999):
    from_m = [abs(x / (1 - beta1)) for x in m1]
    from_v = [math.sqrt(x / (1 - beta2)) for x in v1]
    return from_m, from_v
