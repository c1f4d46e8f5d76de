# expect: fail
# diagnosis: one_digit
import numpy as np


def update_parameters(parameters, grads, learning_rate):
    return {k: np.subtract(v, learning_rate * grads[f"d{k}"]) if len(k) == 2 else v for k, v in parameters.items()}
