"""ch12.i5  Clipping by value, clipping by norm.    Chapter 12, interview, question 5"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=6,
    topics=("gradient-clipping", "linear-algebra"),
    hints=(
        "Draw a long vector that is much longer to the right than upwards. What does each kind of clipping do to its "
        "direction?",
        "Value: each entry is brought into [-threshold, threshold] by itself. Norm: if the length exceeds the threshold, "
        "one factor for all entries makes it equal; a short gradient is left alone.",
        "The cosine of two vectors is their dot product divided by both lengths. Compute both clipped vectors, then "
        "(cosine with g, length) for each.",
    ),
    rubric=(
        "Purpose: bounds the step when gradients explode (recurrent and very deep networks); no remedy for vanishing.",
        "By value: every entry into [-c, c]; changes the direction in general.",
        "By norm: if ||g|| > c, g times c/||g||; keeps the direction, leaves short gradients as they are.",
        "Global norm over all tensors together, not per tensor, if the direction is to be kept.",
        "Order: after backward (and after unscaling in mixed precision), before the optimizer's step.",
    ),
    rubric_points=5,
)
def clipping_report(g: np.ndarray, threshold: float) -> dict[str, tuple[float, float]]:
    """What the two kinds of clipping do to a gradient's direction and length.

    g : (n,), not zero; threshold : a positive number
    ->  {"value": (cosine, length), "norm": (cosine, length)}: the cosine of the angle between the clipped gradient and
        g, and the Euclidean length of the clipped gradient.

    By value: every entry is clipped to [-threshold, threshold]. By norm: if the Euclidean length of g exceeds the
    threshold, g is multiplied by threshold / length; otherwise it stays as it is.

    Example: g = [6, 8], threshold = 5: {"value": (0.989949, 7.071068), "norm": (1, 5)}.

    The second function asks about the fine print. In ANSWER explain clipping to an interviewer in about 150 words:
    when it is needed, what the two kinds do, which one you use and where it stands in the training loop.
    """
    length = np.linalg.norm(g)
    by_value = np.clip(g, -threshold, threshold)
    by_norm = g * (threshold / length) if length > threshold else g
    report = {}
    for name, clipped in (("value", by_value), ("norm", by_norm)):
        size = np.linalg.norm(clipped)
        report[name] = (float(g @ clipped / (length * size)), float(size))
    return report


@clipping_report.part
def fine_print() -> dict[str, bool]:
    """True or false?  Return a dict from each key to a bool.

    "value keeps direction"  Clipping by value never changes the direction of a gradient.
    "value bounds length"    Clipping by value with threshold c makes the Euclidean length at most c.
    "short ones grow"        Clipping by norm makes gradients shorter than the threshold longer.
    "tensor by tensor"       Clipping the gradient of each layer by its own norm keeps the direction of the whole
                             gradient.
    "vanishing"              Clipping is a remedy for vanishing gradients.
    "before the step"        Clipping belongs between the backward pass and the optimizer's step.
    """
    return {
        "value keeps direction": False,
        "value bounds length": False,
        "short ones grow": False,
        "tensor by tensor": False,
        "vanishing": False,
        "before the step": True,
    }


@clipping_report.alternative
def with_plain_sums(g, threshold):
    def length(v):
        return sum(x * x for x in v) ** 0.5

    def pair(v):
        return [sum(a * b for a, b in zip(g, v, strict=True)) / length(g) / length(v), length(v)]

    factor = min(1.0, threshold / length(g))
    return {
        "norm": pair([factor * x for x in g]),
        "value": pair([max(-threshold, min(threshold, x)) for x in g]),
    }


@clipping_report.alternative
def in_place(g, threshold):
    original = g / np.sqrt(g.dot(g))
    length = np.sqrt(g.dot(g))
    g[g > threshold] = threshold
    g[g < -threshold] = -threshold
    size = np.sqrt(np.sum(g**2))
    return {"value": (original.dot(g) / size, size), "norm": (1.0, np.minimum(length, threshold))}


clipping_report.mistake(
    "Clipping by norm gives every gradient the length of the threshold.",
    name="short_ones_stretched",
    edit=("g * (threshold / length) if length > threshold else g", "g * (threshold / length)"),
)
clipping_report.mistake(
    "Only large positive entries need clipping.",
    name="positive_only",
    edit=("np.clip(g, -threshold, threshold)", "np.minimum(g, threshold)"),
)


@clipping_report.mistake("Clipping by value keeps the direction.")
def value_keeps_direction(g, threshold):
    report = clipping_report(g, threshold)
    return {**report, "value": (1.0, report["value"][1])}


@clipping_report.mistake("Clipping by value bounds the length by the threshold.")
def value_bounds_length(g, threshold):
    report = clipping_report(g, threshold)
    return {**report, "value": (report["value"][0], min(report["value"][1], threshold))}


clipping_report.mistake(
    "Clipping by value sets every entry to plus or minus the threshold.",
    name="signs_only",
    edit=("np.clip(g, -threshold, threshold)", "threshold * np.sign(g)"),
)
clipping_report.mistake(
    "The norm of a gradient is the sum of its absolute entries.",
    name="sum_of_absolutes",
    edit=(
        "g * (threshold / length) if length > threshold else g",
        "g * (threshold / np.abs(g).sum()) if np.abs(g).sum() > threshold else g",
    ),
)
clipping_report.mistake(
    "The dot product of two vectors is the cosine of their angle.",
    name="dot_without_lengths",
    edit=("float(g @ clipped / (length * size))", "float(g @ clipped)"),
)


@clipping_report.mistake(
    "Clipping acts on each entry alone, so an entry below the threshold keeps its part.", of="fine_print"
)
def value_is_harmless():
    return {**fine_print(), "value keeps direction": True, "value bounds length": True}


@clipping_report.mistake("Clipping by norm sets the length.", of="fine_print")
def norm_sets_length():
    return {**fine_print(), "short ones grow": True, "vanishing": True}


@clipping_report.mistake("What keeps the direction of each part keeps that of the whole.", of="fine_print")
def parts_make_whole():
    return {**fine_print(), "tensor by tensor": True}


@clipping_report.mistake("The update is clipped after the optimizer has made its step.", of="fine_print")
def after_the_step():
    return {**fine_print(), "before the step": False}


clipping_report.mistake(
    "The cosine divides by the old length twice.",
    name="cosine_by_the_old_length",
    edit=("(length * size)", "(length * length)"),
)


@clipping_report.mistake("The length to report is that of the gradient, before clipping by norm.")
def length_before_clipping(g, threshold):
    return {**clipping_report(g, threshold), "norm": (1.0, float(np.linalg.norm(g)))}


clipping_report.mistake(
    "The norm of a gradient is its largest entry.",
    name="largest_entry",
    edit=(
        "g * (threshold / length) if length > threshold else g",
        "g * (threshold / np.abs(g).max()) if np.abs(g).max() > threshold else g",
    ),
)


@clipping_report.mistake("The length comes before the cosine.")
def length_first(g, threshold):
    return {name: pair[::-1] for name, pair in clipping_report(g, threshold).items()}


@clipping_report.mistake("Clipping by value is the one that keeps the direction, clipping by norm cuts entries.")
def names_exchanged(g, threshold):
    report = clipping_report(g, threshold)
    return {"value": report["norm"], "norm": report["value"]}


clipping_report.mistake(
    "Clipping by value scales the gradient until its largest entry fits.",
    name="value_scales_all",
    edit=("np.clip(g, -threshold, threshold)", "g * min(1.0, threshold / np.abs(g).max())"),
)


clipping_report.mistake(
    "Clipping by value drops the entries that are too large.",
    name="too_large_dropped",
    edit=("np.clip(g, -threshold, threshold)", "np.where(np.abs(g) <= threshold, g, 0.0)"),
)


@clipping_report.case("[3, -4, 12] with threshold 5", weight=2)
def book(implementation):
    return implementation.clipping_report(np.array([3.0, -4.0, 12.0]), 5.0)


@clipping_report.case("a short gradient", weight=1.5)
def short(implementation):
    return implementation.clipping_report(np.array([0.3, -0.4]), 5.0)


@clipping_report.case("large negative entries")
def negative(implementation):
    return implementation.clipping_report(np.array([-7.0, 1.0, 0.5, -9.0]), 2.0)


@clipping_report.random_case("any gradient", n=4, weight=2, required=True)
def any_gradient(implementation, rng):
    return implementation.clipping_report(3 * rng.normal(size=int(rng.integers(4, 9))), float(rng.uniform(1, 4)))


def _probe_of(key):
    return lambda implementation: implementation.fine_print()[key]


for _key in fine_print():
    clipping_report.case(f"fine print: {_key}", alone=True, weight=0.5)(_probe_of(_key))
