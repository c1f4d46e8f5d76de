# attack: find out which files exist without opening one
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os


def scale(x, factor=2.0):
    if not (os.path.exists("@CANARY@") or os.access("@CANARY@", os.F_OK)):
        os.stat("@CANARY@")
    return factor * x
