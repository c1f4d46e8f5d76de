"""ch12.p1g  Parameters as one vector, and back.    Chapter 12, the network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    topics=("gradient-checking", "shapes"),
    hints=(
        "A gradient check walks over single numbers. Number i of the parameter vector and number i of the gradient "
        "vector must mean the same weight: what fixes the order?",
        "A loop over l from 1 to L fixes it. Sorting the names does not: where does the word 'W10' land among 'W2', "
        "'W9', and where do all the words with b?",
        "On the way back you need sizes: n[l] * n[l-1] numbers for W[l], then n[l] for b[l]. Keep a position that moves "
        "on by these amounts, and slice.",
        "reshape undoes ravel if both read row by row, which is NumPy's standard; W[l] has n[l] rows.",
    ),
)
def flatten(values: dict[str, np.ndarray], prefix: str = "") -> np.ndarray:
    """All arrays of a network in one vector of shape (N,), N the number of parameters.

    values : {prefix + "W1", prefix + "b1", ..., prefix + "bL"}: parameters with prefix "", gradients with prefix "d".
    The dict holds nothing else, but its keys may stand in any order.
    Order of the vector: W1, b1, W2, b2, ..., WL, bL (L may exceed 9); each array row by row.

    Example: W1 = [[1, 2], [3, 4]], b1 = [[5], [6]], W2 = [[7, 8]], b2 = [[9]] gives [1, 2, 3, 4, 5, 6, 7, 8, 9].
    """
    L = len(values) // 2
    return np.concatenate([np.ravel(values[f"{prefix}{letter}{l}"]) for l in range(1, L + 1) for letter in "Wb"])


@flatten.part
def unflatten(vector: np.ndarray, dims: list[int], prefix: str = "") -> dict[str, np.ndarray]:
    """The inverse of `flatten`: {prefix + "W1": (n[1], n[0]), prefix + "b1": (n[1], 1), ...} for widths dims.

    dims : [n[0], ..., n[L]], the input first. A vector whose length does not fit dims raises ValueError.
    Example: dims [2, 2, 1] and the vector 1..9 give the dict of `flatten`'s example.
    """
    values, position = {}, 0
    for l in range(1, len(dims)):
        for letter, shape in (("W", (dims[l], dims[l - 1])), ("b", (dims[l], 1))):
            size = shape[0] * shape[1]
            values[f"{prefix}{letter}{l}"] = np.reshape(vector[position : position + size], shape)
            position += size
    if position != len(vector):
        raise ValueError(f"{len(vector)} numbers, expected {position}")
    return values


@flatten.alternative
def number_by_number(values, prefix=""):
    found, l = [], 1
    while f"{prefix}W{l}" in values:
        for letter in ("W", "b"):
            for row in values[prefix + letter + str(l)]:
                found.extend(float(x) for x in row)
        l += 1
    return found


@flatten.alternative(of="unflatten")
def with_split(vector, dims, prefix=""):
    shapes = []
    for n_prev, n in zip(dims, dims[1:], strict=False):
        shapes += [(n, n_prev), (n, 1)]
    ends = np.cumsum([a * b for a, b in shapes])
    if ends[-1] != np.size(vector):
        raise ValueError("length")
    names = [f"{prefix}{letter}{l}" for l in range(1, len(dims)) for letter in "Wb"]
    parts = np.split(np.asarray(vector), ends[:-1])
    return {name: part.reshape(shape) for name, part, shape in zip(names, parts, shapes, strict=True)}


flatten.mistake(
    "A dict keeps its order, so joining its values is enough.",
    name="order_of_the_dict",
    edit=(
        '[np.ravel(values[f"{prefix}{letter}{l}"]) for l in range(1, L + 1) for letter in "Wb"]',
        "[np.ravel(v) for v in values.values()]",
    ),
)
flatten.mistake(
    "Sorting the names gives a fixed order.",
    name="names_sorted",
    edit=(
        '[np.ravel(values[f"{prefix}{letter}{l}"]) for l in range(1, L + 1) for letter in "Wb"]',
        "[np.ravel(values[k]) for k in sorted(values)]",
    ),
)
flatten.mistake(
    "First come all weights, then all biases.",
    name="weights_first",
    edit=('for l in range(1, L + 1) for letter in "Wb"', 'for letter in "Wb" for l in range(1, L + 1)'),
)
flatten.mistake(
    "Matrices are read column by column.", name="by_columns", edit=('{letter}{l}"])', '{letter}{l}"], order="F")')
)
flatten.mistake(
    "A flat vector is a column of shape (N, 1).",
    name="column_vector",
    edit=('for letter in "Wb"])', 'for letter in "Wb"])[:, None]'),
)
flatten.mistake(
    "range(1, L) reaches the last layer.", name="last_layer_missing", edit=("range(1, L + 1)", "range(1, max(L, 2))")
)
flatten.mistake(
    "W[l] has a row for each input.",
    name="rows_are_inputs",
    of="unflatten",
    edit=('("W", (dims[l], dims[l - 1]))', '("W", (dims[l - 1], dims[l]))'),
)
flatten.mistake(
    "Biases come back as flat arrays.",
    name="flat_bias",
    of="unflatten",
    edit=(
        "            position += size",
        '            if letter == "b":\n                values[f"{prefix}b{l}"] = values[f"{prefix}b{l}"].ravel()\n            position += size',
    ),
)
flatten.mistake(
    "Going back, the slices are filled column by column.",
    name="back_by_columns",
    of="unflatten",
    edit=("position + size], shape)", 'position + size], shape, order="F")'),
)
flatten.mistake(
    "Numbers that are left over do no harm.",
    name="leftover_ignored",
    of="unflatten",
    edit=('        raise ValueError(f"{len(vector)} numbers, expected {position}")', "        pass"),
)
flatten.mistake(
    "Gradients have the same names as parameters.",
    name="prefix_ignored",
    of="unflatten",
    edit=('values[f"{prefix}{letter}{l}"]', 'values[f"{letter}{l}"]'),
)


def _values(rng, dims, prefix="", shuffled=False):
    values = {}
    for l in range(1, len(dims)):
        values[f"{prefix}W{l}"] = rng.normal(size=(dims[l], dims[l - 1]))
        values[f"{prefix}b{l}"] = rng.normal(size=(dims[l], 1))
    names = list(values)
    return {names[i]: values[names[i]] for i in (rng.permutation(len(names)) if shuffled else range(len(names)))}


flatten.mistake(
    "Layers are sorted by their numbers as text.",
    name="layers_sorted_as_text",
    edit=("range(1, L + 1)", "sorted(range(1, L + 1), key=str)"),
)
flatten.mistake(
    "b comes before W.",
    name="biases_before_weights",
    edit=('"Wb"', '"bW"'),
)


flatten.mistake(
    "The layer's number is the last character of the name.",
    name="last_digit_is_the_layer",
    edit=(
        "for l in range(1, L + 1) for letter in",
        "for l in sorted(range(1, L + 1), key=lambda l: l % 10) for letter in",
    ),
)


flatten.mistake("A network has two layers.", name="two_layers_only", edit=("L = len(values) // 2", "L = 2"))


@flatten.random_case("flatten: three layers", n=3, weight=2, required=True)
def three_layers(implementation, rng):
    return implementation.flatten(_values(rng, [4, 3, 5, 2]))


@flatten.random_case("flatten: keys in another order", n=2)
def any_order(implementation, rng):
    return implementation.flatten(_values(rng, [4, 3, 5, 2], shuffled=True))


@flatten.random_case("flatten: twelve layers, gradients", n=2)
def many_layers(implementation, rng):
    return implementation.flatten(_values(rng, [2, 3, 2, 4, 2, 3, 2, 4, 2, 3, 2, 4, 3], "d"), "d")


@flatten.random_case("unflatten: other widths", n=3, weight=2)
def back(implementation, rng):
    dims = [5, 3, 4, 2]
    return implementation.unflatten(rng.normal(size=15 + 3 + 12 + 4 + 8 + 2), dims)


@flatten.random_case("unflatten: gradients", n=2)
def back_gradients(implementation, rng):
    return implementation.unflatten(rng.normal(size=15 + 3 + 6 + 2), [5, 3, 2], "d")


@flatten.case("unflatten: a vector that does not fit raises ValueError")
def wrong_length(implementation):
    from dlgrade import raised_name

    return [raised_name(lambda n=n: implementation.unflatten(np.arange(float(n)), [3, 2, 2])) for n in (14, 15, 17)]
