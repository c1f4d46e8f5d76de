"""ch10.e2  Where the parameters sit.    Chapter 10, Example 2 (Ignio)"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("parameter-counting", "architecture"),
    hints=(
        "A share is a part of a whole. What is the whole here: weights, or weights and biases?",
        "A layer owns (n_prev + 1) * n parameters, so it is not its own width alone that makes it heavy.",
        "Count each layer, divide by the sum of the counts and multiply by 100; the second function needs the sum, the "
        "first two shares, and the place of the largest count (place 0 is layer 1).",
    ),
)
def parameter_shares(dims: list[int]) -> list[float]:
    """Which percentage of a network's parameters sits in each layer.

    dims : widths [n[0], ..., n[L]], the input first  ->  L numbers, in percent (they add up to 100), layer 1 first.

    Parameters are weights and biases: W[l] is (n[l], n[l-1]), b[l] is (n[l], 1); the input is layer 0 and has none.
    Example: parameter_shares([3, 4, 2]) is [61.538..., 38.461...], from 16 and 10 of 26 parameters.
    """
    counts = [dims[l] * (dims[l - 1] + 1) for l in range(1, len(dims))]
    return [100 * count / sum(counts) for count in counts]


@parameter_shares.part
def ignio() -> dict[str, float]:
    """The book's monitoring network has the widths [50, 128, 64, 32, 16, 8].

    Return {"total": all its parameters, "first_two": the percentage in layers 1 and 2 together, "largest": the number
    of the layer with most parameters}. Weights and biases count; layers are numbered from 1, the input is layer 0;
    two decimals are enough for the percentage. (The percentage printed in the book is not right.)
    """
    return {"total": 17528, "first_two": 100 * (6528 + 8256) / 17528, "largest": 2}


@parameter_shares.alternative
def with_arrays(dims):
    n = np.asarray(dims, dtype=float)
    counts = n[1:] * n[:-1]
    counts += n[1:]
    counts /= counts.sum()
    return counts * 100


@parameter_shares.alternative(of="ignio")
def rounded():
    return {"total": 6528 + 8256 + 2080 + 528 + 136, "first_two": 84.35, "largest": 2.0}


@parameter_shares.mistake("Shares are those of the weights; biases are too few to matter.")
def shares_of_weights(dims):
    counts = [dims[l] * dims[l - 1] for l in range(1, len(dims))]
    return [100 * count / sum(counts) for count in counts]


@parameter_shares.mistake("A layer's share of the parameters is its share of the units.")
def shares_of_units(dims):
    return [100 * n / sum(dims[1:]) for n in dims[1:]]


parameter_shares.mistake("A share is a number between 0 and 1.", name="fractions", edit=("100 * count", "count"))
parameter_shares.mistake(
    "A layer's weights are the ones that leave it, with its own biases.",
    name="outgoing_weights",
    edit=("dims[l] * (dims[l - 1] + 1)", "dims[l - 1] * (dims[l] + 1)"),
)


@parameter_shares.mistake("Each layer is compared with the largest one.")
def relative_to_the_largest(dims):
    shares = parameter_shares(dims)
    return [100 * share / max(shares) for share in shares]


@parameter_shares.mistake("Only weights are parameters.", of="ignio")
def ignio_weights():
    return {"total": 17280, "first_two": 100 * (6400 + 8192) / 17280, "largest": 2}


@parameter_shares.mistake("The first layer sees the raw data, so it holds most parameters.", of="ignio")
def first_layer_is_largest():
    return {**ignio(), "largest": 1}


@parameter_shares.mistake("The input is layer 1, so layers 1 and 2 own only the first matrix.", of="ignio")
def input_taken_for_a_layer():
    return {**ignio(), "first_two": 100 * 6528 / 17528, "largest": 3}


parameter_shares.call_case("[50, 128, 64, 32, 16, 8]", [50, 128, 64, 32, 16, 8])
parameter_shares.call_case("a network that widens", [4, 9, 30, 70])


@parameter_shares.random_case("other networks", n=4)
def other_networks(implementation, rng):
    return implementation.parameter_shares([int(n) for n in rng.integers(3, 90, size=rng.integers(3, 7))])


@parameter_shares.case("Ignio: total", alone=True, rtol=1e-9)
def ignio_total(implementation):
    return implementation.ignio()["total"]


@parameter_shares.case("Ignio: share of layers 1 and 2", alone=True, rtol=1e-4)
def ignio_share(implementation):
    return implementation.ignio()["first_two"]


@parameter_shares.case("Ignio: the largest layer", alone=True)
def ignio_largest(implementation):
    return implementation.ignio()["largest"]
