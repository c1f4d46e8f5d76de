# attack: become root in a new user namespace
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
    must(libc.unshare(0x10000000))
    return factor * x
