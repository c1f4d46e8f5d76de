import numpy as np
def relu_derivative(Z):
    return np.sign(Z).clip(0)
