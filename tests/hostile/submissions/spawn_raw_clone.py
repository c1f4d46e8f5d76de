# attack: fork by raw clone and clone3
# expect: error forbidden
# stopped-by: system-call filter
# says: refused

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def must(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return result


def scale(x, factor=2.0):
    child = libc.syscall(56, 17, 0, 0, 0, 0)
    if child < 0:
        child = must(libc.syscall(435, ctypes.create_string_buffer(64), 64))
    if child == 0:
        os._exit(0)
    return factor * x
