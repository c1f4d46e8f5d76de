# attack: sleep just below the limit in every call
# expect: timeout
# stopped-by: a limit for all calls together
# says: all calls together

import time


def scale(x, factor=2.0):
    time.sleep(0.6)
    return 0 * x
