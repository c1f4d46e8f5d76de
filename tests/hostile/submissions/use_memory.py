# attack: take more memory than one may (1.2 GB here)
# expect: error
# stopped-by: resource limits
# says: MemoryError

def scale(x, factor=2.0):
    taken = bytearray(1_200_000_000)
    taken[::4096] = b"x" * len(taken[::4096])
    return factor * x
