# attack: close every descriptor
# expect: crash error
# stopped-by: process split: an end is no result

import os


def scale(x, factor=2.0):
    os.closerange(0, 256)
    return 0 * x
