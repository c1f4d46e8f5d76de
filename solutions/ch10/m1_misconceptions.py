"""ch10.m1  Four popular beliefs, with reasons.    Chapter 10, common misconceptions"""

from itertools import pairwise

from dlgrade import exercise


@exercise(
    kind="choice",
    points=6,
    topics=("misconceptions", "depth", "parameter-counting"),
    hints=(
        "For each statement look for one counterexample before you agree: a tiny data set, a nearly linear task.",
        "Words such as 'always' and 'whatever the task' need a proof; 'can' needs one example. Which of the reasons "
        "would convince somebody who thinks the opposite?",
        "For the numbers: layers are counted from the first hidden one; the book's Ignio network has n_prev * n + n "
        "parameters in each layer, biases included; then divide examples by parameters.",
    ),
)
def beliefs() -> dict[str, object]:
    """True or false, with the reason that decides it; then three numbers.

    "M1"  With enough epochs a network of 5 layers predicts new examples at least as well as one of 2 layers, whatever
          the task.
    "M2"  In this book's counting a "3-layer network" has three weight matrices.
    "M3"  Of several networks trained on the same 100 noisy examples, the one with the most parameters always has the
          best accuracy on new examples.
    "M4"  The gradient can vanish in a deep network all of whose hidden units are ReLU units.

    Reasons:
    "a"  Parameters raise what can be fitted to the training set; what is fitted there may be noise.
    "b"  A larger network needs fewer examples, because its units share the work.
    "c"  The input is layer 0 and owns no weights; hidden layers and the output are counted.
    "d"  The derivative of ReLU is 1 for positive inputs, so no factor is smaller than 1.
    "e"  Every column of neurons in the drawing is a layer, the input included.
    "f"  Depth pays where the function is composed of parts; elsewhere a shallow one does as well, and trains easily.
    "g"  Going back one layer multiplies by a weight matrix as well as by a slope; small matrices alone can shrink it.
    "h"  Every further layer adds capacity, and capacity is accuracy.

    Return a dict with seven keys:
        "M1", "M2", "M3", "M4"     : a pair (True or False, letter), such as (True, "b")
        "weight matrices"          : how many the network [64, 128, 32, 10] has (the list starts with the input)
        "hidden layers"            : how many hidden layers it has
        "examples per parameter"   : training examples for each parameter, for 500000 examples and the fully connected
                                     network [50, 128, 64, 32, 16, 8], weights and biases counted; to 1e-4 relative
    """
    layers = [50, 128, 64, 32, 16, 8]
    parameters = sum(n * (n_prev + 1) for n_prev, n in pairwise(layers))  # 17528
    return {
        "M1": (False, "f"),
        "M2": (True, "c"),
        "M3": (False, "a"),
        "M4": (True, "g"),
        "weight matrices": 3,
        "hidden layers": 2,
        "examples per parameter": 500_000 / parameters,
    }


beliefs.case_per_key(rtol=1e-4)


@beliefs.mistake("Deeper is always better, as each layer adds capacity.")
def deeper_is_better():
    return {**beliefs(), "M1": (True, "h")}


@beliefs.mistake("The input is layer 1, so three layers are the input, one hidden layer and the output.")
def input_is_layer_one():
    return {**beliefs(), "M2": (False, "e")}


@beliefs.mistake("Each column of neurons brings its own weight matrix, the input included.")
def matrix_for_every_column():
    return {**beliefs(), "weight matrices": 4}


@beliefs.mistake("All layers but the input are hidden.")
def output_is_hidden():
    return {**beliefs(), "hidden layers": 3}


@beliefs.mistake("More parameters mean more accuracy.")
def parameters_are_accuracy():
    return {**beliefs(), "M3": (True, "h")}


@beliefs.mistake("Only sigmoid units make gradients vanish; the slope of ReLU is 1.")
def only_sigmoid_vanishes():
    return {**beliefs(), "M4": (False, "d")}


@beliefs.mistake("Biases are not parameters.")
def weights_only():
    return {**beliefs(), "examples per parameter": 500_000 / 17_280}


@beliefs.mistake("Per parameter means parameters divided by examples.")
def ratio_upside_down():
    return {**beliefs(), "examples per parameter": 17_528 / 500_000}
