# attack: read address 0
# expect: crash
# stopped-by: process split: an end is no result
# says: SIGSEGV

import ctypes


def scale(x, factor=2.0):
    return ctypes.string_at(0)
