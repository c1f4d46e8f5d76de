# expect: fail
# diagnosis: norm_not_squared
import numpy as np

def cost(AL, Y, parameters, l2):
    m = AL.shape[1]
    J = -(np.dot(Y, np.log(AL + 1e-8).T) + np.dot(1 - Y, np.log(1 - AL + 1e-8).T)) / m
    norms = [np.linalg.norm(v) for k, v in parameters.items() if k.startswith("W")]
    return float(J.item() + 0.5 * l2 / m * sum(norms))
