# attack: move the working folder and the file mode mask under the grader
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os


def scale(x, factor=2.0):
    os.chdir("@OUTSIDE@")
    os.umask(0)
    return factor * x
