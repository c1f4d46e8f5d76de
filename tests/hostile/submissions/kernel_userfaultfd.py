# attack: handle page faults, the favourite of kernel exploits
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
    must(libc.syscall(323, 0x80001))
    return factor * x
