"""ch12.p1c  Forward pass with inverted dropout.    Chapter 12, the network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=8,
    topics=("dropout", "forward-pass"),
    hints=(
        "What does dropout switch off: a unit's input, its weights, or what it says? In which line of the forward pass "
        "is that quantity made?",
        "If only keep_prob of the units speak, the next layer hears less. What must the survivors be multiplied with "
        "so that the average sum stays the same?",
        "The layer above was computed from the activation AFTER dropout, so that is what the backward pass needs to "
        "find in the cache under A[l].",
        "At test time everybody speaks and nothing was amplified in training beyond the correct mean: there is nothing "
        "left to correct.",
        "Plan: copy your plain forward loop; after A is computed, and only if masks has an entry for layer l, multiply "
        "by it and divide by keep_prob; then cache A. draw_masks compares uniform numbers with keep_prob.",
    ),
)
def forward(
    X: np.ndarray, parameters: dict[str, np.ndarray], masks: dict[int, np.ndarray], keep_prob: float
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """One forward pass with the dropout masks handed in: (A[L], caches).

    X : (n[0], m), columns are examples;  parameters : {"W1", "b1", ..., "bL"}, W[l] (n[l], n[l-1]), b[l] (n[l], 1)
    masks : layer number -> (n[l], m) array of 0 (dropped) and 1 (kept). A layer without an entry has no dropout; an
    empty dict means test time, when nothing is masked and NOTHING IS SCALED.
    keep_prob : the share of units that is KEPT (inverted dropout: survivors are divided by it, in training).

    Hidden layers are tanh, the output is one sigmoid layer; Z[l] = W[l] A[l-1] + b[l].
    caches : {"A0": X, "Z1", "A1", ..., "ZL", "AL"}, where A[l] is the activation AFTER its dropout.

    Example: a layer with tanh(Z) = [[0.2], [0.4], [-0.6]], mask [[1], [0], [1]], keep_prob 0.8 hands on
    [[0.25], [0], [-0.75]].
    """
    L = len(parameters) // 2
    A, caches = X, {"A0": X}
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        A = np.tanh(Z) if l < L else 1 / (1 + np.exp(-Z))
        if l in masks:
            A = A * masks[l] / keep_prob
        caches[f"Z{l}"], caches[f"A{l}"] = Z, A
    return A, caches


@forward.part
def draw_masks(dims: list[int], m: int, keep_prob: float, rng: np.random.Generator) -> dict[int, np.ndarray]:
    """A fresh mask for every HIDDEN layer: {1: (n[1], m), ..., L-1: (n[L-1], m)}, entries 0 and 1.

    dims : [n[0], ..., n[L]];  m : examples. Each entry is 1 with probability keep_prob, independently of all others
    (each example has its own mask). Input and output are never dropped. All randomness comes from ``rng``.
    """
    return {l: (rng.random((dims[l], m)) < keep_prob).astype(float) for l in range(1, len(dims) - 1)}


@forward.alternative
def with_scaled_masks(X, parameters, masks, keep_prob):
    L = max(int(name[1:]) for name in parameters)
    scaled = {l: np.asarray(mask) * (1.0 / keep_prob) for l, mask in masks.items()}
    caches = {"A0": X}
    for l in range(1, L):
        Z = np.dot(parameters["W%d" % l], caches["A%d" % (l - 1)])
        Z += parameters["b%d" % l]
        caches["Z%d" % l] = Z
        caches["A%d" % l] = scaled.get(l, 1.0) * np.tanh(Z)
    Z = parameters[f"W{L}"].dot(caches[f"A{L - 1}"]) + parameters[f"b{L}"]
    caches.update({f"Z{L}": Z, f"A{L}": 0.5 + 0.5 * np.tanh(Z / 2)})
    return caches[f"A{L}"], caches


@forward.alternative
def in_place(X, parameters, masks, keep_prob):
    A, caches, l = np.array(X), {"A0": np.array(X)}, 1
    while f"W{l}" in parameters:
        Z = np.einsum("ij,jk->ik", parameters[f"W{l}"], A) + parameters[f"b{l}"]
        last = f"W{l + 1}" not in parameters
        A = np.exp(Z) / (1 + np.exp(Z)) if last else np.tanh(Z)
        if l in masks:
            A[np.asarray(masks[l]) == 0] = 0
            A /= keep_prob
        caches[f"Z{l}"] = Z
        caches[f"A{l}"] = A
        l += 1
    return A, caches


@forward.alternative(of="draw_masks")
def from_above(dims, m, keep_prob, rng):
    return {l: 1 * (rng.uniform(size=(n, m)) >= 1 - keep_prob) for l, n in enumerate(dims) if 0 < l < len(dims) - 1}


@forward.alternative(of="draw_masks")
def binomial(dims, m, keep_prob, rng):
    masks = {}
    for l, n in list(enumerate(dims))[1:-1]:
        masks[l] = rng.binomial(1, keep_prob, size=(n, m))
    return masks


forward.mistake(
    "Dropout sets activations to zero, and that is all.",
    name="not_rescaled",
    edit=("A * masks[l] / keep_prob", "A * masks[l]"),
)
forward.mistake(
    "The survivors are divided by the share of units that were dropped.",
    name="divided_by_drop_rate",
    edit=("A * masks[l] / keep_prob", "A * masks[l] / (1 - keep_prob)"),
)
forward.mistake(
    "Scaling by keep_prob compensates for the missing units.",
    name="multiplied_by_keep_prob",
    edit=("A * masks[l] / keep_prob", "A * masks[l] * keep_prob"),
)
forward.mistake(
    "A 1 in the mask marks a unit that is dropped.",
    name="mask_upside_down",
    edit=("A * masks[l] / keep_prob", "A * (1 - masks[l]) / keep_prob"),
)
forward.mistake(
    "Dropout acts on Z, before the activation.",
    name="drops_before_activation",
    edit=(
        (
            "        A = np.tanh(Z) if",
            "        if l in masks:\n            Z = Z * masks[l] / keep_prob\n        A = np.tanh(Z) if",
        ),
        ("        if l in masks:\n            A = A * masks[l] / keep_prob\n", ""),
    ),
)
forward.mistake(
    "The backward pass needs the true activation, so A is cached before dropout.",
    name="cached_before_dropout",
    edit=(
        (
            "        if l in masks:\n            A = A",
            '        caches[f"Z{l}"], caches[f"A{l}"] = Z, A\n        if l in masks:\n            A = A',
        ),
        ('keep_prob\n        caches[f"Z{l}"], caches[f"A{l}"] = Z, A\n', "keep_prob\n"),
    ),
)
forward.mistake(
    "At test time every activation is multiplied by keep_prob, as in the original paper.",
    name="scaled_at_test",
    edit=(
        "            A = A * masks[l] / keep_prob\n",
        "            A = A * masks[l] / keep_prob\n        elif not masks and l < L:\n            A = A * keep_prob\n",
    ),
)
forward.mistake(
    "Every activation of a run with dropout is divided by keep_prob, so that layers agree.",
    name="scaled_without_mask",
    edit=(
        "            A = A * masks[l] / keep_prob\n",
        "            A = A * masks[l]\n        if masks and l < L:\n            A = A / keep_prob\n",
    ),
)
forward.mistake(
    "One mask serves the whole batch: a unit is on or off for all examples.",
    name="one_mask_for_the_batch",
    of="draw_masks",
    edit=(
        "(rng.random((dims[l], m)) < keep_prob).astype(float)",
        "np.repeat((rng.random((dims[l], 1)) < keep_prob) * 1.0, m, axis=1)",
    ),
)
forward.mistake(
    "A number below keep_prob means that the unit goes.",
    name="keeps_the_dropped",
    of="draw_masks",
    edit=(") < keep_prob)", ") > keep_prob)"),
)
forward.mistake(
    "randn makes random numbers, so the comparison works with it too.",
    name="normal_numbers",
    of="draw_masks",
    edit=("rng.random((dims[l], m))", "rng.normal(size=(dims[l], m))"),
)
forward.mistake(
    "Every layer gets a mask, the output too.",
    name="mask_for_the_output",
    of="draw_masks",
    edit=("range(1, len(dims) - 1)", "range(1, len(dims))"),
)
forward.mistake(
    "The inputs are a layer as well, so they get a mask.",
    name="mask_for_the_input",
    of="draw_masks",
    edit=("range(1, len(dims) - 1)", "range(len(dims) - 1)"),
)
forward.mistake(
    "Z is W A.",
    name="bias_forgotten",
    edit=(' + parameters[f"b{l}"]', ""),
)
forward.mistake(
    "Dropout works on Z, before the activation.",
    name="mask_before_activation",
    edit=(
        ("A = np.tanh(Z) if l < L else", "A = np.tanh(Z * masks[l] / keep_prob if l in masks else Z) if l < L else"),
        ("        if l in masks:\n            A = A * masks[l] / keep_prob\n", ""),
    ),
)
forward.mistake(
    "Every hidden layer is divided by keep_prob, masked or not.",
    name="always_rescaled",
    edit=(
        "        if l in masks:\n            A = A * masks[l] / keep_prob\n",
        "        if l < L:\n            A = A * masks.get(l, 1) / keep_prob\n",
    ),
)
forward.mistake(
    "All layers have the same activation.",
    name="tanh_output",
    edit=("A = np.tanh(Z) if l < L else 1 / (1 + np.exp(-Z))", "A = np.tanh(Z)"),
)
forward.mistake(
    "A fixed seed makes training with dropout repeatable.",
    name="own_seed",
    of="draw_masks",
    edit=("    return {l: (rng", "    rng = np.random.default_rng(1)\n    return {l: (rng"),
)


def _network(rng, dims, m):
    parameters = {}
    for l in range(1, len(dims)):
        parameters[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])) / np.sqrt(dims[l - 1])
        parameters[f"b{l}"] = 0.4 * rng.normal(size=(dims[l], 1))
    return rng.normal(size=(dims[0], m)), parameters


def _masks(rng, dims, m, layers):
    masks = {}
    for l in layers:
        mask = (rng.random((dims[l], m)) < 0.6).astype(float)
        mask[:2, :2] = [[1, 0], [0, 1]]
        masks[l] = mask
    return masks


_DIMS, _M = (4, 6, 5, 1), 7


forward.mistake(
    "Hidden layers are ReLU.",
    name="relu_inside",
    edit=("np.tanh(Z) if l < L", "np.maximum(0, Z) if l < L"),
)

forward.mistake(
    "The masks are divided by keep_prob when they are drawn.",
    name="masks_carry_the_factor",
    of="draw_masks",
    edit=(".astype(float)", " / keep_prob"),
)


@forward.mistake("Any fresh generator will do; the one handed in is not needed.", of="draw_masks")
def own_generator(dims, m, keep_prob, rng):
    return draw_masks(dims, m, keep_prob, np.random.default_rng())


forward.mistake(
    "Without masks the activations are multiplied by keep_prob, so that test time fits training.",
    name="unmasked_layers_scaled",
    edit=(
        "            A = A * masks[l] / keep_prob\n",
        "            A = A * masks[l] / keep_prob\n        elif l < L:\n            A = A * keep_prob\n",
    ),
)


forward.mistake(
    "A unit is on or off; the mask is a column.",
    name="column_masks",
    of="draw_masks",
    edit=("(dims[l], m)", "(dims[l], 1)"),
)


forward.mistake(
    "A fixed seed makes the masks reproducible.",
    name="own_seed_for_each_layer",
    of="draw_masks",
    edit=("rng.random((dims[l], m))", "np.random.default_rng(0).random((dims[l], m))"),
)


@forward.mistake("Of every layer exactly the share keep_prob stays on, for each example.", of="draw_masks")
def exact_share(dims, m, keep_prob, rng):
    made = {}
    for l in range(1, len(dims) - 1):
        column = (np.arange(dims[l]) < round(keep_prob * dims[l])) * np.ones((m, 1))
        made[l] = rng.permuted(column, axis=1).T
    return made


@forward.random_case("training, both hidden layers masked", n=3, weight=2, required=True)
def training(implementation, rng):
    X, parameters = _network(rng, _DIMS, _M)
    return implementation.forward(X, parameters, _masks(rng, _DIMS, _M, (1, 2)), 0.8)[0]


@forward.random_case("one of the layers masked", n=2)
def one_layer(implementation, rng):
    X, parameters = _network(rng, _DIMS, _M)
    return [implementation.forward(X, parameters, _masks(rng, _DIMS, _M, (l,)), 0.7)[0] for l in (1, 2)]


@forward.random_case("test time: no masks, nothing scaled", n=2, weight=1.5)
def test_time(implementation, rng):
    X, parameters = _network(rng, _DIMS, _M)
    return implementation.forward(X, parameters, {}, 0.8)[0]


@forward.random_case("what is cached", n=2, weight=1.5)
def cached(implementation, rng):
    X, parameters = _network(rng, _DIMS, _M)
    _, caches = implementation.forward(X, parameters, _masks(rng, _DIMS, _M, (1, 2)), 0.75)
    return {k: caches[k] for k in ("A0", "Z1", "A1", "Z2", "A2", "Z3", "A3")}


@forward.case("masks: which layers, shapes, entries")
def mask_shapes(implementation):
    masks = implementation.draw_masks([3, 6, 5, 2], 9, 0.5, np.random.default_rng(1))
    return {
        l: [*np.shape(mask), sorted(float(v) for v in np.unique(np.asarray(mask, dtype=float)))]
        for l, mask in masks.items()
    }


@forward.random_case("masks: the share that is kept", n=3)
def kept(implementation, rng):
    found = []
    for keep_prob in (0.3, 0.8, 1.0):
        mask = np.asarray(implementation.draw_masks([3, 60, 50, 2], 70, keep_prob, rng)[2], dtype=float)
        found.append(bool(abs(mask.mean() - keep_prob) <= 5 * np.sqrt(keep_prob * (1 - keep_prob) / mask.size)))
    return found


@forward.case("masks: examples and layers differ, the generator decides")
def independent(implementation):
    first, other, again = (
        implementation.draw_masks([3, 40, 40, 2], 30, 0.5, np.random.default_rng(s)) for s in (3, 4, 3)
    )
    one, two, three = (np.asarray(m, dtype=float) for m in (first[1], first[2], other[1]))
    return {
        "examples differ": not np.array_equal(one[:, 0], one[:, 1]),
        "units differ": not np.array_equal(one[0], one[1]),
        "layers differ": not np.array_equal(one, two),
        "generators differ": not np.array_equal(one, three),
        "same seed, same masks": np.array_equal(one, np.asarray(again[1], dtype=float)),
        "how many are kept differs from example to example": len(np.unique(one.sum(axis=0))) > 1,
    }
