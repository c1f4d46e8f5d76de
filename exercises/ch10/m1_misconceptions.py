"""ch10.m1  Four popular beliefs, with reasons.    Chapter 10, common misconceptions"""

from itertools import pairwise


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
    raise NotImplementedError("ch10.m1")
