import numpy as np
class BatchNorm:
    def __init__(self, num_features, momentum=0.9, eps=1e-5):
        self.gamma, self.beta = np.ones((num_features, 1)), np.zeros((num_features, 1))
        self.running_mean, self.running_var = np.zeros((num_features, 1)), np.ones((num_features, 1))
        self.momentum, self.eps = momentum, eps
    def forward(self, Z, training=True):
        Z = np.asarray(Z, float)
        if training:
            mu, var = Z.mean(1, keepdims=True), Z.var(1, keepdims=True)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mu
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mu, var = self.running_mean, self.running_var
        std = np.sqrt(var + self.eps)
        H = (Z - mu) / std
        if training:
            self.H, self.std = H, std
        return self.gamma * H + self.beta
    def backward(self, dY):
        self.dgamma = (dY * self.H).sum(1, keepdims=True)
        self.dbeta = dY.sum(1, keepdims=True)
        m = dY.shape[1]
        return self.gamma / self.std * (dY - self.dbeta / m - self.H * self.dgamma / m)
