import numpy as np
def sigmoid_slope(z):
    e = np.exp(-np.abs(np.asarray(z, dtype=float)))
    return e / (1.0 + e) ** 2
def tanh_slope(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(-2 * np.abs(z))
    return 4 * e / (1 + e) ** 2
def relu_slope(z):
    return np.heaviside(np.asarray(z, float), 0.0)
def linear_slope(z):
    return np.full(np.shape(z), 1)
def bce_slope(a, y):
    a, y = np.asarray(a, dtype=np.float64), np.asarray(y)
    return np.where(y == 1, -1 / a, 1 / (1 - a))
