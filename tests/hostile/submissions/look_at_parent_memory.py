# attack: read the memory of the parent through /proc
# expect: forbidden
# stopped-by: system-call filter
# says: `open()` is not available

import os


def scale(x, factor=2.0):
    with open(f"/proc/{os.getppid()}/maps") as maps, open(f"/proc/{os.getppid()}/mem", "rb") as memory:
        memory.seek(int(maps.readline().split("-")[0], 16))
        memory.read(16)
    return factor * x
