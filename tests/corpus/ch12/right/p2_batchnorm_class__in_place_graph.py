import numpy as np

class BatchNorm:
    def __init__(self, num_features, momentum=0.9, eps=1e-5):
        self.gamma = np.ones((num_features, 1))
        self.beta = np.zeros((num_features, 1))
        self.running_mean = np.zeros((num_features, 1))
        self.running_var = np.ones((num_features, 1))
        self.momentum = momentum
        self.eps = eps
        self.cache = None

    def _normalize(self, Z, mu, var):
        centered = Z - mu
        inv = 1.0 / np.sqrt(var + self.eps)
        return centered, inv, centered * inv

    def forward(self, Z, training=True):
        mu, var = self.running_mean, self.running_var
        if training:
            N = Z.shape[1]
            mu = np.sum(Z, axis=1).reshape(-1, 1) / N
            var = np.sum((Z - mu) ** 2, axis=1).reshape(-1, 1) / N
        centered, inv, xhat = self._normalize(Z, mu, var)
        if training:
            self.cache = (centered, inv, xhat)
            self.running_mean += (1 - self.momentum) * (mu - self.running_mean)
            self.running_var += (1 - self.momentum) * (var - self.running_var)
        return np.multiply(self.gamma, xhat) + self.beta

    def backward(self, dY):
        centered, inv, xhat = self.cache
        self.dgamma, self.dbeta = (dY * xhat).sum(1, keepdims=True), dY.sum(1, keepdims=True)
        dx = dY * self.gamma
        dvar = (-0.5 * inv ** 3) * (dx * centered).sum(1, keepdims=True)
        dmu = -(dx * inv).sum(1, keepdims=True)
        return dx * inv + (2 * dvar * centered + dmu) / dY.shape[1]
