# attack: watch the instructor's files change
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
    descriptor = must(libc.inotify_init1(0))
    must(libc.inotify_add_watch(descriptor, b"@OUTSIDE@", 0xFFF))
    return factor * x
