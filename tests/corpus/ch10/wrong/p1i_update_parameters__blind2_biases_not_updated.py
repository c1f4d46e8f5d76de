# expect: fail
# diagnosis: weights_only
import numpy as np


def update_parameters(parameters, grads, learning_rate):
    return {k: np.subtract(v, learning_rate * grads[f"d{k}"]) if k[0] == 'W' else v for k, v in parameters.items()}
