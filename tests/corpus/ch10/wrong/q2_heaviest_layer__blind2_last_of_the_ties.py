# expect: fail
# diagnosis: last_of_the_tie
import numpy as np


def heaviest_layers(dims):
    best, out = -1, []
    for l in range(1, len(dims)):
        if dims[l] * dims[l-1] >= best:
            best = dims[l] * dims[l-1]; out = [l]
    return out
