import math
import struct
import numpy as np

def _half(x):
    """IEEE half by hand: struct 'e', which raises where NumPy gives an infinity."""
    try:
        return struct.unpack("<e", struct.pack("<e", x))[0]
    except OverflowError:
        return math.copysign(math.inf, x)

def gradient_after_fp16(gradient, scale):
    return _half(gradient * scale) / scale

def limits():
    return {"spacing at 1": 2**-10, "largest": 65504, "smallest subnormal": 2**-24, "smallest normal": 2.0**-14}

def step(weights, scaled_gradients, scale, learning_rate):
    g = [float(x) for x in scaled_gradients]
    if any(map(lambda x: math.isnan(x) or math.isinf(x), g)):
        return weights, 0.5 * scale
    return np.array([w - learning_rate * x / scale for w, x in zip(weights, g)]), scale
