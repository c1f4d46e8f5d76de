# expect: fail
# diagnosis: stops_at_six
import numpy as np
def relu(Z):
    return np.clip(Z, 0, 6)
