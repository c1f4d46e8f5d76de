# attack: set timers and handlers that fire in the grader's code
# expect: error
# stopped-by: system-call filter
# says: Operation not permitted

import signal

def scale(x, factor=2.0):
    signal.signal(signal.SIGALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
    return factor * x
