# expect: fail
# diagnosis: parameters_named
import numpy as np
def wrong_shapes(parameters, grads):
    return [k for k, p in parameters.items() if np.shape(grads.get("d" + k)) != p.shape]
