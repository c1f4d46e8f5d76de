# expect: fail
# diagnosis: slope_one_at_zero
import math
import numpy as np
class NeuralNetwork:
    def __init__(self, dims, rng):
        self.dims, self.L, self.rng, self.masks = list(dims), len(dims) - 1, rng, {}
        self.parameters = self.initialize()
    def initialize(self):
        out = {}
        for l in range(1, self.L + 1):
            p, n = self.dims[l - 1], self.dims[l]
            out["W%d" % l] = self.rng.standard_normal((n, p)) * math.sqrt((2 if l < self.L else 1) / p)
            out["b%d" % l] = np.zeros((n, 1))
        return out
    def forward(self, X, keep_prob=1.0):
        self.masks, self.keep = {}, keep_prob
        self.A, self.Z = {0: X}, {}
        for l in range(1, self.L + 1):
            self.Z[l] = self.parameters["W%d" % l] @ self.A[l - 1] + self.parameters["b%d" % l]
            if l == self.L:
                self.A[l] = 0.5 * (1 + np.tanh(0.5 * self.Z[l]))
            else:
                A = np.maximum(self.Z[l], 0)
                if keep_prob < 1:
                    self.masks[l] = (self.rng.random(A.shape) < keep_prob).astype(int)
                    A = A * self.masks[l] / keep_prob
                self.A[l] = A
        return self.A[self.L]
    def compute_cost(self, AL, Y, l2=0.0):
        m = Y.shape[1]
        J = -np.mean(Y * np.log(AL + 1e-12) + (1 - Y) * np.log(1 - AL + 1e-12))
        return J + l2 / (2 * m) * sum(np.sum(np.square(self.parameters["W%d" % l])) for l in range(1, self.L + 1))
    def backward(self, Y, l2=0.0):
        m, g = Y.shape[1], {}
        dZ = self.A[self.L] - Y
        for l in range(self.L, 0, -1):
            W = self.parameters["W%d" % l]
            g["dW%d" % l] = (dZ @ self.A[l - 1].T + l2 * W) / m
            g["db%d" % l] = dZ.mean(1, keepdims=True)
            if l > 1:
                dA = W.T @ dZ
                if l - 1 in self.masks:
                    dA = dA * self.masks[l - 1] / self.keep
                dZ = dA * (self.Z[l - 1] >= 0)
        return g
    def gradient_check(self, X, Y, grads, l2=0.0, epsilon=1e-5):
        a, n = [], []
        for k, P in self.parameters.items():
            for i in np.ndindex(P.shape):
                old = P[i]
                P[i] = old + epsilon
                up = self.compute_cost(self.forward(X), Y, l2)
                P[i] = old - epsilon
                down = self.compute_cost(self.forward(X), Y, l2)
                P[i] = old
                n.append((up - down) / (2 * epsilon)); a.append(grads["d" + k][i])
        a, n = np.array(a), np.array(n)
        return np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n))
    def _rate(self, s, a, e, E):
        if s is None: return a
        if s == "step": return a * .5 ** (e // 200)
        if s == "exponential": return a * math.exp(-.01 * e)
        w = E // 10 if s == "warmup_cosine" else 0
        return a * (e + 1) / w if e < w else a / 2 * (1 + math.cos(math.pi * (e - w) / (E - w)))
    def fit(self, X, Y, epochs, batch_size, learning_rate, optimizer="adam", schedule=None, keep_prob=1.0, l2=0.0):
        if optimizer not in {"sgd", "momentum", "adam"} or schedule not in {None, "step", "exponential", "cosine", "warmup_cosine"}:
            raise ValueError("unknown")
        M = {k: np.zeros_like(v) for k, v in self.parameters.items()}
        V = {k: np.zeros_like(v) for k, v in self.parameters.items()}
        t, log, m = 0, {"cost": [], "learning_rate": []}, X.shape[1]
        for e in range(epochs):
            r, total, perm = self._rate(schedule, learning_rate, e, epochs), 0.0, self.rng.permutation(m)
            for i in range(0, m, batch_size):
                j = perm[i:i + batch_size]
                total += len(j) * self.compute_cost(self.forward(X[:, j], keep_prob), Y[:, j], l2)
                g = self.backward(Y[:, j], l2)
                t += 1
                for k in self.parameters:
                    d = g["d" + k]
                    if optimizer == "momentum":
                        M[k] = .9 * M[k] + .1 * d; d = M[k]
                    elif optimizer == "adam":
                        M[k] = .9 * M[k] + .1 * d; V[k] = .999 * V[k] + .001 * d * d
                        d = M[k] / (1 - .9 ** t) / (np.sqrt(V[k] / (1 - .999 ** t)) + 1e-8)
                    self.parameters[k] = self.parameters[k] - r * d
            log["cost"].append(total / m); log["learning_rate"].append(r)
        return log
    def predict(self, X):
        return (self.forward(X) > .5).astype(int)
    def accuracy(self, X, Y):
        return 100 * np.mean(self.predict(X) == Y)
