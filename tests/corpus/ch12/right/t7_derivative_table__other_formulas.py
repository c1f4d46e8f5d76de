import numpy as np

def sigmoid_slope(z):
    return 0.25 / np.cosh(np.asarray(z) / 2) ** 2

def tanh_slope(z):
    return np.power(np.cosh(z), -2)

def relu_slope(z):
    return (np.asarray(z) > 0).astype(float)

def linear_slope(z):
    return 0 * z + 1

def bce_slope(a, y):
    return (a - y) / (a * (1 - a))
