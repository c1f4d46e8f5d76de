# attack: find the object that answers by its frame and by gc, and have it say that nothing failed
# expect: fail error crash
# stopped-by: the worker knows no right value

import gc
import sys


def scale(x, factor=2.0):
    frame = sys._getframe()
    while frame is not None:
        service = frame.f_locals.get("self")
        if type(service).__name__ == "Service":
            type(service).called = lambda *_: None
            service.watch = False
        frame = frame.f_back
    for found in gc.get_objects():
        if type(found).__name__ == "Service":
            found.reply = lambda message: None
    return 0 * x
