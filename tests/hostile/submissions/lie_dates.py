# attack: dates and time spans, whose differences are no numbers
# expect: fail
# stopped-by: a list of kinds of numbers

import numpy as np


def scale(x, factor=2.0):
    return np.zeros(x.shape, "m8[s]") + np.timedelta64("NaT")
