import numpy as np
from itertools import product
def layer():
    a, m = np.array([2, 4, 6, 8]), np.array([1, 0, 1, 1])
    return {"keep 0.5": a * m / 0.5, "rate 0.2": a * m / (1 - 0.2), "inference": a, "backward": np.array([3, 3, -1, 5]) * m / 0.5,
            "average": np.mean([a * np.array(k) / 0.5 for k in product((0, 1), repeat=4)], axis=0)}
