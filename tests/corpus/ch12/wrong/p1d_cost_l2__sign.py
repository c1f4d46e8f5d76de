# expect: fail
# diagnosis: sign_forgotten
import numpy as np

def cost(AL, Y, parameters, l2):
    m = Y.shape[1]
    cross_entropy = 1 / m * np.sum(np.multiply(Y, np.log(AL + 1e-8)) + np.multiply(1 - Y, np.log(1 - AL + 1e-8)))
    L2 = 0
    for l in range(len(parameters) // 2):
        L2 += np.sum(np.square(parameters["W" + str(l + 1)]))
    return np.squeeze(cross_entropy) + l2 / (2 * m) * L2
