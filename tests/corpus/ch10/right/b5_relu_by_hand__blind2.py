import math

import numpy as np


def relu_by_hand():
    return {"Z1": (3, -2), "A1": (3, 0), "Z2": 3, "y_hat": 0.952574}
