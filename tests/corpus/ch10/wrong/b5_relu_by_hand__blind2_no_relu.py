# expect: fail
# diagnosis: no_relu
import math

import numpy as np


def relu_by_hand():
    Z1 = np.array([[1., 0], [0, 1]]) @ np.array([[3.], [-2]])
    A1 = Z1
    Z2 = (np.ones((1, 2)) @ A1).item()
    return {"Z1": Z1.ravel(), "A1": A1.ravel(), "Z2": Z2, "y_hat": 1 / (1 + np.exp(-Z2))}
