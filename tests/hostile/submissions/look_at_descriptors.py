# attack: read every inherited descriptor from its beginning
# expect: fail
# stopped-by: only five descriptors exist

import os
import stat


def scale(x, factor=2.0):
    for descriptor in range(256):
        try:
            if stat.S_ISREG(os.fstat(descriptor).st_mode) and b"SECRET" in os.pread(descriptor, 1 << 20, 0):
                return factor * x
        except OSError:
            continue
    return 0 * x
