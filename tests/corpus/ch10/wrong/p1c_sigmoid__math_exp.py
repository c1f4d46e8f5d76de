# expect: error
# diagnosis: none
import math


def sigmoid(Z):
    return 1 / (1 + math.exp(-Z))
