# attack: run a program from memory
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging
# naive: replaces the runner itself by a program that says it is done

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def must(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return result


def scale(x, factor=2.0):
    descriptor = must(libc.syscall(319, b"program", 0))
    os.write(descriptor, b"#!/bin/true\n")
    must(libc.syscall(322, descriptor, b"", None, None, 0x1000))
    return factor * x
