# expect: fail
# diagnosis: uphill
import numpy as np


def update_parameters(parameters, grads, learning_rate):
    return {k: np.add(v, learning_rate * grads[f"d{k}"]) for k, v in parameters.items()}
