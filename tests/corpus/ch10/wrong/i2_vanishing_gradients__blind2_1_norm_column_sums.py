# expect: fail
# diagnosis: column_sums
from itertools import pairwise

import numpy as np


import math
def gradient_bound(weights, slopes):
    return math.prod(slopes) * math.prod(np.linalg.norm(W, 1) for W in weights)
def fine_print():
    return {"diagonalizable": False, "norms": True, "eigenvalues": False, "clipping": False, "residual": True, "he": False}
