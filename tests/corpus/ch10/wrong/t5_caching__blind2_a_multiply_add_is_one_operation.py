# expect: fail
# diagnosis: one_per_multiply_add
import numpy as np


def caching_balance(layer_dims, m, backward):
    n = list(layer_dims); L = len(n) - 1
    flops = 0; numbers = 0
    for l in range(1, L + 1):
        flops += n[l] * n[l - 1] * m
        numbers += n[l] * m
    for l in range(1, L):
        numbers += n[l] * m
    return {"flops": flops, "numbers": numbers, "factor": (2 + backward) / (1 + backward)}
