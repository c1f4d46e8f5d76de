# attack: abort inside C
# expect: crash
# stopped-by: process split: an end is no result
# says: the process crashed

import os


def scale(x, factor=2.0):
    os.abort()
