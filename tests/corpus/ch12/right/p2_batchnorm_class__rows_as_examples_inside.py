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
        X = Z.T
        if not training:
            out = (X - self.running_mean[:, 0]) / (self.running_var[:, 0] + self.eps) ** 0.5
        else:
            mean, var = np.mean(X, 0), np.var(X, 0)
            out = (X - mean) / (var + self.eps) ** 0.5
            self.x_hat, self.root = out, (var + self.eps) ** 0.5
            k = self.momentum
            self.running_mean = k * self.running_mean + (1 - k) * mean[:, None]
            self.running_var = k * self.running_var + (1 - k) * var[:, None]
        return (out * self.gamma[:, 0] + self.beta[:, 0]).T

    def backward(self, dY):
        d = dY.T
        self.dbeta = d.sum(0)[:, None]
        self.dgamma = np.einsum("ij,ij->j", d, self.x_hat)[:, None]
        dh = d * self.gamma[:, 0]
        dX = (dh - dh.mean(0) - self.x_hat * (dh * self.x_hat).mean(0)) / self.root
        return dX.T
