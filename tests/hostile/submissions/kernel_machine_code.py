# attack: call the kernel from machine code in memory made executable
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import ctypes
import mmap
import platform

def scale(x, factor=2.0):
    if platform.machine() != "x86_64":
        raise PermissionError(1, "no machine code for this processor here")
    code = bytes.fromhex("b829000000bf01000000be0100000031d20f05c3")  # socket(AF_UNIX, SOCK_STREAM, 0)
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    found = ctypes.CFUNCTYPE(ctypes.c_long)(address)()
    if found < 0:
        raise OSError(-found, "refused")
    return factor * x
