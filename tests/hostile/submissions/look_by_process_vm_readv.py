# attack: read the memory of the parent by process_vm_readv
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


class Piece(ctypes.Structure):
    _fields_ = [("start", ctypes.c_void_p), ("length", ctypes.c_size_t)]


def scale(x, factor=2.0):
    buffer = ctypes.create_string_buffer(64)
    local = Piece(ctypes.addressof(buffer), 64)
    libc.process_vm_readv.restype = ctypes.c_ssize_t
    if libc.process_vm_readv(os.getppid(), ctypes.byref(local), 1, ctypes.byref(local), 1, 0) < 0:
        if ctypes.get_errno() != 14:  # EFAULT: allowed, but nothing lies there
            must(-1)
    return factor * x
