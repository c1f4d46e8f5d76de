# attack: share the work with a pool of processes
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import multiprocessing
import multiprocessing.context
import multiprocessing.popen_fork


def scale(x, factor=2.0):
    multiprocessing.get_context("fork").Process(target=print).start()
    return factor * x
