# expect: fail
# diagnosis: none
import numpy as np
from itertools import product

def relu_gap(w, x, keep_prob):
    c = np.multiply(w, x)
    relu = lambda z: z if z > 0 else 0.0
    mean = sum(relu(sum(ci * d for ci, d in zip(c, mask))) / keep_prob
               * keep_prob ** sum(mask) * (1 - keep_prob) ** (len(mask) - sum(mask))
               for mask in product((0, 1), repeat=len(c)))
    rng = np.random.default_rng(0)
    D = rng.random((4000, len(c))) < keep_prob
    return relu(float(c.sum())), np.maximum(D @ c / keep_prob, 0).mean()

def fine_print():
    return {"activation": True, "linear": True, "output": False, "above": True, "variance": False, "factor": False}
