# attack: attach to the parent as a debugger
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def must(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return result


def scale(x, factor=2.0):
    must(libc.ptrace(0x4206, os.getppid(), 0, 0))  # PTRACE_SEIZE
    return factor * x
