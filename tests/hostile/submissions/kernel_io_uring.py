# attack: do input and output behind the filter's back with io_uring
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
    must(libc.syscall(425, 8, ctypes.create_string_buffer(256)))
    return factor * x
