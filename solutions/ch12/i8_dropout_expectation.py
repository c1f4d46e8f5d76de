"""ch12.i8  What inverted dropout preserves.    Chapter 12, interview, question 8"""

from itertools import product

import numpy as np

from dlgrade import exercise


@exercise(
    points=6,
    topics=("dropout", "expectation", "relu"),
    hints=(
        "n inputs have 2**n masks. Can you write them all down for n = 2, with the probability of each?",
        "A mask with k ones has probability keep**k (1 - keep)**(n - k). Compute the output for each mask, after the "
        "ReLU, and add up probability times output.",
        "The mean of ReLU(z) is not ReLU of the mean of z, unless z keeps its sign over all masks. So average last.",
    ),
    rubric=(
        "Dropout: in training each unit is zeroed independently with some probability, a fresh mask for each example "
        "and step, the same mask in forward and backward.",
        "Inverted: survivors are divided by the keep probability, so inference needs neither mask nor factor.",
        "What is preserved: the expectation of each masked activation, and of everything linear in it.",
        "What is not: anything behind a nonlinearity; gives an example such as 0 at inference against 0.5 on average.",
        "Why it regularizes: no unit can rely on another one, or an approximate average of many thinned networks.",
    ),
    rubric_points=5,
)
def relu_gap(w: np.ndarray, x: np.ndarray, keep_prob: float) -> tuple[float, float]:
    """A unit ReLU(w . x) whose inputs go through inverted dropout: its output at inference, and its mean in training.

    w, x : (n,) with n at most 6;  keep_prob : the probability in (0, 1] that an input is kept, independently
    ->  (at inference, exact expectation in training).

    In training the unit computes ReLU(sum_i w_i x_i d_i / keep_prob) with independent d_i, 1 with probability
    keep_prob and else 0. The expectation is over all 2**n masks; exact means enumerated, not sampled. At inference
    there is no mask and no factor.

    Example: w = [2, -1], x = [3, 4], keep_prob = 0.5: (2, 4).  The masks 00, 01, 10, 11 give 0, 0, 12, 4, each
    with probability 1/4.

    The second function asks about the fine print. In ANSWER explain dropout and inverted dropout in about 200 words,
    and say exactly what inverted dropout keeps equal between training and inference.
    """
    terms = np.asarray(w) * np.asarray(x)
    mean = 0.0
    for mask in product((0, 1), repeat=len(terms)):
        kept = sum(mask)
        probability = keep_prob**kept * (1 - keep_prob) ** (len(terms) - kept)
        mean += probability * max(0.0, float(np.dot(terms, mask)) / keep_prob)
    return max(0.0, float(terms.sum())), mean


@relu_gap.part
def fine_print() -> dict[str, bool]:
    """True or false, for inverted dropout with 0 < keep probability < 1?  Return a dict from each key to a bool.

    "activation"  The expectation of a masked activation equals that activation at inference.
    "linear"      With dropout on A only, the expectation of W A + b equals W A + b at inference.
    "output"      The expectation of the output of a ReLU network equals its output at inference.
    "above"       With dropout on the inputs of one ReLU unit, its mean output is never below the one at inference.
    "variance"    Dropout leaves the variance of each activation over the masks at 0.
    "factor"      At inference the activations are multiplied by the keep probability.
    """
    return {"activation": True, "linear": True, "output": False, "above": True, "variance": False, "factor": False}


@relu_gap.alternative
def by_recursion(w, x, keep_prob):
    terms = [a * b for a, b in zip(w, x, strict=True)]

    def mean(i, z):
        if i == len(terms):
            return z / keep_prob if z > 0 else 0.0
        return keep_prob * mean(i + 1, z + terms[i]) + (1 - keep_prob) * mean(i + 1, z)

    return np.maximum(0, np.dot(w, x)), mean(0, 0.0)


@relu_gap.alternative
def as_a_matrix(w, x, keep_prob):
    n = len(w)
    masks = np.arange(2**n)[:, None] >> np.arange(n) & 1
    weights = np.prod(np.where(masks == 1, keep_prob, 1 - keep_prob), axis=1)
    outputs = np.clip((masks / keep_prob) @ (w * x), 0, None)
    return np.clip(w @ x, 0, None), np.average(outputs, weights=weights)


@relu_gap.mistake("Inverted dropout keeps the expectation, so both numbers are the same.")
def equal(w, x, keep_prob):
    test = max(0.0, float(np.dot(w, x)))
    return test, test


relu_gap.mistake(
    "The survivors keep their values.",
    name="not_rescaled",
    edit=("float(np.dot(terms, mask)) / keep_prob", "float(np.dot(terms, mask))"),
)
relu_gap.mistake(
    "The factor is one over the drop probability.",
    name="drop_probability",
    edit=("float(np.dot(terms, mask)) / keep_prob", "float(np.dot(terms, mask)) / (1 - keep_prob)"),
)
relu_gap.mistake(
    "All masks are equally likely.",
    name="masks_equally_likely",
    edit=("keep_prob**kept * (1 - keep_prob) ** (len(terms) - kept)", "0.5 ** len(terms)"),
)
relu_gap.mistake(
    "A mask with k ones has the probability keep**k.",
    name="dropped_ones_forgotten",
    edit=(" * (1 - keep_prob) ** (len(terms) - kept)", ""),
)


relu_gap.mistake(
    "At inference the inputs are multiplied by the keep probability.",
    name="scaled_at_inference",
    edit=("float(terms.sum()))", "keep_prob * float(terms.sum()))"),
)


@relu_gap.mistake("A preserved expectation stays preserved all the way to the output.", of="fine_print")
def preserved_everywhere():
    return {**fine_print(), "output": True}


@relu_gap.mistake("Dropout takes something away, so means in training are below those at inference.", of="fine_print")
def training_is_smaller():
    return {**fine_print(), "above": False, "activation": False, "linear": False}


@relu_gap.mistake("Inference has to make up for dropout with a factor.", of="fine_print")
def factor_at_inference():
    return {**fine_print(), "factor": True}


@relu_gap.mistake("Equal expectation means that nothing about the activation changes.", of="fine_print")
def no_noise():
    return {**fine_print(), "variance": True}


relu_gap.mistake(
    "The keep probability is the probability of a zero in the mask.",
    name="keep_and_drop_exchanged",
    edit=(
        "keep_prob**kept * (1 - keep_prob) ** (len(terms) - kept)",
        "(1 - keep_prob) ** kept * keep_prob ** (len(terms) - kept)",
    ),
)


relu_gap.mistake(
    "Each product passes the ReLU by itself, then they are added.",
    name="relu_of_each_term",
    edit=("max(0.0, float(np.dot(terms, mask)) / keep_prob)", "float(np.dot(np.maximum(0, terms), mask)) / keep_prob"),
)


relu_gap.mistake(
    "Expectations are about sums, so the ReLU can be left out.",
    name="relu_left_out",
    edit=(
        ("max(0.0, float(np.dot(terms, mask)) / keep_prob)", "float(np.dot(terms, mask)) / keep_prob"),
        ("max(0.0, float(terms.sum()))", "float(terms.sum())"),
    ),
)


relu_gap.mistake(
    "At inference the unit is linear.",
    name="relu_left_out_at_inference",
    edit=("max(0.0, float(terms.sum()))", "float(terms.sum())"),
)


@relu_gap.mistake("The mean in training is named first.")
def training_first(w, x, keep_prob):
    return relu_gap(w, x, keep_prob)[::-1]


@relu_gap.case("w = [1, -1], x = [1, 1.5], keep 0.5", weight=1.5)
def two_inputs(implementation):
    return implementation.relu_gap(np.array([1.0, -1.0]), np.array([1.0, 1.5]), 0.5)


@relu_gap.case("a unit that is always on")
def always_on(implementation):
    return implementation.relu_gap(np.array([1.0, 2.0, 0.5]), np.array([2.0, 1.0, 3.0]), 0.8)


@relu_gap.random_case("keep 0.8 and others", n=4, weight=2, required=True)
def any_keep(implementation, rng):
    n = int(rng.integers(3, 6))
    return implementation.relu_gap(rng.normal(size=n), rng.normal(size=n), float(rng.choice([0.8, 0.6, 0.3])))


@relu_gap.case("keep probability 1")
def keep_all(implementation):
    return implementation.relu_gap(np.array([1.0, -2.0, 3.0]), np.array([2.0, 0.5, -0.1]), 1.0)


def _probe_of(key):
    return lambda implementation: implementation.fine_print()[key]


for _key in fine_print():
    relu_gap.case(f"fine print: {_key}", alone=True, weight=0.5)(_probe_of(_key))
