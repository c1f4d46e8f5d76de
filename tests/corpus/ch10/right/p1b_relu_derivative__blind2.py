import numpy as np


relu_derivative = lambda Z: np.greater(Z, 0)
