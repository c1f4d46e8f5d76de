# attack: an array of fourteen axes, to make the explanation slow
# expect: fail
# stopped-by: nothing large is explained

import numpy as np


def scale(x, factor=2.0):
    return np.ones((2,) * 14 + (40,))
