import numpy as np
def relu_derivative(Z):
    return np.greater(Z, 0).astype(np.int8)
