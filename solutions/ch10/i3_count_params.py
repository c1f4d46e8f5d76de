"""ch10.i3  Count the parameters of a network.    Chapter 10, the coding interview"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("parameter-counting",),
    hints=(
        "Which layers own parameters? The input layer has no weights and no biases of its own.",
        "Layer l connects n[l-1] senders to n[l] receivers. How many entries has W[l], how many has b[l]?",
        "Walk over the neighbouring pairs (dims[0], dims[1]), (dims[1], dims[2]), ...; "
        "add n_prev * n to the weights and n to the biases.",
    ),
)
def count_params(dims: list[int]) -> tuple[int, int, int]:
    """Weights, biases and all parameters of a fully connected network.

    dims : the layer widths [n[0], n[1], ..., n[L]], the input first  ->  (weights, biases, total), integers.

    W[l] is (n[l], n[l-1]) and b[l] is (n[l], 1) for l = 1..L; the input is layer 0 and owns nothing.
    Example: count_params([4, 3, 2]) is (18, 5, 23), from W1 (3, 4), b1 (3, 1), W2 (2, 3), b2 (2, 1).
    """
    weights = sum(n_prev * n for n_prev, n in zip(dims, dims[1:], strict=False))
    biases = sum(dims[1:])
    return weights, biases, weights + biases


@count_params.alternative
def with_arrays(dims):
    sizes = np.array(dims)
    weights = np.dot(sizes[:-1], sizes[1:])
    return [weights, sizes[1:].sum(), weights + sizes[1:].sum()]


count_params.mistake(
    "The input layer has biases too.", name="input_biases", edit=("biases = sum(dims[1:])", "biases = sum(dims)")
)


@count_params.mistake("The total counts the weights only.")
def total_without_biases(dims):
    weights, biases, _ = count_params(dims)
    return weights, biases, weights


@count_params.mistake("Layers come in pairs, so the list is walked two at a time.")
def steps_of_two(dims):
    weights = sum(dims[i] * dims[i + 1] for i in range(0, len(dims) - 1, 2))
    biases = sum(dims[1:])
    return weights, biases, weights + biases


@count_params.mistake("Each layer has one bias.")
def one_bias_per_layer(dims):
    weights, _, _ = count_params(dims)
    return weights, len(dims) - 1, weights + len(dims) - 1


@count_params.mistake("A layer of n units has n * n weights.")
def squares_of_widths(dims):
    weights = sum(n * n for n in dims[1:])
    return weights, sum(dims[1:]), weights + sum(dims[1:])


@count_params.mistake("How many parameters a network has is one number.")
def only_total(dims):
    return sum(n * (n_prev + 1) for n_prev, n in zip(dims, dims[1:], strict=False))


@count_params.case("[784, 256, 128, 10]")
def interview(implementation):
    return implementation.count_params([784, 256, 128, 10])


@count_params.case("no hidden layer")
def one_layer(implementation):
    return implementation.count_params([7, 3])


@count_params.random_case("other widths", n=6, required=True)
def other_widths(implementation, rng):
    return implementation.count_params([int(n) for n in rng.integers(2, 90, size=rng.integers(3, 7))])


count_params.mistake(
    "The output layer has no biases.",
    name="output_without_biases",
    edit=("biases = sum(dims[1:])", "biases = sum(dims[1:-1])"),
)
count_params.mistake(
    "A layer has a bias for each unit that sends to it.",
    name="biases_of_the_senders",
    edit=("biases = sum(dims[1:])", "biases = sum(dims[:-1])"),
)


@count_params.mistake("The total is what counts, so it is named first.")
def total_first(dims):
    weights, biases, total = count_params(dims)
    return total, weights, biases
