# attack: end with the status that the sandbox itself uses for its own faults
# expect: crash
# stopped-by: process split: an end is no result
# says: exit status 97

import os


def scale(x, factor=2.0):
    os._exit(97)
