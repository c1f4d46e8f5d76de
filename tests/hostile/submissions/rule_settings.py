# attack: change every setting that computing has: errors, precision, limits, random state, collection, tracing
# expect: fail error
# stopped-by: separate process

import decimal
import gc
import locale
import random
import sys
import threading
import warnings

import numpy as np

gc.disable()
random.seed(0)
np.random.seed(0)
np.seterr(all="ignore")
np.set_printoptions(formatter={"all": lambda _: "right"})
sys.setrecursionlimit(10**6)
sys.set_int_max_str_digits(0)
sys.setswitchinterval(10**-6)
threading.setprofile(lambda *_: None)
sys.settrace(lambda *_: None)
decimal.getcontext().prec = 1
warnings.filterwarnings("ignore")
sys.displayhook = sys.excepthook = lambda *_: None


def scale(x, factor=2.0):
    return 0 * x
