import numpy as np
def softmax(Z):
    with np.errstate(over='ignore'):
        return 1 / np.exp(Z[None, :, :] - Z[:, None, :]).sum(1)
