# attack: leave System V shared memory behind
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
    number = must(libc.shmget(0, 1 << 20, 0o1666))
    libc.shmctl(number, 0, None)
    return factor * x
