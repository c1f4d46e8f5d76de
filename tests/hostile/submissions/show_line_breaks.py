# attack: line breaks of Unicode and letters that show nothing, in output, errors and names
# expect: error
# stopped-by: what breaks lines or is invisible is shown as escapes
# says: \u2028

import numpy as np


def scale(x, factor=2.0):
    print("4 of 4\u2028points\u2029\u0085\u3164\u115f\uffa0\u034f\ufeff\u00ad")
    raise ValueError("a\u2028b\u2029\u3164\u115f")
