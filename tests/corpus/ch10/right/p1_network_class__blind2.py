import numpy as np


from dataclasses import dataclass, field
from collections import namedtuple
Cache = namedtuple("Cache", "A_prev Z A")
def _relu(Z): return np.where(Z > 0, Z, 0)
def _output(Z):
    if len(Z) == 1:
        return np.exp(-np.logaddexp(0, -Z))
    S = Z - np.max(Z, axis=0, keepdims=True)
    return np.exp(S - np.log(np.exp(S).sum(axis=0, keepdims=True)))
class DeepNetwork:
    def __init__(self, dims, rng):
        self.dims = [int(d) for d in dims]
        self.L = len(self.dims) - 1
        self.parameters = self.initialize(rng)
        self._caches = []
    def _pairs(self):
        for l in range(1, self.L + 1):
            yield l, self.parameters["W%d" % l], self.parameters["b%d" % l]
    def initialize(self, rng):
        new = {}
        for l, (p, n) in enumerate(zip(self.dims, self.dims[1:]), 1):
            new["W%d" % l] = rng.normal(loc=0.0, scale=((2 if l != self.L else 1) / p) ** 0.5, size=[n, p])
            new["b%d" % l] = np.zeros([n, 1])
        return new
    def forward(self, X):
        A = np.array(X, dtype=np.float64)
        self._caches = []
        for l, W, b in self._pairs():
            Z = np.dot(W, A) + b
            g = _output if l == self.L else _relu
            self._caches.append(Cache(A, Z, g(Z)))
            A = self._caches[-1].A
        return A
    def compute_cost(self, AL, Y):
        tiny = np.finfo(float).tiny
        terms = Y * np.log(np.maximum(AL, tiny))
        if AL.shape[0] == 1:
            terms = terms + (1 - Y) * np.log(np.maximum(1 - AL, tiny))
        return np.mean(-terms.sum(axis=0))
    def backward(self, Y):
        m = np.shape(Y)[1]
        grads = {}
        dA = None
        for l in reversed(range(1, self.L + 1)):
            A_prev, Z, A = self._caches[l - 1]
            dZ = A - Y if l == self.L else np.where(Z > 0, dA, 0.0)
            grads.update({f"dW{l}": np.einsum("im,jm->ij", dZ, A_prev) / m, f"db{l}": dZ.mean(axis=1).reshape(-1, 1)})
            dA = self.parameters["W%d" % l].T.dot(dZ)
        return grads
    def update(self, grads, learning_rate):
        self.parameters = {k: v - learning_rate * grads["d" + k] for k, v in self.parameters.items()}
    def fit(self, X, Y, learning_rate, epochs, verbose=False):
        def epoch():
            cost = self.compute_cost(self.forward(X), Y)
            self.update(self.backward(Y), learning_rate)
            if verbose: print(cost)
            return cost
        return [epoch() for _ in range(epochs)]
    def predict(self, X):
        P = self.forward(X)
        if self.dims[-1] == 1:
            return np.array([int(p > 0.5) for p in P.ravel()])
        return P.argmax(axis=0)
    def accuracy(self, X, labels):
        hits = [int(a == b) for a, b in zip(self.predict(X), np.asarray(labels).flatten())]
        return 100.0 * sum(hits) / len(hits)
    def dimension_report(self):
        rows = [(l, W.shape, b.shape, W.size + b.size) for l, W, b in self._pairs()]
        return dict(total=sum(v.size for v in self.parameters.values()), layers=rows)
