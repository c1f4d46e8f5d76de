import numpy as np


def update_parameters(parameters, grads, learning_rate):
    for l in range(len(parameters) // 2):
        for kind in "Wb":
            key = f"{kind}{l + 1}"
            parameters[key] -= learning_rate * grads["d" + key]
    return parameters
