import numpy as np

def momentum_step(theta, grad, v, learning_rate=0.01, beta=0.9):
    v = np.multiply(beta, v) + np.multiply(1 - beta, grad)
    return np.subtract(theta, learning_rate * v), v

def momentum_updates(gradients, learning_rate=0.01, beta=0.9):
    G = np.asarray(gradients, dtype=np.float64)
    T = G.shape[0]
    weights = (1 - beta) * beta ** np.arange(T)[::-1]
    v = weights @ G
    return (v, -v * learning_rate)
