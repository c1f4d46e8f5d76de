# expect: fail
# diagnosis: tanh_without_square
import numpy as np
def sigmoid_slope(z): return 0.25 / np.cosh(np.asarray(z) / 2) ** 2
def tanh_slope(z): return 1 / np.cosh(z)
def relu_slope(z): return np.heaviside(z, 0)
def linear_slope(z): return np.full(np.shape(z), 1)
def bce_slope(a, y): return np.where(y == 1, -1 / a, 1 / (1 - a))
