# expect: fail
# diagnosis: ratio_upside_down
import numpy as np


def caching_balance(layer_dims, m, backward):
    n = list(layer_dims); L = len(n) - 1
    flops = 0; numbers = 0
    for l in range(1, L + 1):
        flops += 2 * n[l] * n[l - 1] * m
        numbers += n[l] * m
    for l in range(1, L):
        numbers += n[l] * m
    return {"flops": flops, "numbers": numbers, "factor": (1 + backward) / (2 + backward)}
