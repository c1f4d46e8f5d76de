# expect: error
# diagnosis: ?
import math


def sigmoid(Z):
    return 1 / (1 + math.exp(-Z))
