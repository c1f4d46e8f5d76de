import numpy as np
from dataclasses import dataclass
@dataclass
class _Cache:
    centered: np.ndarray
    std: np.ndarray
class BatchNorm:
    """layer"""
    def __init__(self, num_features: int, momentum: float = 0.9, eps: float = 1e-5) -> None:
        shape = (num_features, 1)
        self.gamma = np.ones(shape)
        self.beta = np.zeros(shape)
        self.running_mean = np.zeros(shape)
        self.running_var = np.ones(shape)
        self.momentum = momentum
        self.eps = eps
        self.cache = None
    def forward(self, Z: np.ndarray, training: bool = True) -> np.ndarray:
        if training:
            mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
            rho = self.momentum
            self.running_mean = rho * self.running_mean + (1 - rho) * mean
            self.running_var = rho * self.running_var + (1 - rho) * var
            self.cache = _Cache(Z - mean, np.sqrt(var + self.eps))
        else:
            mean, var = self.running_mean, self.running_var
        return self.gamma * (Z - mean) / np.sqrt(var + self.eps) + self.beta
    def backward(self, dY: np.ndarray) -> np.ndarray:
        c, s = self.cache.centered, self.cache.std
        m = c.shape[1]
        self.dbeta = dY.sum(axis=1, keepdims=True)
        self.dgamma = (dY * c / s).sum(axis=1, keepdims=True)
        dxhat = dY * self.gamma
        dvar = (dxhat * c * -0.5 * s ** -3).sum(axis=1, keepdims=True)
        dmu = (-dxhat / s).sum(axis=1, keepdims=True) + dvar * (-2 * c).mean(axis=1, keepdims=True)
        return dxhat / s + dvar * 2 * c / m + dmu / m
