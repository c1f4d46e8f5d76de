# expect: fail
# diagnosis: running_never_updated
import numpy as np

class BatchNorm:
    def __init__(self, num_features, momentum=0.9, eps=1e-5):
        self.gamma = np.ones((num_features, 1))
        self.beta = np.zeros((num_features, 1))
        self.running_mean = np.zeros((num_features, 1))
        self.running_var = np.ones((num_features, 1))
        self.momentum = momentum
        self.eps = eps

    def forward(self, Z, training=True):
        if training:
            mu = np.mean(Z, axis=1, keepdims=True)
            var = np.var(Z, axis=1, keepdims=True)
            self.Z, self.mu, self.var = Z, mu, var
            self.Z_hat = (Z - mu) / np.sqrt(var + self.eps)
            return self.gamma * self.Z_hat + self.beta
        Z_hat = (Z - self.running_mean) / np.sqrt(self.running_var + self.eps)
        return self.gamma * Z_hat + self.beta

    def backward(self, dY):
        m = dY.shape[1]
        self.dgamma = np.sum(dY * self.Z_hat, axis=1, keepdims=True)
        self.dbeta = np.sum(dY, axis=1, keepdims=True)
        dZ_hat = dY * self.gamma
        dvar = np.sum(dZ_hat * (self.Z - self.mu) * -0.5 * (self.var + self.eps) ** -1.5, axis=1, keepdims=True)
        dmu = np.sum(-dZ_hat / np.sqrt(self.var + self.eps), axis=1, keepdims=True)
        return dZ_hat / np.sqrt(self.var + self.eps) + dvar * 2 * (self.Z - self.mu) / m + dmu / m
