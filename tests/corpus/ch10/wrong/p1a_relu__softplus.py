# expect: fail
# diagnosis: softplus
import numpy as np
def relu(Z):
    return np.log1p(np.exp(Z))
