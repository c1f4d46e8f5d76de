import numpy as np
def softmax(Z):
    E = np.exp(np.subtract(Z, np.amax(Z, 0)))
    return np.einsum('ij,j->ij', E, 1 / E.sum(0))
