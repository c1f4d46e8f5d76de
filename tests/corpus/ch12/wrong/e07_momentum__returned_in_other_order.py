# expect: fail
# diagnosis: velocity_returned_first
import numpy as np

def momentum_step(theta, grad, v, learning_rate=0.01, beta=0.9):
    v = beta * v + (1 - beta) * grad
    theta = theta - learning_rate * v
    return v, theta

def momentum_updates(gradients, learning_rate=0.01, beta=0.9):
    v = np.zeros(len(gradients[0]))
    for g in gradients:
        v = beta * v + (1 - beta) * np.array(g)
    return v, -learning_rate * v
