# expect: fail
# diagnosis: plain_mean
import numpy as np

def momentum_step(theta, grad, v, learning_rate=0.01, beta=0.9):
    v = beta * v + (1 - beta) * grad
    return theta - learning_rate * v, v

def momentum_updates(gradients, learning_rate=0.01, beta=0.9):
    v = np.mean(gradients, axis=0)
    return v, -learning_rate * v
