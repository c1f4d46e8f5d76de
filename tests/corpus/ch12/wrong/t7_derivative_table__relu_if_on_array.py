# expect: error
# diagnosis: none
import numpy as np

def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def sigmoid_slope(z):
    s = sigmoid(z)
    return s * (1 - s)

def tanh_slope(z):
    return 1 - np.tanh(z) ** 2

def relu_slope(z):
    if z > 0:
        return 1
    return 0

def linear_slope(z):
    return np.ones_like(z)

def bce_slope(a, y):
    return -(np.divide(y, a) - np.divide(1 - y, 1 - a))
