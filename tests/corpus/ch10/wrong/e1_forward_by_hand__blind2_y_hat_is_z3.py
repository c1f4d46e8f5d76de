# expect: fail
# diagnosis: stops_at_the_logit
import math

import numpy as np


def forward_by_hand():
    x = [1, 2]
    W1 = [[.1, .2], [.3, .4], [.5, .6]]; W2 = [[.1, .2, .3], [.4, .5, .6]]; W3 = [[.1, .2]]
    mv = lambda W, v: [sum(map(lambda p, q: p * q, row, v)) for row in W]
    relu = lambda v: [max(0, t) for t in v]
    Z1 = mv(W1, x); Z2 = mv(W2, relu(Z1)); Z3 = mv(W3, relu(Z2))[0]
    return {"y_hat": Z3, "Z3": Z3, "Z2": Z2, "Z1": Z1}
