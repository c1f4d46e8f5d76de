import numpy as np

def momentum_step(theta, grad, v, learning_rate=0.01, beta=0.9):
    # EMA as "move towards the gradient": v + (1 - beta)(g - v)
    v = v + (1.0 - beta) * (grad - v)
    theta = theta - learning_rate * v
    return theta, v

def momentum_updates(gradients, learning_rate=0.01, beta=0.9):
    """Closed form: v_T = (1 - beta) sum_t beta^(T-t) g_t."""
    G = np.atleast_2d(np.asarray(gradients, dtype=np.float64))
    T = G.shape[0]
    w = (1 - beta) * np.power(float(beta), np.arange(T - 1, -1, -1))
    v = np.einsum("t,tn->n", w, G)
    return (v, np.negative(learning_rate * v))
