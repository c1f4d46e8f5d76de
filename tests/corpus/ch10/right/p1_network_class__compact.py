import numpy as np
class DeepNetwork:
    def __init__(self, dims, rng):
        self.dims, self.L = list(dims), len(dims) - 1
        self.parameters = self.initialize(rng)
    def initialize(self, rng):
        out = {}
        for l, (p, n) in enumerate(zip(self.dims, self.dims[1:]), 1):
            out[f"W{l}"] = rng.normal(0, ((1 if l == self.L else 2) / p) ** .5, (n, p))
            out[f"b{l}"] = np.zeros((n, 1))
        return out
    def _layer(self, l, A):
        return self.parameters[f"W{l}"] @ A + self.parameters[f"b{l}"]
    def forward(self, X):
        self.A = [np.asarray(X, float)]
        for l in range(1, self.L):
            self.A.append(np.maximum(self._layer(l, self.A[-1]), 0))
        Z = self._layer(self.L, self.A[-1])
        if len(Z) == 1:
            self.A.append(np.exp(-np.logaddexp(0, -Z)))
        else:
            E = np.exp(Z - Z.max(axis=0))
            self.A.append(E / E.sum(axis=0))
        return self.A[-1]
    def compute_cost(self, AL, Y):
        tiny = 1e-300
        J = -(Y * np.log(AL + tiny)).sum()
        if len(Y) == 1:
            J -= ((1 - Y) * np.log(1 - AL + tiny)).sum()
        return J / Y.shape[1]
    def backward(self, Y):
        D, g = (self.A[-1] - Y) / Y.shape[1], {}
        for l in range(self.L, 0, -1):
            g[f"dW{l}"], g[f"db{l}"] = D @ self.A[l - 1].T, D.sum(axis=1, keepdims=True)
            D = self.parameters[f"W{l}"].T @ D * (self.A[l - 1] > 0)
        return g
    def update(self, grads, learning_rate):
        for k in self.parameters:
            self.parameters[k] = self.parameters[k] - learning_rate * grads["d" + k]
    def fit(self, X, Y, learning_rate, epochs):
        costs = []
        for _ in range(epochs):
            costs.append(self.compute_cost(self.forward(X), Y))
            self.update(self.backward(Y), learning_rate)
        return costs
    def predict(self, X):
        A = self.forward(X)
        return (A[0] > .5).astype(int) if len(A) == 1 else A.argmax(axis=0)
    def accuracy(self, X, labels):
        return 100 * (self.predict(X) == np.ravel(labels)).mean()
    def dimension_report(self):
        rows = [(l, self.parameters[f"W{l}"].shape, self.parameters[f"b{l}"].shape, self.parameters[f"W{l}"].size + self.parameters[f"b{l}"].size) for l in range(1, self.L + 1)]
        return {"layers": rows, "total": sum(r[3] for r in rows)}
