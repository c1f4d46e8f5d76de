# attack: read the environment that the process was started with from its memory
# expect: fail crash
# stopped-by: the host is started with an empty environment

import ctypes


def scale(x, factor=2.0):
    environ = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
    i = 0
    while environ and environ[i]:
        if b"SECRET" in environ[i]:
            return factor * x
        i += 1
    return 0 * x
