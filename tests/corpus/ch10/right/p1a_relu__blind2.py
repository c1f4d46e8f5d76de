import numpy as np


def relu(Z):
    Z[Z < 0] = 0
    return Z
