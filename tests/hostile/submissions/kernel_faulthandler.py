# attack: have a watchdog of C write and exit from a thread of its own
# expect: forbidden error
# stopped-by: system-call filter

import faulthandler
import sys


def scale(x, factor=2.0):
    faulthandler.dump_traceback_later(0.01, exit=True, file=sys.__stderr__)
    return factor * x
