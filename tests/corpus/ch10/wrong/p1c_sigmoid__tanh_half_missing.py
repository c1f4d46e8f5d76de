# expect: fail
# diagnosis: half_of_tanh
import numpy as np
def sigmoid(Z):
    return (1 + np.tanh(Z)) / 2
