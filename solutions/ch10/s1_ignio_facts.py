"""ch10.s1  The AIOps network of the case study, in numbers.    Chapter 10, case study TCS Ignio"""

import math
from itertools import pairwise

from dlgrade import exercise


@exercise(
    kind="numeric",
    points=5,
    rtol=1e-4,
    topics=("architecture", "parameter-counting", "initialization"),
    hints=(
        "Write the list of widths down, number its entries from 0, and put one matrix between each pair of neighbours.",
        "Entries that are layers with neurons of their own: which? The last is the output, so how many are hidden? "
        "Look at the first step from 50 before you call the shape a pyramid.",
        "n_prev * n + n parameters in each layer. He: the standard deviation is the root of the variance 2/n_prev. "
        "The L2 penalty takes the squares of weights and leaves biases free.",
    ),
    rubric=(
        "Few layers suit 50 tabular inputs: some stages of combination (metric, pattern, correlation, cause, action),"
        " no pixel hierarchy; five is a choice to be validated, not a law.",
        "Narrowing layers condense many features into few causes and keep the count small; it widens first (50 to "
        "128).",
        "Softmax, because exactly one of 8 actions is chosen and the outputs should be a probability distribution.",
        "He initialization with ReLU keeps signals at size at the start; L2 (lambda 0.01) against noise in the "
        "records.",
        "Weighs data against parameters (about 28.5 examples for each) and does not repeat unsourced results as facts.",
    ),
    rubric_points=5,
)
def ignio() -> dict[str, float]:
    """Check the design of the book's AIOps classifier.

    Fully connected, widths [50, 128, 64, 32, 16, 8] with the input first; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1).
    ReLU in the hidden layers, softmax over 8 actions, He initialization for hidden layers, L2 penalty on weights only.

    Return a dict:
        "weight matrices"      how many W[l] there are
        "hidden layers"        how many layers are hidden
        "parameters"           weights and biases together
        "penalized"            how many numbers enter the L2 penalty
        "std of W1"            standard deviation from which He initialization draws the entries of W[1]
        "output sum"           what the 8 outputs for one example add up to
        "narrows everywhere"   True if every layer is narrower than the one before it, input included, else False
    For widths [6, 4, 3] the first five would be 2, 1, 43, 36, 0.57735.

    In ANSWER (about 150 words): why might these choices (five layers, the shape, softmax, He, L2) suit the task? Say
    which of them you would test on validation data.
    """
    dims = [50, 128, 64, 32, 16, 8]
    pairs = list(pairwise(dims))
    weights = sum(n_prev * n for n_prev, n in pairs)
    return {
        "weight matrices": len(pairs),
        "hidden layers": len(dims) - 2,
        "parameters": weights + sum(dims[1:]),
        "penalized": weights,
        "std of W1": math.sqrt(2 / dims[0]),
        "output sum": 1,
        "narrows everywhere": all(n < n_prev for n_prev, n in pairs),
    }


ignio.case_per_key()


@ignio.mistake("The input is a layer with a matrix of its own.")
def input_has_matrix():
    return {**ignio(), "weight matrices": 6, "hidden layers": 5}


@ignio.mistake("A five-layer network has five hidden layers.")
def output_counted_as_hidden():
    return {**ignio(), "hidden layers": 5}


@ignio.mistake("Biases are no parameters.")
def weights_only():
    return {**ignio(), "parameters": 17_280}


@ignio.mistake("The L2 penalty covers biases as well.")
def biases_penalized():
    return {**ignio(), "penalized": 17_528}


@ignio.mistake("He initialization draws with standard deviation 2/n.")
def variance_as_deviation():
    return {**ignio(), "std of W1": 2 / 50}


@ignio.mistake("The n in He initialization is the width of the layer itself.")
def fan_out_in_he():
    return {**ignio(), "std of W1": math.sqrt(2 / 128)}


@ignio.mistake("Each output is a probability of its own, as with sigmoids, so the sum is at most 8.")
def independent_outputs():
    return {**ignio(), "output sum": 8}


@ignio.mistake("The book calls it a pyramid, so it narrows at every step.")
def pyramid_throughout():
    return {**ignio(), "narrows everywhere": True}


@ignio.mistake("He initialization draws with variance 1/n.")
def without_the_factor_2():
    return {**ignio(), "std of W1": math.sqrt(1 / 50)}


@ignio.mistake("The input units have biases too.")
def input_biases():
    return {**ignio(), "parameters": ignio()["parameters"] + 50}
