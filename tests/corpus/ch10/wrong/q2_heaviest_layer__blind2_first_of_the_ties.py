# expect: fail
# diagnosis: first_of_the_tie
import numpy as np


def heaviest_layers(dims):
    sizes = {l: dims[l] * dims[l - 1] for l in range(1, len(dims))}
    top = max(sizes.values())
    return [min(l for l in sizes if sizes[l] == top)]
