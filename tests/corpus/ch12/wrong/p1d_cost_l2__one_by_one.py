# expect: fail
# diagnosis: one_by_one_array
import numpy as np

def cost(AL, Y, parameters, l2):
    m = AL.shape[1]
    J = -(np.dot(Y, np.log(AL + 1e-8).T) + np.dot(1 - Y, np.log(1 - AL + 1e-8).T)) / m
    norms = [np.linalg.norm(v) ** 2 for k, v in parameters.items() if k.startswith("W")]
    return J + 0.5 * l2 / m * sum(norms)
