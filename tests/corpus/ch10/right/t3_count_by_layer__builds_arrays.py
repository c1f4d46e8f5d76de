import numpy as np


class Layer:
    def __init__(self, n_in, n_out):
        self.W = np.zeros((n_out, n_in))
        self.b = np.zeros((n_out, 1))


def count_by_layer(dims):
    layers = [Layer(dims[i], dims[i + 1]) for i in range(len(dims) - 1)]
    weights = [layer.W.size for layer in layers]
    biases = [layer.b.size for layer in layers]
    return dict(weights=weights, biases=biases, total=sum(weights + biases))
