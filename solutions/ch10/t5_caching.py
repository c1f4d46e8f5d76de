"""ch10.t5  What caching costs and what it saves.    Chapter 10, why Z and A are cached"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    topics=("caching", "complexity", "forward-pass"),
    hints=(
        "What has to be done again, if nothing was kept: the forward pass, the backward pass, or both?",
        "Each entry of W[l] A[l-1] is a sum of n[l-1] products. How many entries are there, and how many operations "
        "does each product with its addition count? For memory only the entries themselves matter.",
        "flops: add 2 * n * n_prev * m over the layers. numbers: add the entries of all Z and of the hidden A. "
        "factor: write the time with recomputation as a number of forward units, likewise the time with the cache, "
        "and divide.",
    ),
)
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
    pairs = list(zip(layer_dims, layer_dims[1:], strict=False))
    flops = sum(2 * n * n_prev * m for n_prev, n in pairs)
    numbers = m * (sum(layer_dims[1:]) + sum(layer_dims[1:-1]))
    factor = (1 + 1 + backward) / (1 + backward)
    return {"flops": flops, "numbers": numbers, "factor": factor}


@caching_balance.alternative
def layer_by_layer(layer_dims, m, backward):
    flops = numbers = 0
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n = layer_dims[l]
        flops += n * m * (layer_dims[l - 1] + layer_dims[l - 1])
        numbers += n * m if l == L else 2 * n * m
    return dict(factor=1 + 1 / (1 + backward), numbers=numbers, flops=flops)


@caching_balance.alternative
def with_arrays(layer_dims, m, backward):
    sizes = np.array(layer_dims)
    return {
        "flops": 2 * m * np.dot(sizes[1:], sizes[:-1]),
        "numbers": 2 * m * sizes[1:].sum() - m * sizes[-1],
        "factor": np.divide(2 + backward, 1 + backward),
    }


caching_balance.mistake(
    "Recomputing doubles the time of training.",
    name="time_doubles",
    edit=("(1 + 1 + backward) / (1 + backward)", "2.0"),
)
caching_balance.mistake(
    "A multiply-add is one operation.", name="one_per_multiply_add", edit=("2 * n * n_prev * m", "n * n_prev * m")
)
caching_balance.mistake(
    "Work and memory are of one order: a layer costs as many operations as it has numbers.",
    name="work_like_memory",
    edit=("2 * n * n_prev * m", "n * m"),
)
caching_balance.mistake(
    "Only Z has to be kept; A follows from it anyway.", name="only_z", edit=(" + sum(layer_dims[1:-1])", "")
)
caching_balance.mistake(
    "The input belongs to the cache like every other activation.",
    name="input_counted",
    edit=("+ sum(layer_dims[1:-1])", "+ sum(layer_dims[:-1])"),
)
caching_balance.mistake(
    "The cache holds Z and A of every layer, the output too.",
    name="output_counted",
    edit=("+ sum(layer_dims[1:-1])", "+ sum(layer_dims[1:])"),
)
caching_balance.mistake(
    "Without the cache only the second forward pass is left to pay before the backward pass; the first one is spared.",
    name="first_forward_forgotten",
    edit=("(1 + 1 + backward) / (1 + backward)", "(1 + backward) / backward"),
)
caching_balance.mistake(
    "The work is counted for one example.", name="one_example", edit=("2 * n * n_prev * m", "2 * n * n_prev")
)


@caching_balance.case("the work of [784, 256]", alone=True)
def book_flops(implementation):
    return implementation.caching_balance([784, 256], 64, 2)["flops"]


@caching_balance.random_case("the work", n=4, weight=2, alone=True)
def flops_of(implementation, rng):
    return implementation.caching_balance(_dims(rng), int(rng.integers(20, 90)), 2)["flops"]


@caching_balance.case("the memory of [784, 256, 128, 10]", alone=True)
def book_numbers(implementation):
    return implementation.caching_balance([784, 256, 128, 10], 64, 2)["numbers"]


@caching_balance.random_case("the memory", n=4, weight=2, alone=True)
def numbers_of(implementation, rng):
    return implementation.caching_balance(_dims(rng), int(rng.integers(20, 90)), 2)["numbers"]


@caching_balance.case("the factor of time", weight=2, alone=True)
def factors(implementation):
    return [implementation.caching_balance([9, 5, 4], 6, backward)["factor"] for backward in (2, 1.5, 3, 0.8)]


def _dims(rng):
    return [int(n) for n in rng.integers(2, 70, size=rng.integers(3, 7))]


caching_balance.mistake(
    "The factor is the time with the cache divided by the time without it.",
    name="ratio_upside_down",
    edit=("(1 + 1 + backward) / (1 + backward)", "(1 + backward) / (1 + 1 + backward)"),
)
caching_balance.mistake(
    "Only hidden layers are cached: Z[L] is not needed on the way back.",
    name="output_z_left_out",
    edit=("sum(layer_dims[1:]) + sum(layer_dims[1:-1])", "2 * sum(layer_dims[1:-1])"),
)
