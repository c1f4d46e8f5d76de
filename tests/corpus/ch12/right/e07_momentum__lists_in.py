import numpy as np
def momentum_step(theta, grad, v, learning_rate=0.01, beta=0.9):
    v = v + (1 - beta) * (np.asarray(grad) - v)
    return [theta - learning_rate * v, v]
def momentum_updates(gradients, learning_rate=0.01, beta=0.9):
    G = np.array(gradients, dtype=float)
    T = len(G)
    w = (1 - beta) * beta ** np.arange(T - 1, -1, -1)
    v = w @ G
    return v, -learning_rate * v
