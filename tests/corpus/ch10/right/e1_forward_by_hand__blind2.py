import math

import numpy as np


def forward_by_hand():
    return {"Z1": np.array([0.5, 1.1, 1.7]), "Z2": (0.78, 1.77), "Z3": np.float64(0.432), "y_hat": 0.606351}
