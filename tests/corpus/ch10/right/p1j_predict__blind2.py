import numpy as np


def predict(AL):
    match np.shape(AL):
        case (1, _): return AL > 0.5
        case (n, m): return [max(range(n), key=lambda i: AL[i][j]) for j in range(m)]
