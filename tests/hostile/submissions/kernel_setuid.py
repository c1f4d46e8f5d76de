# attack: become another user
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os

def scale(x, factor=2.0):
    if os.getuid() == 0:
        os.setresuid(1234, 1234, 1234)
    os.setuid(0)
    return factor * x
