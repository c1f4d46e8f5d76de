# expect: fail
# diagnosis: half_at_zero
import numpy as np
def sigmoid_slope(z): return 0.25 / np.cosh(np.asarray(z) / 2) ** 2
def tanh_slope(z): return np.cosh(z) ** -2.0
def relu_slope(z): return np.heaviside(z, 0.5)
def linear_slope(z): return np.full(np.shape(z), 1)
def bce_slope(a, y): return np.where(y == 1, -1 / a, 1 / (1 - a))
