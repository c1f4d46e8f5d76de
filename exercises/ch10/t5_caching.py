"""ch10.t5  What caching costs and what it saves.    Chapter 10, why Z and A are cached"""

import numpy as np


def caching_balance(layer_dims: list[int], m: int, backward: float) -> dict[str, float]:
    """What keeping Z and A of the forward pass costs in memory and saves in work.

    layer_dims : widths [n[0], n[1], ..., n[L]], the input first
    m          : number of examples in the batch (arrays are (n[l], m))
    backward   : time of one backward pass with everything cached, in units of one forward pass
    ->  a dict with
        "flops"   : operations of the matrix products of one forward pass, W[l] A[l-1] for l = 1..L, each
                    multiply-add counted as 2; biases and activations are left out
        "numbers" : how many numbers the cache holds: all Z[1..L], needed for the slopes g', and A[1..L-1], needed for
                    dW of the next layer. A[0] = X is there anyway and A[L] is the result: neither is counted.
        "factor"  : time of a training step without the cache divided by that with it. Without the cache the backward
                    pass first runs the whole forward pass once more; a step is forward plus backward.

    Example: [784, 256], m = 64, backward = 2 gives flops 25690112, numbers 16384, factor 4/3. The work grows with
    products of two widths, the memory with single ones.
    """
    raise NotImplementedError("ch10.t5")
