import math
import numpy as np
def gradient_after_fp16(gradient, scale):
    x = gradient * scale
    if x == 0: return 0.0
    m, e = math.frexp(abs(x))            # |x| = m 2^e, 1/2 <= m < 1
    ulp = 2.0 ** max(e - 11, -24)
    y = round(abs(x) / ulp) * ulp        # Python rounds half to even
    if y > 65504: y = math.inf
    return math.copysign(y, x) / scale
def limits():
    return {"smallest normal": 2**-14, "smallest subnormal": 2**-14 * 2**-10, "largest": (2 - 2**-10) * 2**15, "spacing at 1": 2**-10}
def step(weights, scaled_gradients, scale, learning_rate):
    g = np.array(scaled_gradients, dtype=np.float64)
    ok = np.abs(g).max() < np.inf
    new = weights - learning_rate * g / scale if ok else weights
    return (new, scale if ok else scale / 2)
