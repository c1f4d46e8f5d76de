# expect: fail
# diagnosis: weights_remembered
import numpy as np


class DeepNetwork:
    def __init__(self, dims, rng):
        self.dims = list(dims)
        self.L = len(dims) - 1
        self.parameters = self.initialize(rng)
        self.weights = [self.parameters[f"W{l}"] for l in range(1, self.L + 1)]

    def initialize(self, rng):
        params = {}
        for l in range(1, self.L + 1):
            n_l, n_prev = self.dims[l], self.dims[l - 1]
            scale = np.sqrt(2.0 / n_prev) if l < self.L else np.sqrt(1.0 / n_prev)
            params[f"W{l}"] = rng.standard_normal((n_l, n_prev)) * scale
            params[f"b{l}"] = np.zeros((n_l, 1))
        return params

    def forward(self, X):
        self.cache = {"A0": X}
        A = X
        for l in range(1, self.L + 1):
            Z = self.weights[l - 1] @ A + self.parameters[f"b{l}"]
            if l < self.L:
                A = np.maximum(0, Z)
            elif self.dims[-1] == 1:
                A = 1 / (1 + np.exp(-np.clip(Z, -500, 500)))
            else:
                e = np.exp(Z - np.max(Z, axis=0, keepdims=True))
                A = e / np.sum(e, axis=0, keepdims=True)
            self.cache[f"Z{l}"] = Z
            self.cache[f"A{l}"] = A
        return A

    def compute_cost(self, AL, Y):
        m = Y.shape[1]
        if self.dims[-1] == 1:
            cost = -(1 / m) * np.sum(Y * np.log(AL + 1e-8) + (1 - Y) * np.log(1 - AL + 1e-8))
        else:
            cost = -(1 / m) * np.sum(Y * np.log(AL + 1e-8))
        return np.squeeze(cost)

    def backward(self, Y):
        grads = {}
        m = Y.shape[1]
        dZ = self.cache[f"A{self.L}"] - Y
        for l in reversed(range(1, self.L + 1)):
            grads[f"dW{l}"] = (1 / m) * (dZ @ self.cache[f"A{l - 1}"].T)
            grads[f"db{l}"] = (1 / m) * np.sum(dZ, axis=1, keepdims=True)
            if l > 1:
                dA = self.parameters[f"W{l}"].T @ dZ
                dZ = dA * (self.cache[f"Z{l - 1}"] > 0)
        return grads

    def update(self, grads, learning_rate):
        for l in range(1, self.L + 1):
            self.parameters[f"W{l}"] -= learning_rate * grads[f"dW{l}"]
            self.parameters[f"b{l}"] -= learning_rate * grads[f"db{l}"]

    def fit(self, X, Y, learning_rate, epochs):
        costs = []
        for epoch in range(epochs):
            AL = self.forward(X)
            cost = self.compute_cost(AL, Y)
            grads = self.backward(Y)
            self.update(grads, learning_rate)
            costs.append(cost)
        return costs

    def predict(self, X):
        AL = self.forward(X)
        if self.dims[-1] == 1:
            return (AL > 0.5).astype(int).ravel()
        return np.argmax(AL, axis=0)

    def accuracy(self, X, labels):
        preds = self.predict(X)
        return np.mean(preds == np.asarray(labels).ravel()) * 100

    def dimension_report(self):
        layers = []
        total = 0
        for l in range(1, self.L + 1):
            W = self.parameters[f"W{l}"]
            b = self.parameters[f"b{l}"]
            n = W.size + b.size
            total += n
            layers.append((l, W.shape, b.shape, n))
        return {"layers": layers, "total": total}
