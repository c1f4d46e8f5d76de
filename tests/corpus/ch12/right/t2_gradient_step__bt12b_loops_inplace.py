import numpy as np
def gradient_step(parameters, grads, learning_rate):
    L = len(parameters) // 2
    l = 1
    while l <= L:
        for p in ("b", "W"):
            P = parameters[p + str(l)]
            G = grads["d%s%d" % (p, l)]
            for i in range(P.shape[0]):
                for j in range(P.shape[1]):
                    P[i, j] = P[i, j] - learning_rate * G[i, j]
        l += 1
    return parameters
