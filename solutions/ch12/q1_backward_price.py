"""ch12.q1  What a backward pass costs, in forward passes.    Chapter 12, MCQ 1"""

from itertools import pairwise

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    topics=("cost", "backpropagation"),
    hints=(
        "How many matrix products has a layer on the way forward, and how many on the way back?",
        "dZ A_prev.T and W.T dZ each take as many multiplications as W A_prev. Is each of them needed in every layer?",
        "Nobody needs the gradient of the inputs X. So the first layer has one product on the way back, all others two.",
    ),
)
def products(dims: list[int], m: int) -> dict[str, float]:
    """Multiplications in the matrix products of a forward and of a backward pass.

    dims : widths [n[0], ..., n[L]], the input first, L >= 1; m : examples in the batch
    ->  {"forward": number, "backward": number, "ratio": the quotient of the two}

    An (a, b) matrix times a (b, c) matrix takes a*b*c multiplications. Forward: W[l] A[l-1] for l = 1..L. Backward:
    dW[l] = dZ[l] A[l-1].T for l = 1..L, and dA[l-1] = W[l].T dZ[l] for l = 2..L only, as dA[0] is not needed. All work
    that is done entry by entry (activations, biases, 1/m) is left out.

    Example: products([2, 3, 4], 5) is {"forward": 90, "backward": 150, "ratio": 1.666667}.
    """
    sizes = [n_prev * n * m for n_prev, n in pairwise(dims)]
    forward = sum(sizes)
    backward = 2 * forward - sizes[0]
    return {"forward": forward, "backward": backward, "ratio": backward / forward}


@products.part
def best_description() -> str:
    """The letter of the best description of the price of all gradients by backpropagation (forward and backward pass
    together), in forward passes, for a network with N parameters and L layers of usual widths.

    "a"  about N          "b"  about 2 N          "c"  between 2 and 3          "d"  about L          "e"  about L**2
    """
    return "c"


@products.alternative
def layer_by_layer(dims, m):
    forward = backward = 0
    for l in range(1, len(dims)):
        forward += dims[l] * dims[l - 1] * m
        backward += dims[l] * m * dims[l - 1]
        if l > 1:
            backward += dims[l - 1] * dims[l] * m
    return {"forward": forward, "backward": backward, "ratio": np.divide(backward, forward)}


products.mistake(
    "The backward pass has twice the products of the forward pass in every layer.",
    name="twice_everywhere",
    edit=("2 * forward - sizes[0]", "2 * forward"),
)
products.mistake(
    "The way back is as long as the way forward, so it costs the same.",
    name="same_price",
    edit=("2 * forward - sizes[0]", "forward"),
)
products.mistake(
    "The last layer has A - Y and needs no product to send its error down.",
    name="last_layer_saved",
    edit=("2 * forward - sizes[0]", "2 * forward - sizes[-1]"),
)
products.mistake(
    "A matrix product is done once for the whole batch.", name="batch_forgotten", edit=("n_prev * n * m", "n_prev * n")
)
products.mistake(
    "A pair of layers takes as many multiplications as the two widths together.",
    name="widths_added",
    edit=("n_prev * n * m", "(n_prev + n) * m"),
)
products.mistake(
    "The price counts the forward pass in: ratio is (forward + backward) / forward.",
    name="ratio_of_the_whole",
    edit=("backward / forward", "(forward + backward) / forward"),
)
products.mistake(
    "Each parameter needs a pass of its own.",
    name="pass_for_each",
    of="best_description",
    edit=('return "c"', 'return "a"'),
)
products.mistake(
    "Backpropagation perturbs each parameter on both sides.",
    name="numerical",
    of="best_description",
    edit=('return "c"', 'return "b"'),
)
products.mistake(
    "Every layer needs a backward pass of its own.",
    name="pass_for_each_layer",
    of="best_description",
    edit=('return "c"', 'return "d"'),
)
products.mistake(
    "Every layer's error is computed anew from the loss.",
    name="layers_squared",
    of="best_description",
    edit=('return "c"', 'return "e"'),
)


products.mistake(
    "The price is the forward pass over the backward pass.",
    name="ratio_upside_down",
    edit=("backward / forward}", "forward / backward}"),
)


products.mistake(
    "A unit multiplies its bias as well.",
    name="bias_as_a_product",
    edit=("n_prev * n * m for", "(n_prev + 1) * n * m for"),
)


products.call_case("784-256-128-10", [784, 256, 128, 10], 32)
products.call_case("ten layers of 512", [512] * 11, 3)
products.call_case("one layer", [9, 4], 6)


@products.random_case("other networks", n=4, weight=4)
def others(implementation, rng):
    sizes = [int(n) for n in rng.choice(np.arange(2, 80), size=int(rng.integers(4, 8)), replace=False)]
    return implementation.products(sizes[1:], sizes[0])


@products.case("the best description", alone=True)
def description(implementation):
    return implementation.best_description()
