"""ch10.x2  Lottery tickets: prune, rewind, train again.    Chapter 10, starred question 2; Frankle and Carbin"""

from itertools import pairwise

import numpy as np


def prune_masks(parameters: dict[str, np.ndarray], fraction: float) -> dict[str, np.ndarray]:
    """Choose the weights that stay: those of largest magnitude, over the whole network.

    parameters : "W1", "b1", ..., "WL", "bL" after training; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1)
    fraction   : share of the weights to remove, from 0 up to but not including 1
    ->  {"W1": mask, ..., "WL": mask}: boolean arrays of the weights' shapes, True where a weight stays.

    total is the number of all weights, biases not counted; exactly int(fraction * total) weights are removed, rounded
    down, and these are the ones with the smallest |w| of all layers together (no two are equal in size here). Biases
    are never removed and have no mask.
    Example: W1 = [[0.1, -3.0]], W2 = [[0.5], [-0.2]] and fraction 0.6 remove int(2.4) = 2 weights, 0.1 and -0.2:
    {"W1": [[False, True]], "W2": [[True], [False]]}.

    The functions below do the rest of the experiment. In ANSWER (about 200 words) design it for the digits: which
    networks do you compare, and what would speak for the hypothesis, what against it?
    """
    raise NotImplementedError("ch10.x2")


def rewind(initial: dict[str, np.ndarray], masks: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The ticket before its second training.

    initial : all parameters as they were before the FIRST training ("W1", "b1", ...)
    masks   : what prune_masks returned for the trained parameters
    ->  a dict of all parameters: weights that stay have their initial values, the others are 0, biases have their
        initial values.
    """
    raise NotImplementedError("ch10.x2")


def masked_update(
    parameters: dict[str, np.ndarray],
    grads: dict[str, np.ndarray],
    masks: dict[str, np.ndarray],
    learning_rate: float,
) -> dict[str, np.ndarray]:
    """One gradient step of the ticket.

    parameters : "W1", "b1", ...; the weights are 0 wherever their mask is False
    grads      : "dW1", "db1", ..., of the loss of the network with these parameters; not 0 at removed weights
    ->  a dict of all parameters after p = p - learning_rate * dp, with removed weights still exactly 0. Biases take
        part in training as usual. The arguments may be changed.
    """
    raise NotImplementedError("ch10.x2")


def ticket_counts(dims: list[int], fraction: float) -> tuple[int, int, int]:
    """Sizes of a fully connected network and of its ticket.

    dims : widths [n[0], ..., n[L]], the input first; fraction as above
    ->  (weights, weights kept, kept weights and all biases together), integers.
    Example: ticket_counts([4, 3, 2], 0.5) is (18, 9, 14).
    """
    raise NotImplementedError("ch10.x2")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.x2 --rubric`), no machine does.
ANSWER = """
...
"""
