# attack: slip past a 64-bit filter by 32-bit calls
# expect: crash forbidden
# stopped-by: the filter kills other architectures

import ctypes
import mmap
import platform


def scale(x, factor=2.0):
    if platform.machine() != "x86_64":
        raise PermissionError(1, "no machine code for this processor here")
    code = bytes.fromhex("b814000000cd80c3")  # int 0x80 with the number of getpid
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    if ctypes.CFUNCTYPE(ctypes.c_int)(address)() < 0:
        raise OSError(1, "refused")
    return factor * x
