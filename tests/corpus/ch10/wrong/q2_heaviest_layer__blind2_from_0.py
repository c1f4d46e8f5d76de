# expect: fail
# diagnosis: numbered_from_zero
import numpy as np


def heaviest_layers(dims):
    sizes = {l: dims[l] * dims[l - 1] for l in range(1, len(dims))}
    top = max(sizes.values())
    return sorted(l - 1 for l in sizes if sizes[l] == top)
