import numpy as np
def momentum_step(theta, grad, v, learning_rate=0.01, beta=0.9):
    v = beta * v + (1 - beta) * np.asarray(grad)
    return theta - learning_rate * v, v
def momentum_updates(gradients, learning_rate=0.01, beta=0.9):
    theta = v = np.zeros(len(gradients[0]))
    for g in gradients:
        before = theta
        theta, v = momentum_step(theta, g, v, learning_rate, beta)
    return v, theta - before
