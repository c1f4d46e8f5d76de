# attack: start threads below the threading module
# expect: forbidden error
# stopped-by: system-call filter
# says: threads are not available

import _thread
import time


def scale(x, factor=2.0):
    _thread.start_new_thread(time.sleep, (3,))
    return factor * x
