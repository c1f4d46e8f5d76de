# attack: fill the disk (20 MB here)
# expect: forbidden
# stopped-by: system-call filter
# says: `open()` is not available

def scale(x, factor=2.0):
    with open("@OUTSIDE@/full", "wb") as file:
        for _ in range(20):
            file.write(bytes(1 << 20))
    return factor * x
