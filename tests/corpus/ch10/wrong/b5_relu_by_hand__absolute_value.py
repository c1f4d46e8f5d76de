# expect: fail
# diagnosis: absolute_value
import math


def relu_by_hand():
    return {"Z1": [3, -2], "A1": [3, 2], "Z2": 5, "y_hat": 1 / (1 + math.exp(-5))}
