# expect: fail
# diagnosis: unit_length
import numpy as np


def update_parameters(parameters, grads, learning_rate):
    return {k: np.subtract(v, learning_rate * grads[f"d{k}"] / np.linalg.norm(grads[f"d{k}"])) for k, v in parameters.items()}
