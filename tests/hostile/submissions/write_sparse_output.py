# attack: make the captured output a file of 100 GB
# expect: error fail
# stopped-by: resource limits
# naive: no captured output there

import os


def scale(x, factor=2.0):
    os.lseek(1, 100 << 30, os.SEEK_SET)
    os.write(1, b"x")
    return factor * x
