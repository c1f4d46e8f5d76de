# expect: fail
# diagnosis: step_zero_unguarded
import math
import numpy as np
def correction_factors(t, beta1=0.9, beta2=0.999):
    return [-1 / math.expm1(t * math.log(b)) for b in (beta1, beta2)]
def first_step(grad, learning_rate=1e-3, epsilon=1e-8):
    grad = np.array(grad, dtype=float, copy=True)
    return np.negative(learning_rate) * grad / np.add(np.absolute(grad), epsilon)
def steps_until(beta, tolerance):
    return int(np.ceil(np.log(tolerance / (1 + tolerance)) / np.log(beta)))
