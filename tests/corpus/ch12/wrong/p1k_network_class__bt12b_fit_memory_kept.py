# expect: fail
# diagnosis: memory_kept
import numpy as np

class NeuralNetwork:
    def __init__(self, dims, rng):
        self.dims = list(dims)
        self.L = len(dims) - 1
        self.rng = rng
        self.masks = {}
        self.parameters = self.initialize()
    def initialize(self):
        p = {}
        for l in range(1, self.L + 1):
            n, k = self.dims[l], self.dims[l - 1]
            p[f"W{l}"] = self.rng.standard_normal((n, k)) * ((1 + (l < self.L)) / k) ** 0.5
            p[f"b{l}"] = np.zeros((n, 1))
        return p
    def _run(self, X, masks, keep_prob):
        A, Z = [np.asarray(X, float)], [None]
        for l in range(1, self.L + 1):
            Z.append(self.parameters[f"W{l}"] @ A[-1] + self.parameters[f"b{l}"])
            if l == self.L:
                A.append(0.5 + 0.5 * np.tanh(Z[-1] / 2))
            else:
                a = np.maximum(Z[-1], 0)
                A.append(a * masks[l] / keep_prob if l in masks else a)
        return A, Z
    def forward(self, X, keep_prob=1.0):
        m = X.shape[1]
        self.masks = {} if keep_prob == 1 else {l: self.rng.binomial(1, keep_prob, (self.dims[l], m)).astype(float) for l in range(1, self.L)}
        self._keep = keep_prob
        self._A, self._Z = self._run(X, self.masks, keep_prob)
        return self._A[-1]
    def compute_cost(self, AL, Y, l2=0.0):
        m = Y.shape[1]
        a = np.clip(AL, 1e-12, 1 - 1e-12)
        ce = -np.mean(np.where(Y == 1, np.log(a), np.log1p(-a)))
        return float(ce + l2 / (2 * m) * sum(np.sum(self.parameters[f"W{l}"] ** 2) for l in range(1, self.L + 1)))
    def backward(self, Y, l2=0.0):
        m, g = Y.shape[1], {}
        dZ = self._A[-1] - Y
        for l in range(self.L, 0, -1):
            W = self.parameters[f"W{l}"]
            g[f"dW{l}"] = (dZ @ self._A[l - 1].T + l2 * W) / m
            g[f"db{l}"] = dZ.mean(1, keepdims=True)
            if l > 1:
                dZ = W.T @ dZ * (self._Z[l - 1] > 0)
                if l - 1 in self.masks:
                    dZ = dZ * self.masks[l - 1] / self._keep
        return g
    def gradient_check(self, X, Y, grads, l2=0.0, epsilon=1e-5):
        J = lambda: self.compute_cost(self._run(X, {}, 1.0)[0][-1], Y, l2)
        a, n = [], []
        for k, P in self.parameters.items():
            a.append(np.ravel(grads["d" + k]))
            for i in np.ndindex(P.shape):
                old = P[i]
                P[i] = old + epsilon
                up = J()
                P[i] = old - epsilon
                down = J()
                P[i] = old
                n.append((up - down) / (2 * epsilon))
        a, n = np.concatenate(a), np.array(n)
        return np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n))
    def fit(self, X, Y, epochs, batch_size, learning_rate, optimizer="adam", schedule=None, keep_prob=1.0, l2=0.0):
        w = epochs // 10
        half = lambda x: learning_rate / 2 * (1 + np.cos(np.pi * x))
        rates = {
            None: lambda e: learning_rate, "step": lambda e: learning_rate / 2 ** (e // 200),
            "exponential": lambda e: learning_rate * np.exp(-0.01 * e), "cosine": lambda e: half(e / epochs),
            "warmup_cosine": lambda e: learning_rate * (e + 1) / w if e < w else half((e - w) / (epochs - w)),
        }
        if schedule not in rates or optimizer not in ("sgd", "momentum", "adam"):
            raise ValueError("optimizer or schedule")
        m, t = X.shape[1], 0
        if not hasattr(self, 'M'): self.M = {k: np.zeros_like(p) for k, p in self.parameters.items()}
        M = self.M
        V = {k: np.zeros_like(p) for k, p in self.parameters.items()}
        log = {"cost": [], "learning_rate": []}
        for e in range(epochs):
            rate = float(rates[schedule](e))
            order, total = self.rng.permutation(m), 0.0
            for s in range(0, m, batch_size):
                idx = order[s:s + batch_size]
                AL = self.forward(X[:, idx], keep_prob)
                total += len(idx) * self.compute_cost(AL, Y[:, idx], l2)
                g = self.backward(Y[:, idx], l2)
                t += 1
                for k in M:
                    d = g["d" + k]
                    if optimizer == "sgd":
                        step = d
                    else:
                        M[k] = 0.9 * M[k] + 0.1 * d
                        step = M[k]
                    if optimizer == "adam":
                        V[k] = 0.999 * V[k] + 0.001 * d * d
                        step = M[k] / (1 - 0.9 ** t) / (np.sqrt(V[k] / (1 - 0.999 ** t)) + 1e-8)
                    self.parameters[k] = self.parameters[k] - rate * step
            log["cost"].append(total / m)
            log["learning_rate"].append(rate)
        return log
    def predict(self, X):
        return (self._run(X, {}, 1.0)[0][-1] > 0.5).astype(int)
    def accuracy(self, X, Y):
        return 100 * float((self.predict(X) == Y).mean())
