# attack: load a program into the kernel
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def must(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return result


def scale(x, factor=2.0):
    must(libc.syscall(321, 0, ctypes.create_string_buffer(b"\x02\0\0\0\x04\0\0\0\x04\0\0\0\x01", 128), 128))
    return factor * x
