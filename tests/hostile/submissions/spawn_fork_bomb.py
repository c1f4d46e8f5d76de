# attack: fork without end (ten here)
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os
import time


def scale(x, factor=2.0):
    for _ in range(10):
        if os.fork() == 0:
            time.sleep(2)
            os._exit(0)
    return factor * x
