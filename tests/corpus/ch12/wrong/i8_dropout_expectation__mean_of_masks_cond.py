# expect: fail
# diagnosis: none
import numpy as np
from itertools import product

def relu_gap(w, x, keep_prob):
    c = np.multiply(w, x)
    relu = lambda z: z if z > 0 else 0.0
    mean = sum(relu(sum(ci * d for ci, d in zip(c, mask))) / keep_prob
               * keep_prob ** sum(mask) * (1 - keep_prob) ** (len(mask) - sum(mask))
               for mask in product((0, 1), repeat=len(c)) if any(mask)) / (1 - (1 - keep_prob) ** len(c))
    return relu(float(c.sum())), mean

def fine_print():
    return {"activation": True, "linear": True, "output": False, "above": True, "variance": False, "factor": False}
