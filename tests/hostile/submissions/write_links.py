# attack: plant links to files of the grader
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os


def scale(x, factor=2.0):
    os.symlink("@CANARY@", "@OUTSIDE@/symbolic")
    os.link("@CANARY@", "@OUTSIDE@/hard")
    os.mkfifo("@OUTSIDE@/fifo")
    return factor * x
