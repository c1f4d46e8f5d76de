# attack: mount a file system over the solutions
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
    must(libc.unshare(0x00020000))
    must(libc.mount(b"none", b"@OUTSIDE@", b"tmpfs", 0, None))
    return factor * x
