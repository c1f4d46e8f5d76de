# expect: fail
# diagnosis: gradient_unscaled
import itertools
import numpy as np

def layer():
    a, mask = np.array([2.0, 4, 6, 8]), np.array([1, 0, 1, 1])
    runs = [a * np.array(d) / 0.5 for d in itertools.product([0, 1], repeat=4)]
    return {"keep 0.5": a * mask / 0.5, "rate 0.2": a * mask / (1 - 0.2), "inference": a,
            "backward": np.array([3, 3, -1, 5]) * mask, "average": sum(runs) / 16}
