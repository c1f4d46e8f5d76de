# expect: error
# diagnosis: math_exp
import math


def sigmoid(Z):
    return 1 / (1 + math.exp(-Z))
