import numpy as np

def adam_step(theta, grad, m, v, t, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    shape = theta.shape
    th, g, mm, vv = [np.ravel(a).astype(float).copy() for a in (theta, grad, m, v)]
    for k in range(th.size):
        mm[k] = beta1 * mm[k] + (1 - beta1) * g[k]
        vv[k] = beta2 * vv[k] + (1 - beta2) * g[k] ** 2
        mhat = mm[k] / (1 - beta1 ** t)
        vhat = vv[k] / (1 - beta2 ** t)
        th[k] -= learning_rate * mhat / (vhat ** .5 + epsilon)
    return th.reshape(shape), mm.reshape(shape), vv.reshape(shape)


def first_step():
    g = np.array([0.2, -0.5])
    m, v = 0.1 * g, 0.001 * g ** 2
    return {"m_hat": g, "v_hat": g ** 2, "move": -0.001 * np.sign(g), "uncorrected": -0.001 * m / np.sqrt(v)}
