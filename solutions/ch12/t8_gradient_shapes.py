"""ch12.t8  Find the gradients of the wrong shape.    Chapter 12, section 12.5.4"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("shapes", "backpropagation", "debugging"),
    hints=(
        "In W - alpha * dW two arrays meet. What shapes may they have, if nothing is to be stretched silently?",
        "Broadcasting makes b - alpha * db run with a db of shape (n, m) or (n,). A test by running it is no test.",
        'For each name in parameters look up "d" + name. Missing: note it. Present: compare the two shape tuples. '
        "Entries like dZ1 and dA1 belong to no parameter.",
    ),
)
def wrong_shapes(parameters: dict[str, np.ndarray], grads: dict[str, np.ndarray]) -> set[str]:
    """The names of the parameters' gradients that are missing or have another shape than their parameter.

    parameters : "W1", "b1", ..., "WL", "bL"; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1)
    grads      : should hold "dW1", "db1", ..., each an array with exactly its parameter's shape; it may also hold
                 "dZ1", "dA1", ..., which have a column for each example and are not looked at
    ->  a set (or list) of names of gradients, empty if all is well.

    (n,) is not (n, 1), and equal numbers of entries are not equal shapes. Example: W1 (4, 3) and b1 (4, 1) with
    dW1 (3, 4) and db1 (4, 1) give {"dW1"}.
    """
    wrong = set()
    for name, value in parameters.items():
        gradient = grads.get("d" + name)
        if gradient is None or gradient.shape != value.shape:
            wrong.add("d" + name)
    return wrong


@wrong_shapes.alternative
def by_comprehension(parameters, grads):
    shapes = {name: np.shape(g) for name, g in grads.items()}
    return ["d" + p for p in parameters if shapes.get("d" + p, "none") != np.shape(parameters[p])]


@wrong_shapes.alternative
def as_a_difference(parameters, grads):
    wanted = {("d" + name, value.shape) for name, value in parameters.items()}
    found = {(name, value.shape) for name, value in grads.items()}
    return {name for name, _ in wanted - found}


wrong_shapes.mistake(
    "Two arrays match if they have equally many entries.",
    name="sizes_compared",
    edit=("gradient.shape != value.shape", "gradient.size != value.size"),
)
wrong_shapes.mistake(
    "Two arrays match if they have equally many axes.",
    name="axes_counted",
    edit=("gradient.shape != value.shape", "gradient.ndim != value.ndim"),
)
wrong_shapes.mistake(
    "The first axis decides: one row for each unit.",
    name="rows_compared",
    edit=("gradient.shape != value.shape", "gradient.shape[0] != value.shape[0]"),
)
wrong_shapes.mistake(
    "A gradient that is not there has no wrong shape.",
    name="missing_is_fine",
    edit=("gradient is None or", "gradient is not None and"),
)


@wrong_shapes.mistake("If the update runs, the shapes are right.")
def update_runs(parameters, grads):
    wrong = set()
    for name, value in parameters.items():
        try:
            value - grads["d" + name]
        except (ValueError, KeyError):
            wrong.add("d" + name)
    return wrong


@wrong_shapes.mistake("dW is transposed against W.")
def transposed_is_right(parameters, grads):
    flipped = {k: v.T if k.startswith("dW") else v for k, v in grads.items()}
    return wrong_shapes(parameters, flipped)


@wrong_shapes.mistake("Only weights have a shape to be checked; biases broadcast.")
def weights_only(parameters, grads):
    return {name for name in wrong_shapes(parameters, grads) if name.startswith("dW")}


@wrong_shapes.mistake("Every array of the backward pass must have the shape of a parameter.")
def all_entries_checked(parameters, grads):
    extra = {name for name in grads if name[1:] not in parameters}
    return wrong_shapes(parameters, grads) | extra


def _passes(rng, dims, m):
    parameters, grads = {}, {}
    for l in range(1, len(dims)):
        parameters[f"W{l}"], parameters[f"b{l}"] = rng.normal(size=(dims[l], dims[l - 1])), np.zeros((dims[l], 1))
        grads[f"dW{l}"], grads[f"db{l}"] = rng.normal(size=(dims[l], dims[l - 1])), rng.normal(size=(dims[l], 1))
        grads[f"dZ{l}"] = rng.normal(size=(dims[l], m))
    return parameters, grads


wrong_shapes.mistake(
    "The set names the parameters.",
    name="parameters_named",
    edit=('wrong.add("d" + name)', "wrong.add(name)"),
)

wrong_shapes.mistake(
    "The first wrong shape is enough.",
    name="first_only",
    edit=('wrong.add("d" + name)', 'return {"d" + name}'),
)


@wrong_shapes.mistake("What is in grads is looked at, whatever it is: dZ and dA have no parameter, so they are wrong.")
def goes_through_the_gradients(parameters, grads):
    return {n for n, g in grads.items() if n[1:] not in parameters or g.shape != parameters[n[1:]].shape}


@wrong_shapes.mistake("A transposed gradient is right, only stored the other way.")
def transposed_passes(parameters, grads):
    return {n for n in wrong_shapes(parameters, grads) if n not in grads or grads[n].T.shape != parameters[n[1:]].shape}


@wrong_shapes.case("all is well")
def all_well(implementation):
    return sorted(implementation.wrong_shapes(*_passes(np.random.default_rng(1), [3, 4, 2], 5)))


@wrong_shapes.case("[3, 4, 1] with 5 examples and three faults", weight=2)
def book(implementation):
    parameters, grads = _passes(np.random.default_rng(2), [3, 4, 1], 5)
    grads["dW1"], grads["db1"] = grads["dW1"].T, np.zeros((4, 5))
    del grads["db2"]
    return sorted(implementation.wrong_shapes(parameters, grads))


@wrong_shapes.case("flat and stretched gradients")
def flat(implementation):
    parameters, grads = _passes(np.random.default_rng(3), [6, 5, 4, 2], 7)
    grads["db1"], grads["dW2"], grads["dW3"] = np.zeros(5), np.zeros((4, 1)), np.zeros(4)
    return sorted(implementation.wrong_shapes(parameters, grads))


@wrong_shapes.random_case("faults anywhere", n=4, weight=4)
def anywhere(implementation, rng):
    dims = [int(n) for n in rng.permutation([2, 3, 4, 6, 7])]
    parameters, grads = _passes(rng, dims, 9)
    for l in rng.permutation([1, 2, 3, 4])[:2]:
        grads[f"dW{l}"] = grads[f"dW{l}"].T
    l = int(rng.integers(1, 5))
    grads[f"db{l}"] = grads[f"dZ{l}"]
    return sorted(implementation.wrong_shapes(parameters, grads))
