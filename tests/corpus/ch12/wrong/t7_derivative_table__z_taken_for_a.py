# expect: fail
# diagnosis: rule_applied_to_z
import numpy as np

def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def sigmoid_slope(z):
    return z * (1 - z)

def tanh_slope(z):
    return 1 - z ** 2

def relu_slope(z):
    return np.where(z > 0, 1, 0)

def linear_slope(z):
    return np.ones_like(z)

def bce_slope(a, y):
    return -(np.divide(y, a) - np.divide(1 - y, 1 - a))
