# attack: a regular expression that backtracks for years
# expect: timeout
# stopped-by: CPU time limit
# says: CPU time

import re


def scale(x, factor=2.0):
    return re.match(r"(a+)+$", "a" * 40 + "b")
