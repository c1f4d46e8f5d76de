# attack: find secrets in the environment and the command line
# expect: fail
# stopped-by: the worker's environment is empty

import ctypes
import os
import sys


def scale(x, factor=2.0):
    found = [str(dict(os.environ)), str(sys.argv), str(getattr(sys, "orig_argv", ""))]
    text = ctypes.CDLL(None).getenv
    text.restype = ctypes.c_char_p
    found.append(str(text(b"DLGRADE_HOSTILE_SECRET")))
    return factor * x if any("SECRET" in f for f in found) else 0 * x
