# expect: fail
# diagnosis: clipped_scores
import numpy as np
def softmax(Z):
    E = np.exp(np.clip(Z, -50, 50))
    return np.einsum('ij,j->ij', E, 1 / E.sum(0))
