# attack: change the locale and the time zone of whoever runs on
# expect: fail error
# stopped-by: process split; the files are out of reach

import locale
import os
import time

os.environ["TZ"] = "Asia/Kathmandu"
os.environ["OMP_NUM_THREADS"] = "10000"
time.tzset()


def scale(x, factor=2.0):
    locale.setlocale(locale.LC_ALL, "C")
    return 0 * x
