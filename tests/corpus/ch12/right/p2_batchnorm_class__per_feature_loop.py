import numpy as np

class BatchNorm:
    def __init__(self, num_features, momentum=0.9, eps=1e-5):
        self.n = num_features
        self.gamma = np.ones((num_features, 1)); self.beta = np.zeros((num_features, 1))
        self.running_mean = np.zeros((num_features, 1)); self.running_var = np.ones((num_features, 1))
        self.momentum = momentum; self.eps = eps

    def forward(self, Z, training=True):
        Z = np.array(Z, dtype=float)
        Y = np.zeros(Z.shape)
        if training:
            self.hat = np.zeros(Z.shape)
            self.sd = []
        for i in range(self.n):
            if training:
                mu, var = np.average(Z[i]), np.std(Z[i]) ** 2
                sd = np.sqrt(var + self.eps)
                self.hat[i] = (Z[i] - mu) / sd
                self.sd.append(sd)
                self.running_mean[i, 0] = self.momentum * self.running_mean[i, 0] + (1 - self.momentum) * mu
                self.running_var[i, 0] = self.momentum * self.running_var[i, 0] + (1 - self.momentum) * var
                Y[i] = self.gamma[i, 0] * self.hat[i] + self.beta[i, 0]
            else:
                h = (Z[i] - self.running_mean[i, 0]) / np.sqrt(self.running_var[i, 0] + self.eps)
                Y[i] = self.gamma[i, 0] * h + self.beta[i, 0]
        return Y

    def backward(self, dY):
        dZ = np.zeros(dY.shape)
        self.dgamma = np.zeros((self.n, 1)); self.dbeta = np.zeros((self.n, 1))
        for i in range(self.n):
            self.dgamma[i] = np.dot(dY[i], self.hat[i])
            self.dbeta[i] = np.sum(dY[i])
            d = dY[i] * self.gamma[i, 0]
            dZ[i] = (d - d.mean() - self.hat[i] * (d * self.hat[i]).mean()) / self.sd[i]
        return dZ
