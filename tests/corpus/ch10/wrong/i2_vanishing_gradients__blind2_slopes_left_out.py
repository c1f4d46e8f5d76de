# expect: fail
# diagnosis: slopes_forgotten
from itertools import pairwise

import numpy as np


import math
def gradient_bound(weights, slopes):
    return  math.prod(np.linalg.svd(np.asarray(W), compute_uv=False)[0] for W in weights)
def fine_print():
    return {"diagonalizable": False, "norms": True, "eigenvalues": False, "clipping": False, "residual": True, "he": False}
