import numpy as np
def _soft(column):
    column = column - max(column)
    e = np.exp(column)
    return e / sum(e)
def softmax(Z):
    return np.apply_along_axis(_soft, 0, Z)
