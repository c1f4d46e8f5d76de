# attack: fork a child that answers for the parent
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os


def scale(x, factor=2.0):
    if os.fork() == 0:
        os._exit(0)
    return factor * x
