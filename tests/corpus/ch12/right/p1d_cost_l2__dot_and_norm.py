import numpy as np

def cost(AL, Y, parameters, l2):
    m = AL.shape[1]
    logs = np.dot(Y, np.log(AL + 1e-8).T) + np.dot(1 - Y, np.log(1 - AL + 1e-8).T)
    J = float(-logs[0, 0] / m)
    penalty = sum(np.linalg.norm(W) ** 2 for k, W in parameters.items() if k.startswith("W"))
    return J + l2 * penalty / 2 / m
