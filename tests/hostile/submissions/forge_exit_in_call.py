# attack: end the process with status 0 when called
# expect: crash
# stopped-by: process split: an end is no result
# says: ended its own process (exit status 0)

import os


def scale(x, factor=2.0):
    os._exit(0)
