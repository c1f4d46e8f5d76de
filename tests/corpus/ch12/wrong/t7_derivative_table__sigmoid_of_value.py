# expect: fail
# diagnosis: rule_applied_to_z
import numpy as np

def sigmoid_slope(z):
    return z * (1 - z)

def tanh_slope(z):
    return 1 - np.tanh(z) ** 2

def relu_slope(z):
    return (z > 0).astype(float)

def linear_slope(z):
    return np.ones_like(z, dtype=float)

def bce_slope(a, y):
    return -y / a + (1 - y) / (1 - a)
