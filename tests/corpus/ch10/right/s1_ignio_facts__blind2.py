import math
from itertools import pairwise


import numpy as np
def ignio():
    return {"narrows everywhere": np.False_, "output sum": 1.0, "std of W1": 0.2, "penalized": 17280.0, "parameters": np.int64(17528), "hidden layers": 4, "weight matrices": 5}
