"""ch10.q2  The layer with most weights.    Chapter 10, GATE corner, MCQ 2"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("parameter-counting", "exam"),
    hints=(
        "All layers of a network have 10 units. Can you say how large W[1] is? What is missing?",
        "The weights of layer l are a product of two widths, its own and that of the layer before. Several layers may "
        "share the largest product.",
        "Make the list of products, find its maximum, then collect every l (counted from 1) whose product equals it.",
    ),
)
def heaviest_layers(dims: list[int]) -> list[int]:
    """The numbers of all layers whose weight matrix has the most entries.

    dims : widths [n[0], ..., n[L]], the input first  ->  a list of layer numbers in ascending order; all of them if
    several layers tie.

    W[l] is (n[l], n[l-1]) for l = 1..L; the input is layer 0. Biases are not counted here.
    Example: heaviest_layers([3, 4, 6, 4]) is [2, 3]: 12, 24 and 24 weights.
    The exam asks for a network with four layers of n units and does not say how many inputs it has; the cases do.
    """
    weights = [dims[l] * dims[l - 1] for l in range(1, len(dims))]
    return [l for l, count in enumerate(weights, start=1) if count == max(weights)]


@heaviest_layers.alternative
def with_arrays(dims):
    n = np.array(dims)
    weights = n[1:] * n[:-1]
    return np.flatnonzero(weights == weights.max()) + 1


@heaviest_layers.alternative
def one_pass(dims):
    best, layers = 0, []
    for l in range(1, len(dims)):
        size = dims[l] * dims[l - 1]
        if size > best:
            best, layers = size, [l]
        elif size == best:
            layers.append(l)
    return layers


@heaviest_layers.mistake("The first layer sees the input, so it is always the largest.")
def always_the_first(dims):
    return [1]


@heaviest_layers.mistake("The largest is one layer: the first maximum in the list.")
def first_of_the_tie(dims):
    return heaviest_layers(dims)[:1]


@heaviest_layers.mistake("Equal layers have equal matrices, whatever the input is.")
def input_ignored(dims):
    hidden = dims[1:]
    return heaviest_layers([hidden[0], *hidden])


@heaviest_layers.mistake("The layer with most units has most weights.")
def widest_layer(dims):
    return [l for l in range(1, len(dims)) if dims[l] == max(dims[1:])]


heaviest_layers.mistake(
    "Biases count as weights.",
    name="biases_counted",
    edit=("dims[l] * dims[l - 1] for", "dims[l] * (dims[l - 1] + 1) for"),
)
heaviest_layers.mistake("Layers are numbered from 0.", name="numbered_from_zero", edit=("start=1", "start=0"))


@heaviest_layers.mistake("A layer's weights are the ones that leave it.")
def outgoing_weights(dims):
    return heaviest_layers([*dims[1:], 1])


heaviest_layers.call_case("more inputs than units: 20 inputs, four layers of 10", [20, 10, 10, 10, 10])
heaviest_layers.call_case("as many inputs as units: 10 inputs, four layers of 10", [10, 10, 10, 10, 10])
heaviest_layers.call_case("fewer inputs than units: 5 inputs, four layers of 10", [5, 10, 10, 10, 10])
heaviest_layers.call_case("784 inputs, four layers of 256", [784, 256, 256, 256, 256])
heaviest_layers.call_case("a narrow layer between two wide ones", [30, 12, 30, 9])


@heaviest_layers.random_case("other networks", n=6, weight=5)
def other_networks(implementation, rng):
    return implementation.heaviest_layers([int(n) for n in rng.integers(2, 60, size=rng.integers(4, 8))])


@heaviest_layers.mistake("The input is layer 1, so every number is one higher.")
def input_is_layer_one(dims):
    return [l + 1 for l in heaviest_layers(dims)]


@heaviest_layers.mistake("Of several equal layers the last one is named.")
def last_of_the_tie(dims):
    return heaviest_layers(dims)[-1:]
