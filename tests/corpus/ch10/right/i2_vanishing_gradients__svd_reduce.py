import numpy as np
from functools import reduce
def gradient_bound(weights, slopes):
    return reduce(lambda acc, ws: acc * np.linalg.svd(np.array(ws[0]), compute_uv=False)[0] * ws[1], zip(weights, slopes), 1.0)
def fine_print():
    return {"diagonalizable": False, "norms": True, "eigenvalues": False, "clipping": False, "residual": True, "he": False}
