import numpy as np

sigmoid_slope = lambda z: np.exp(-z) / np.square(1 + np.exp(-z))
tanh_slope = lambda z: 4 * sigmoid_slope(2 * z)
relu_slope = lambda z: np.where(z > 0, 1, 0)
linear_slope = lambda z: 0 * z + 1
bce_slope = lambda a, y: np.divide(a - y, a * (1 - a))
