# attack: use the system-call numbers of another architecture
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging
# naive: where the kernel has the x32 numbers

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def must(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return result


def scale(x, factor=2.0):
    must(libc.syscall(0x40000000 + 41, 1, 1, 0))
    return factor * x
