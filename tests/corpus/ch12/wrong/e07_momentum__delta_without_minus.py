# expect: fail
# diagnosis: update_without_sign
import numpy as np

def momentum_step(theta, grad, v, learning_rate=0.01, beta=0.9):
    return theta - learning_rate * (v + (1 - beta) * (grad - v)), v + (1 - beta) * (grad - v)

def momentum_updates(gradients, learning_rate=0.01, beta=0.9):
    n = len(gradients[0])
    vel = [0.0] * n
    for step in range(len(gradients)):
        for i in range(n):
            vel[i] = beta * vel[i] + (1.0 - beta) * gradients[step][i]
    delta = []
    for i in range(n):
        delta.append(learning_rate * vel[i])
    return vel, delta
