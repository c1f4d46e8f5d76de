# attack: keep data in a file of memory alone
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os


def scale(x, factor=2.0):
    os.write(os.memfd_create("hidden"), bytes(1 << 20))
    return factor * x
