# attack: sleep for ever, which takes no CPU time
# expect: timeout
# stopped-by: wall time limit
# says: and was stopped

import time


def scale(x, factor=2.0):
    time.sleep(10**6)
