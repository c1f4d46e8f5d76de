"""Functions first, as in the well-known course; the class only holds things together."""
import numpy as np


def linear_forward(A_prev, W, b):
    Z = np.dot(W, A_prev) + b
    return Z, (A_prev, W, b)


def relu(Z):
    return np.maximum(0, Z), Z


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z)), Z


def softmax(Z):
    s = np.exp(Z - Z.max(0))
    return s / s.sum(0), Z


def linear_activation_forward(A_prev, W, b, g):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = g(Z)
    return A, (linear_cache, activation_cache)


def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1.0 / m * np.dot(dZ, A_prev.T)
    db = 1.0 / m * np.sum(dZ, axis=1, keepdims=True)
    return np.dot(W.T, dZ), dW, db


def relu_backward(dA, cache):
    dZ = np.array(dA, copy=True)
    dZ[cache <= 0] = 0
    return dZ


class DeepNetwork:
    def __init__(self, dims, rng):
        self.dims = list(dims)
        self.L = len(dims) - 1
        self.parameters = self.initialize(rng)
        self.caches = None

    def initialize(self, rng):
        p = {}
        for l in range(1, self.L + 1):
            gain = 2 if l != self.L else 1
            p["W" + str(l)] = rng.normal(0, np.sqrt(gain / self.dims[l - 1]), (self.dims[l], self.dims[l - 1]))
            p["b" + str(l)] = np.zeros((self.dims[l], 1))
        return p

    def forward(self, X):
        self.caches = []
        A = X
        out = sigmoid if self.dims[self.L] == 1 else softmax
        for l in range(1, self.L + 1):
            g = relu if l < self.L else out
            A, cache = linear_activation_forward(A, self.parameters["W" + str(l)], self.parameters["b" + str(l)], g)
            self.caches.append(cache)
        self.AL = A
        return A

    def compute_cost(self, AL, Y):
        m = Y.shape[1]
        with np.errstate(all="ignore"):
            if AL.shape[0] == 1:
                logprobs = np.multiply(-np.log(AL), Y) + np.multiply(-np.log(1 - AL), 1 - Y)
                cost = 1.0 / m * np.nansum(logprobs)
            else:
                cost = sum(-np.log(AL[Y[:, j].argmax(), j]) for j in range(m)) / m
        return float(cost)

    def backward(self, Y):
        grads = {}
        dZ = self.AL - Y
        for l in range(self.L, 0, -1):
            linear_cache, _ = self.caches[l - 1]
            dA, grads["dW" + str(l)], grads["db" + str(l)] = linear_backward(dZ, linear_cache)
            if l > 1:
                dZ = relu_backward(dA, self.caches[l - 2][1])
        return grads

    def update(self, grads, learning_rate):
        L = len(self.parameters) // 2
        for l in range(L):
            self.parameters["W" + str(l + 1)] = self.parameters["W" + str(l + 1)] - learning_rate * grads["dW" + str(l + 1)]
            self.parameters["b" + str(l + 1)] = self.parameters["b" + str(l + 1)] - learning_rate * grads["db" + str(l + 1)]

    def fit(self, X, Y, learning_rate, epochs):
        costs = np.zeros(epochs)
        for i in range(epochs):
            costs[i] = self.compute_cost(self.forward(X), Y)
            self.update(self.backward(Y), learning_rate)
        return costs

    def predict(self, X):
        A = self.forward(X)
        m = X.shape[1]
        p = np.zeros(m, dtype=int)
        for i in range(m):
            if A.shape[0] == 1:
                p[i] = 1 if A[0, i] > 0.5 else 0
            else:
                p[i] = list(A[:, i]).index(max(A[:, i]))
        return p

    def accuracy(self, X, labels):
        labels = np.reshape(labels, -1)
        right = 0
        for got, wanted in zip(self.predict(X), labels):
            right += got == wanted
        return 100.0 * right / len(labels)

    def dimension_report(self):
        layers = []
        for l in range(1, len(self.parameters) // 2 + 1):
            W, b = self.parameters["W%i" % l], self.parameters["b%i" % l]
            layers.append([l, list(W.shape), list(b.shape), len(W) * len(W[0]) + len(b)])
        return {"total": sum(row[3] for row in layers), "layers": layers}
