# expect: fail
# diagnosis: biases_of_the_senders
import numpy as np


def count_params(dims):
    match dims:
        case [_]:
            return 0, 0, 0
        case [p, n, *rest]:
            w, b, _t = count_params([n, *rest])
            return w + p * n, b + p, w + p * n + b + p
