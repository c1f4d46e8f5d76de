"""ch12.e16  Clip gradients, by value and by global norm.    Chapter 12, exercise 12.16"""

from collections.abc import Callable, Sequence

import numpy as np

from dlgrade import exercise


@exercise(
    points=8,
    rtol=1e-5,
    topics=("gradient-clipping", "exploding-gradients"),
    hints=(
        "An arrow of length 13 shall become an arrow of length 5 that points the same way. What is every entry "
        "multiplied by? And an arrow of length 0.5?",
        "The global norm is that of the one long vector made of all tensors together: add up all squares first, take "
        "one root at the end. Then there is one factor for everything.",
        "The factor is never above 1: clipping shortens and never lengthens. Where the norm is within the bound, also "
        "where it is 0, nothing is to be done at all.",
        "Plan: total = sum over tensors of the sum of squares; norm = root; if norm > max_norm multiply every tensor by "
        "max_norm / norm. For descend: gradient, clip, step, append, in this order.",
    ),
)
def clip_by_global_norm(grads: Sequence[np.ndarray], max_norm: float) -> tuple[list[np.ndarray], float]:
    """Gradients scaled down together so that their joint length is at most max_norm.

    grads : a list of arrays of any shapes (one for each parameter), max_norm > 0
    ->  (list of arrays of the same shapes, the global norm BEFORE clipping).

    The global norm is the Euclidean norm of all entries of all arrays taken together. If it is larger than max_norm,
    every array is multiplied by max_norm / norm; otherwise the gradients come back as they are (all zero, too).
    Example: [[6, 8]] and [[24]] have the global norm 26; with max_norm 13 they become [[3, 4]] and [[12]].
    """
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    if norm > max_norm:
        grads = [g * (max_norm / norm) for g in grads]
    return list(grads), float(norm)


@clip_by_global_norm.part
def clip_by_value(grads: Sequence[np.ndarray], threshold: float) -> list[np.ndarray]:
    """Gradients with every entry forced into [-threshold, threshold], each entry for itself; entries inside stay.

    grads : a list of arrays, threshold > 0  ->  a list of arrays of the same shapes.
    Example: [[3, -9]] with threshold 4 becomes [[3, -4]].
    """
    return [np.clip(g, -threshold, threshold) for g in grads]


@clip_by_global_norm.part
def cosine(grads: Sequence[np.ndarray], other: Sequence[np.ndarray]) -> float:
    """The cosine of the angle between two gradients, each a list of arrays (same shapes in both lists, none all zero).

    All entries of a list make one long vector. 1 means the same direction: compare what both ways of clipping leave
    of it. Example: [[1, 0]], [[1]] and [[0, 0]], [[2]] have the cosine 1 / sqrt(2) = 0.707107.
    """
    dot = sum(np.sum(g * h) for g, h in zip(grads, other, strict=True))
    return float(dot / np.sqrt(sum(np.sum(g**2) for g in grads) * sum(np.sum(h**2) for h in other)))


@clip_by_global_norm.part
def descend(
    gradient: Callable[[np.ndarray], np.ndarray],
    w: np.ndarray,
    learning_rate: float,
    steps: int,
    max_norm: float | None = None,
) -> np.ndarray:
    """Plain gradient descent from w, its points as (steps + 1, n), the start first (a list of points will do).

    gradient : a function, (n,) point -> (n,) gradient there. With a max_norm every gradient is clipped by norm before
    its step; with None nothing is clipped. On J = sum of w^4 / 4 from w = 3 with learning rate 0.5 two steps without
    clipping lead to 568.3, with max_norm 1 to 2.
    """
    path = [w]
    for _ in range(steps):
        g = gradient(w)
        if max_norm is not None:
            (g,), _ = clip_by_global_norm([g], max_norm)
        w = w - learning_rate * g
        path.append(w)
    return np.array(path)


@clip_by_global_norm.alternative
def in_place(grads, max_norm):
    everything = np.concatenate([np.ravel(g) for g in grads])
    norm = np.linalg.norm(everything)
    for g in grads:
        g *= min(1.0, max_norm / (norm + 1e-12))
    return grads, norm


@clip_by_global_norm.alternative
def with_loops(grads, max_norm):
    total = 0.0
    for g in grads:
        for x in g.ravel():
            total += float(x) * float(x)
    norm = total**0.5
    return tuple(g if norm <= max_norm else np.divide(g, norm) * max_norm for g in grads), norm


@clip_by_global_norm.alternative(of="clip_by_value")
def values_in_place(grads, threshold):
    for g in grads:
        np.minimum(g, threshold, out=g)
        np.maximum(g, -threshold, out=g)
    return grads


@clip_by_global_norm.alternative(of="cosine")
def cosine_of_flat_vectors(grads, other):
    a, b = (np.concatenate([x.reshape(-1) for x in part]) for part in (grads, other))
    return np.dot(a / np.linalg.norm(a), b / np.linalg.norm(b))


@clip_by_global_norm.alternative(of="descend")
def with_a_table(gradient, w, learning_rate, steps, max_norm=None):
    table = np.zeros((steps + 1, w.size))
    table[0] = w
    for k in range(steps):
        g = np.array(gradient(table[k]))
        length = np.sqrt(np.dot(g, g))
        if max_norm and length > max_norm:
            g = g / length * max_norm
        table[k + 1] = table[k] - learning_rate * g
    return [row for row in table]


@clip_by_global_norm.mistake("Each tensor is clipped by its own norm.")
def per_tensor_norm(grads, max_norm):
    _, norm = clip_by_global_norm(grads, max_norm)
    return [clip_by_global_norm([g], max_norm)[0][0] for g in grads], norm


clip_by_global_norm.mistake(
    "Clipping sets the norm to max_norm, so short gradients are stretched.",
    name="stretches_short_gradients",
    edit=("if norm > max_norm:", "if norm > 0:"),
)
clip_by_global_norm.mistake(
    "The norm is the sum of the absolute values.",
    name="absolute_values",
    edit=("np.sqrt(sum(np.sum(g**2) for g in grads))", "sum(np.sum(np.abs(g)) for g in grads)"),
)
clip_by_global_norm.mistake(
    "The global norm is the sum of the tensors' norms.",
    name="sum_of_norms",
    edit=("np.sqrt(sum(np.sum(g**2) for g in grads))", "sum(np.sqrt(np.sum(g**2)) for g in grads)"),
)
clip_by_global_norm.mistake(
    "The norm is the sum of squares.",
    name="root_forgotten",
    edit=("np.sqrt(sum(np.sum(g**2) for g in grads))", "sum(np.sum(g**2) for g in grads)"),
)
clip_by_global_norm.mistake(
    "Clipping divides by the norm.",
    name="unit_length",
    edit=("g * (max_norm / norm)", "g / norm"),
)
clip_by_global_norm.mistake(
    "The norm to report is the one after clipping.",
    name="norm_after_clipping",
    edit=("float(norm)", "float(min(norm, max_norm))"),
)


@clip_by_global_norm.mistake("Only entries above the threshold need clipping.", of="clip_by_value")
def upper_side_only(grads, threshold):
    return [np.minimum(g, threshold) for g in grads]


@clip_by_global_norm.mistake("Every entry becomes plus or minus the threshold.", of="clip_by_value")
def signs_times_threshold(grads, threshold):
    return [threshold * np.sign(g) for g in grads]


@clip_by_global_norm.mistake("Entries that are too large are dropped.", of="clip_by_value")
def too_large_set_to_zero(grads, threshold):
    return [np.where(np.abs(g) > threshold, 0.0, g) for g in grads]


@clip_by_global_norm.mistake("The cosine is the mean of the tensors' cosines.", of="cosine")
def mean_of_cosines(grads, other):
    return float(np.mean([cosine([g], [h]) for g, h in zip(grads, other, strict=True)]))


@clip_by_global_norm.mistake("The cosine is the dot product.", of="cosine")
def dot_product(grads, other):
    return float(sum(np.sum(g * h) for g, h in zip(grads, other, strict=True)))


@clip_by_global_norm.mistake("It is the weights that must be kept short.", of="descend")
def clips_weights(gradient, w, learning_rate, steps, max_norm=None):
    path = [w]
    for _ in range(steps):
        w = w - learning_rate * gradient(w)
        if max_norm is not None:
            (w,), _ = clip_by_global_norm([w], max_norm)
        path.append(w)
    return np.array(path)


clip_by_global_norm.mistake(
    "In training clipping means that every entry is cut off at the bound.",
    name="descend_by_value",
    of="descend",
    edit=("(g,), _ = clip_by_global_norm([g], max_norm)", "(g,) = clip_by_value([g], max_norm)"),
)
clip_by_global_norm.mistake(
    "The norm is the largest entry.",
    name="largest_entry",
    edit=("np.sqrt(sum(np.sum(g**2) for g in grads))", "max(np.max(np.abs(g)) for g in grads)"),
)


@clip_by_global_norm.mistake("The step, learning rate included, must not be longer than max_norm.", of="descend")
def clips_the_step(gradient, w, learning_rate, steps, max_norm=None):
    return descend(lambda x: learning_rate * np.asarray(gradient(x)), w, 1.0, steps, max_norm)


def _three(rng, scale=1.0):
    return [scale * rng.normal(size=shape) for shape in ((3, 4), (3, 1), (2, 3))]


clip_by_global_norm.mistake(
    "The global norm is the largest of the arrays' norms.",
    name="largest_norm",
    edit=("np.sqrt(sum(np.sum(g**2) for g in grads))", "max(np.linalg.norm(g) for g in grads)"),
)

clip_by_global_norm.mistake(
    "The path begins after the first step.",
    name="start_left_out",
    of="descend",
    edit=("path = [w]", "path = []"),
)


@clip_by_global_norm.mistake("An array with an entry that is too large is scaled as a whole.", of="clip_by_value")
def array_scaled(grads, threshold):
    return [g * min(1.0, threshold / np.max(np.abs(g))) for g in grads]


@clip_by_global_norm.mistake("What is too large becomes the threshold, whatever its sign.", of="clip_by_value")
def sign_of_the_bound_lost(grads, threshold):
    return [np.where(np.abs(g) > threshold, threshold, g) for g in grads]


@clip_by_global_norm.mistake("A cosine measures likeness, so it is positive.", of="cosine")
def cosine_without_sign(grads, other):
    return abs(cosine(grads, other))


@clip_by_global_norm.case("the norm of [3, 4] and [12], bound 5", weight=2, required=True)
def two_tensors(implementation):
    return implementation.clip_by_global_norm([np.array([3.0, -4.0]), np.array([[12.0]])], 5.0)


@clip_by_global_norm.random_case("three tensors that are too long", n=3, weight=4)
def too_long(implementation, rng):
    return implementation.clip_by_global_norm(_three(rng, 3.0), float(rng.uniform(0.5, 2)))


@clip_by_global_norm.case("short gradients stay", weight=2, required=True)
def short(implementation):
    return implementation.clip_by_global_norm([np.array([0.3, -0.4, 0.1]), np.array([[0.5, -0.25]])], 5.0)


@clip_by_global_norm.case("gradients of zero stay zero", smoke=True)
def zeros(implementation):
    return implementation.clip_by_global_norm([np.zeros((2, 3)), np.zeros(4)], 1.0)


@clip_by_global_norm.case("by value", weight=2, alone=True)
def by_value(implementation):
    return implementation.clip_by_value([np.array([3.0, -4.0, 12.0]), np.array([[-7.0, 0.5], [5.5, -5.0]])], 5.0)


@clip_by_global_norm.case("the direction, before and after", weight=2, alone=True)
def directions(implementation):
    g, small = np.array([3.0, -4.0, 12.0]), np.array([[0.5, -0.2]])
    clipped = [np.array([3.0, -4.0, 5.0]), np.array([[0.5, -0.2]])]
    there = implementation.cosine([g], clipped[:1]), implementation.cosine([g, small], clipped)
    return *there, implementation.cosine([g, small], [-clipped[0], small])


@clip_by_global_norm.case("a steep wall, without and with clipping", weight=2, alone=True)
def steep_wall(implementation):
    w = np.array([3.0, -2.0])
    wild = implementation.descend(lambda x: np.asarray(x) ** 3, w, 0.5, 3)
    return wild, implementation.descend(lambda x: np.asarray(x) ** 3, w, 0.5, 6, 1.0)
