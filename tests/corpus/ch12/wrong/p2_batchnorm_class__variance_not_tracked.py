# expect: fail
# diagnosis: variance_not_tracked
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
            mu = Z.mean(axis=1, keepdims=True)
            var = Z.var(axis=1, keepdims=True)
            self.std = np.sqrt(var + self.eps)
            self.Z_hat = (Z - mu) / self.std
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mu
            return self.gamma * self.Z_hat + self.beta
        Z_hat = (Z - self.running_mean) / np.sqrt(self.running_var + self.eps)
        return self.gamma * Z_hat + self.beta

    def backward(self, dY):
        m = dY.shape[1]
        self.dgamma = np.sum(dY * self.Z_hat, axis=1, keepdims=True)
        self.dbeta = np.sum(dY, axis=1, keepdims=True)
        return self.gamma / (m * self.std) * (m * dY - self.dbeta - self.Z_hat * self.dgamma)
