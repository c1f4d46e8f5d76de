# expect: fail
# diagnosis: inference_cached
import numpy as np

class BatchNorm(object):
    def __init__(self, num_features, momentum=0.9, eps=1e-5):
        shape = (num_features, 1)
        self.gamma, self.beta = np.ones(shape), np.zeros(shape)
        self.running_mean, self.running_var = np.zeros(shape), np.ones(shape)
        self.momentum, self.eps = momentum, eps
        self.cache = None

    def forward(self, Z, training=True):
        Z = np.asarray(Z, dtype=float)
        if training:
            mean = Z.sum(axis=1).reshape(-1, 1) / Z.shape[1]
            var = ((Z - mean) ** 2).sum(axis=1).reshape(-1, 1) / Z.shape[1]
            # same as momentum * old + (1 - momentum) * new
            self.running_mean = self.running_mean + (1 - self.momentum) * (mean - self.running_mean)
            self.running_var = self.running_var + (1 - self.momentum) * (var - self.running_var)
        else:
            mean, var = self.running_mean, self.running_var
        inv = 1.0 / np.sqrt(var + self.eps)
        xhat = (Z - mean) * inv
        self.cache = (xhat, inv)
        return self.gamma * xhat + self.beta

    def backward(self, dY):
        xhat, inv = self.cache
        m = dY.shape[1]
        self.dbeta = dY.sum(axis=1, keepdims=True)
        self.dgamma = np.einsum("ij,ij->i", dY, xhat)[:, None]
        return self.gamma * inv / m * (m * dY - self.dbeta - xhat * self.dgamma)
