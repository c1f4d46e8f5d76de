# expect: fail
# diagnosis: one_sum_for_all
import numpy as np
def softmax(Z):
    E = np.exp(np.subtract(Z, np.amax(Z, 0)))
    return E / E.sum()
