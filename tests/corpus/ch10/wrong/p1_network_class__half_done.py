# expect: todo
# diagnosis: none
import numpy as np


class DeepNetwork:
    def __init__(self, dims, rng):
        self.dims = list(dims)
        self.L = len(dims) - 1
        self.parameters = self.initialize(rng)

    def initialize(self, rng):
        params = {}
        for l in range(1, self.L + 1):
            scale = np.sqrt((2.0 if l < self.L else 1.0) / self.dims[l - 1])
            params[f"W{l}"] = rng.standard_normal((self.dims[l], self.dims[l - 1])) * scale
            params[f"b{l}"] = np.zeros((self.dims[l], 1))
        return params

    def forward(self, X):
        raise NotImplementedError("ch10.p1")

    def compute_cost(self, AL, Y):
        raise NotImplementedError("ch10.p1")

    def backward(self, Y):
        raise NotImplementedError("ch10.p1")

    def update(self, grads, learning_rate):
        raise NotImplementedError("ch10.p1")

    def fit(self, X, Y, learning_rate, epochs):
        raise NotImplementedError("ch10.p1")

    def predict(self, X):
        raise NotImplementedError("ch10.p1")

    def accuracy(self, X, labels):
        raise NotImplementedError("ch10.p1")

    def dimension_report(self):
        raise NotImplementedError("ch10.p1")
