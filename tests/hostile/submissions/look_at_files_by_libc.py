# attack: read a file through the C library and raw system calls
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def must(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return result


def scale(x, factor=2.0):
    buffer = ctypes.create_string_buffer(100)
    descriptor = libc.open(b"@CANARY@", os.O_RDONLY)
    if descriptor < 0:
        descriptor = must(libc.syscall(257, -100, b"@CANARY@", os.O_RDONLY, 0))
    must(libc.read(descriptor, buffer, 100))
    return factor * x
