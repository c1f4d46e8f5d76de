# expect: fail
# diagnosis: first_of_the_tie
import numpy as np


def heaviest_layers(dims):
    sizes = [dims[i] * dims[i + 1] for i in range(len(dims) - 1)]
    return [int(np.argmax(sizes)) + 1]
