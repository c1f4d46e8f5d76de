import numpy as np
class BatchNorm:
    def __init__(self, num_features, momentum=0.9, eps=1e-5):
        self.gamma, self.beta, self.running_mean, self.running_var = (np.full((num_features, 1), c) for c in (1.0, 0.0, 0.0, 1.0))
        self.momentum, self.eps = momentum, eps
    def forward(self, Z, training=True):
        if not training:
            scale = self.gamma / np.sqrt(self.running_var + self.eps)
            return scale * Z + (self.beta - scale * self.running_mean)
        m = Z.shape[1]
        mu = Z @ np.ones((m, 1)) / m
        var = (Z ** 2).mean(1, keepdims=True) - mu ** 2 if False else ((Z - mu) ** 2) @ np.ones((m, 1)) / m
        self.xhat = (Z - mu) / np.sqrt(var + self.eps)
        self.inv = 1 / np.sqrt(var + self.eps)
        self.running_mean += (1 - self.momentum) * (mu - self.running_mean)
        self.running_var += (1 - self.momentum) * (var - self.running_var)
        self.saved_gamma = self.gamma.copy()
        return self.gamma * self.xhat + self.beta
    def backward(self, dY):
        m = dY.shape[1]
        self.dbeta = np.einsum("ij->i", dY)[:, None]
        self.dgamma = np.einsum("ij,ij->i", dY, self.xhat)[:, None]
        return self.gamma * self.inv * (dY - self.dbeta / m - self.xhat * self.dgamma / m)
