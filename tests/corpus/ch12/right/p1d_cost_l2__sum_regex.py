import numpy as np
def cost(AL, Y, parameters, l2):
    m = AL.size
    data = -np.log(np.where(Y == 1, AL, 1 - AL) + 1e-8).sum() / m
    reg = sum((v ** 2).sum() for k, v in parameters.items() if k.startswith("W"))
    return data + l2 * reg / (2 * m)
