# expect: fail
# diagnosis: bce_is_a_minus_y
import numpy as np

def sigmoid_slope(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)

def tanh_slope(z):
    return 1 - np.tanh(z) ** 2

def relu_slope(z):
    return (z > 0).astype(float)

def linear_slope(z):
    return np.ones_like(z, dtype=float)

def bce_slope(a, y):
    return a - y
