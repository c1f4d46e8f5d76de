# expect: fail
# diagnosis: beta_swapped
import numpy as np

def momentum_step(theta, grad, v, learning_rate=0.01, beta=0.9):
    v_new = (1 - beta) * v + beta * grad
    theta_new = theta - learning_rate * v_new
    return theta_new, v_new

def momentum_updates(gradients, learning_rate=0.01, beta=0.9):
    v = np.zeros(len(gradients[0]))
    for g in gradients:
        v = (1 - beta) * v + beta * np.array(g)
    return v, -learning_rate * v
