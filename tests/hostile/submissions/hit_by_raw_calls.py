# attack: send signals by tgkill and rt_sigqueueinfo
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)


def must(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return result


def scale(x, factor=2.0):
    parent = os.getppid()
    if libc.syscall(234, parent, parent, signal.SIGKILL) < 0:
        must(libc.syscall(129, parent, signal.SIGKILL, ctypes.create_string_buffer(128)))
    return factor * x
