# expect: fail
# diagnosis: he_at_the_output
import numpy as np


class DeepNetwork:
    def __init__(self, dims, rng):
        self.dims = list(dims)
        self.L = len(dims) - 1
        self.parameters = self.initialize(rng)
    def initialize(self, rng):
        p = {}
        for l in range(1, self.L + 1):
            gain = 2
            p["W" + str(l)] = rng.standard_normal((self.dims[l], self.dims[l - 1])) * np.sqrt(gain / self.dims[l - 1])
            p["b" + str(l)] = np.zeros((self.dims[l], 1))
        return p
    def forward(self, X):
        A = np.asarray(X, dtype=float)
        self.A = [A]
        self.Z = [None]
        for l in range(1, self.L + 1):
            Z = self.parameters[f"W{l}"] @ A + self.parameters[f"b{l}"]
            if l < self.L:
                A = np.maximum(Z, 0)
            elif self.dims[-1] == 1:
                A = 0.5 * (1 + np.tanh(Z / 2))
            else:
                e = np.exp(Z - Z.max(axis=0))
                A = e / e.sum(axis=0)
            self.Z.append(Z); self.A.append(A)
        return A
    def compute_cost(self, AL, Y):
        m = Y.shape[1]
        if AL.shape[0] == 1:
            return float(-np.sum(Y * np.log(AL + 1e-8) + (1 - Y) * np.log(1 - AL + 1e-8)) / m)
        return float(-np.sum(Y * np.log(AL + 1e-8)) / m)
    def backward(self, Y):
        m = Y.shape[1]
        g = {}
        dZ = self.A[-1] - Y
        for l in range(self.L, 0, -1):
            g[f"dW{l}"] = dZ @ self.A[l - 1].T / m
            g[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True) / m
            if l > 1:
                dZ = (self.parameters[f"W{l}"].T @ dZ) * (self.Z[l - 1] > 0)
        return g
    def update(self, grads, learning_rate):
        for k in self.parameters:
            self.parameters[k] = self.parameters[k] - learning_rate * grads["d" + k]
    def fit(self, X, Y, learning_rate, epochs):
        costs = []
        for _ in range(epochs):
            AL = self.forward(X)
            costs.append(self.compute_cost(AL, Y))
            self.update(self.backward(Y), learning_rate)
        return costs
    def predict(self, X):
        AL = self.forward(X)
        return (AL[0] > 0.5).astype(int) if AL.shape[0] == 1 else np.argmax(AL, axis=0)
    def accuracy(self, X, labels):
        return 100 * np.mean(self.predict(X) == np.ravel(labels))
    def dimension_report(self):
        layers = []
        for l in range(1, self.L + 1):
            W, b = self.parameters[f"W{l}"], self.parameters[f"b{l}"]
            layers.append((l, W.shape, b.shape, W.size + b.size))
        return {"layers": layers, "total": sum(r[3] for r in layers)}
