import numpy as np

ACTIVATIONS = {
    "linear": lambda Z: Z,
    "relu": lambda Z: np.maximum(0, Z),
    "sigmoid": lambda Z: 1 / (1 + np.exp(-Z)),
    "tanh": np.tanh,
}


class Layer:
    def __init__(self, W, b, g):
        self.W = np.asarray(W, dtype=float); self.b = np.asarray(b, dtype=float); self.g = ACTIVATIONS[g]
    def __call__(self, A):
        Z = np.empty((self.W.shape[0], A.shape[1]))
        for i in range(Z.shape[0]):
            for j in range(Z.shape[1]):
                s = self.b[i, 0]
                for k in range(self.W.shape[1]):
                    s += self.W[i, k] * A[k, j]
                Z[i, j] = s
        return self.g(Z), (A, Z)
def forward_loop(X, weights, biases, activations):
    A = np.array(X, dtype=float, copy=True)
    caches = list()
    for args in zip(weights, biases, activations, strict=True):
        A, cache = Layer(*args)(A)
        caches.append(cache)
    return A, caches
