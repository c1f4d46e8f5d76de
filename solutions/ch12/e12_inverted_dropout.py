"""ch12.e12  Inverted dropout.    Chapter 12, exercise 12.12"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=10,
    topics=("dropout", "regularization", "backpropagation"),
    hints=(
        "Which of the four functions make random numbers? Only one; the others are told which units stay.",
        "If a unit stays with probability 0.8, its average over many masks is 0.8 times its value. Which factor for the "
        "survivors makes up for that?",
        "Dropout is a multiplication by D / keep_prob, entry by entry. What is the derivative of a multiplication by a "
        "constant? For a rate r the constant is 0 or 1 / (1 - r); take its variance as mean of squares minus square of "
        "the mean.",
        "Plan for apply_random_dropout: at inference give A back; else draw uniform numbers in the shape of A from rng, "
        "keep where they are below keep_prob, scale. For the network: hidden layers ReLU then mask, output sigmoid "
        "without mask.",
    ),
)
def dropout_forward(A: np.ndarray, D: np.ndarray, keep_prob: float) -> np.ndarray:
    """Inverted dropout in training, with the mask handed in; the first of five functions.

    A : (n, m) activations, columns are examples; D : (n, m) mask, 1 where a unit stays, 0 where it is dropped;
    keep_prob : the probability of staying, in (0, 1]  ->  (n, m).

    Convention (inverted dropout): survivors are divided by keep_prob in training, and at inference nothing is done.
    Example: A = [[2, 4, 6]], D = [[1, 0, 1]], keep_prob = 0.8 gives [[2.5, 0, 7.5]].
    """
    return A * D / keep_prob


@dropout_forward.part
def dropout_backward(dA: np.ndarray, D: np.ndarray, keep_prob: float) -> np.ndarray:
    """The gradient by the A of dropout_forward, given the one by its output.

    dA : (n, m), D : (n, m) the mask of the forward pass, keep_prob as above  ->  (n, m).
    """
    return dA * D / keep_prob


@dropout_forward.part
def factor_and_variance(drop_rate: float) -> tuple[float, float]:
    """What dropout does to the number 1.

    drop_rate : the probability of being DROPPED, in [0, 1)  ->  (factor of the survivors, variance of the random
    number that an activation is multiplied with: the factor if it stays, 0 if not).

    The exercise's rates are 0, 0.2, 0.5 and 0.8. Example: a rate of 0.75 gives (4, 3).
    """
    return 1 / (1 - drop_rate), drop_rate / (1 - drop_rate)


@dropout_forward.part
def apply_random_dropout(
    A: np.ndarray, keep_prob: float, rng: np.random.Generator, training: bool = True
) -> np.ndarray:
    """Inverted dropout with a mask of its own.

    A : (n, m), keep_prob as above, rng : the generator to draw from  ->  (n, m).

    training=True: every entry stays or goes independently (of the other units and of the other examples), a new mask
    in every call, all randomness from rng (set no seed). training=False: A itself, whatever keep_prob is.
    How you turn random numbers into a mask is up to you: only statistics are looked at.
    """
    if not training:
        return A
    return A * (rng.random(A.shape) < keep_prob) / keep_prob


@dropout_forward.part
def network_forward(
    X: np.ndarray, parameters: dict[str, np.ndarray], masks: list[np.ndarray] | None, keep_prob: float
) -> np.ndarray:
    """The output of a network with dropout after each hidden layer.

    X : (n[0], m); parameters {"W1", "b1", ..., "WL", "bL"} with W[l] (n[l], n[l-1]) and b[l] (n[l], 1), L of any size
    masks : [D1, ..., D(L-1)], D[l] of shape (n[l], m), or None at inference;  keep_prob as above  ->  (n[L], m).

    Hidden layers: A[l] = ReLU(W[l] A[l-1] + b[l]), then inverted dropout with D[l]. Output layer: sigmoid, no dropout.
    """
    A, L = X, len(parameters) // 2
    for l in range(1, L):
        A = np.maximum(0, parameters[f"W{l}"] @ A + parameters[f"b{l}"])
        if masks is not None:
            A = A * masks[l - 1] / keep_prob
    return 1 / (1 + np.exp(-(parameters[f"W{L}"] @ A + parameters[f"b{L}"])))


@dropout_forward.alternative
def in_place(A, D, keep_prob):
    A[D == 0] = 0
    A /= keep_prob
    return A


@dropout_forward.alternative(of="dropout_backward")
def entry_by_entry(dA, D, keep_prob):
    return [[g / keep_prob if d else 0.0 for g, d in zip(*rows, strict=True)] for rows in zip(dA, D, strict=True)]


@dropout_forward.alternative(of="factor_and_variance")
def from_moments(drop_rate):
    keep = 1 - drop_rate
    return [1 / keep, keep * (1 / keep) ** 2 - 1]


@dropout_forward.alternative(of="apply_random_dropout")
def with_binomial(A, keep_prob, rng, training=True):
    keep = keep_prob if training else 1.0
    return np.multiply(A, rng.binomial(1, keep, size=A.shape)) / keep


@dropout_forward.alternative(of="apply_random_dropout")
def the_other_tail(A, keep_prob, rng, training=True):
    if training:
        dropped = rng.uniform(size=A.shape) > keep_prob
        A /= keep_prob
        A[dropped] = 0
    return A


@dropout_forward.alternative(of="network_forward")
def masked_weights(X, parameters, masks, keep_prob):
    L, A = len(parameters) // 2, np.array(X)
    for l in range(L):
        Z = np.dot(parameters["W" + str(l + 1)], A) + parameters["b" + str(l + 1)]
        if l == L - 1:
            return 0.5 * (1 + np.tanh(Z / 2))
        A = Z * (Z > 0)
        if masks:
            A[np.asarray(masks[l]) == 0] = 0
            A *= 1 / keep_prob
    return None


dropout_forward.mistake(
    "Dropping is all; the survivors keep their values.", name="not_rescaled", edit=("A * D / keep_prob", "A * D")
)
dropout_forward.mistake(
    "The survivors are divided by the drop probability.",
    name="divided_by_drop_probability",
    edit=("A * D / keep_prob", "A * D / (1 - keep_prob)"),
)
dropout_forward.mistake(
    "The survivors are multiplied by the keep probability.",
    name="multiplied_by_keep",
    edit=("A * D / keep_prob", "A * D * keep_prob"),
)
dropout_forward.mistake(
    "A 1 in the mask is a unit to drop.", name="mask_inverted", edit=("A * D / keep_prob", "A * (1 - D) / keep_prob")
)
dropout_forward.mistake(
    "The gradient passes dropout unmasked.",
    name="gradient_unmasked",
    of="dropout_backward",
    edit=("dA * D / keep_prob", "dA / keep_prob"),
)
dropout_forward.mistake(
    "Backward needs the mask, the factor was for the forward pass.",
    name="gradient_unscaled",
    of="dropout_backward",
    edit=("dA * D / keep_prob", "dA * D"),
)
dropout_forward.mistake(
    "Backward undoes the division.",
    name="gradient_multiplied",
    of="dropout_backward",
    edit=("dA * D / keep_prob", "dA * D * keep_prob"),
)
dropout_forward.mistake(
    "The factor is one over the rate.",
    name="factor_from_rate",
    of="factor_and_variance",
    edit=("1 / (1 - drop_rate), drop_rate / (1 - drop_rate)", "1 / drop_rate, (1 - drop_rate) / drop_rate"),
)
dropout_forward.mistake(
    "The variance is that of a coin, whatever the factor.",
    name="variance_of_the_coin",
    of="factor_and_variance",
    edit=("1 / (1 - drop_rate), drop_rate / (1 - drop_rate)", "1 / (1 - drop_rate), drop_rate * (1 - drop_rate)"),
)
dropout_forward.mistake(
    "Every example of the batch loses the same units.",
    name="one_mask_for_all_examples",
    of="apply_random_dropout",
    edit=("rng.random(A.shape)", "rng.random((A.shape[0], 1))"),
)
dropout_forward.mistake(
    "An example is dropped as a whole.",
    name="whole_examples",
    of="apply_random_dropout",
    edit=("rng.random(A.shape)", "rng.random((1, A.shape[1]))"),
)
dropout_forward.mistake(
    "A mask that is the same in every call, by a seed or a store of its own, makes dropout repeatable.",
    name="own_seed",
    of="apply_random_dropout",
    edit=("rng.random(A.shape)", "np.random.default_rng(0).random(A.shape)"),
)
dropout_forward.mistake(
    "rand and randn will both do for a mask.",
    name="normal_mask",
    of="apply_random_dropout",
    edit=("rng.random(A.shape)", "rng.normal(size=A.shape)"),
)
dropout_forward.mistake(
    "Dropout stays on at inference.",
    name="on_at_inference",
    of="apply_random_dropout",
    edit=("if not training:", "if False:"),
)
dropout_forward.mistake(
    "At inference the activations are scaled by the keep probability.",
    name="scaled_at_inference",
    of="apply_random_dropout",
    edit=("        return A\n", "        return A * keep_prob\n"),
)
dropout_forward.mistake(
    "The random mask needs no factor.",
    name="random_not_rescaled",
    of="apply_random_dropout",
    edit=("< keep_prob) / keep_prob", "< keep_prob)"),
)
dropout_forward.mistake(
    "keep_prob is the probability of dropping.",
    name="keep_is_drop",
    of="apply_random_dropout",
    edit=("< keep_prob) / keep_prob", "> keep_prob) / (1 - keep_prob)"),
)
dropout_forward.mistake(
    "Without masks the network still makes up for dropout, by a factor in each hidden layer.",
    name="network_scaled_at_inference",
    of="network_forward",
    edit=(
        "A = A * masks[l - 1] / keep_prob",
        "A = A * masks[l - 1] / keep_prob\n        else:\n            A = A * keep_prob",
    ),
)
dropout_forward.mistake(
    "The factor belongs to every layer, the output layer included.",
    name="output_rescaled",
    of="network_forward",
    edit=('] @ A + parameters[f"b{L}"])', '] @ A / keep_prob + parameters[f"b{L}"])'),
)
dropout_forward.mistake(
    "In the network the masks zero units and nothing is rescaled.",
    name="network_not_rescaled",
    of="network_forward",
    edit=("masks[l - 1] / keep_prob", "masks[l - 1]"),
)
dropout_forward.mistake(
    "A random number below keep_prob means that the unit goes.",
    name="keeps_the_rest",
    of="apply_random_dropout",
    edit=("rng.random(A.shape) < keep_prob", "rng.random(A.shape) > keep_prob"),
)
dropout_forward.mistake(
    "Masks are stored from the output backwards.",
    name="masks_reversed",
    of="network_forward",
    edit=("masks[l - 1]", "masks[-l]"),
)


@dropout_forward.mistake("Exactly the share keep_prob of the entries survives.", of="apply_random_dropout")
def exact_share(A, keep_prob, rng, training=True):
    if not training:
        return A
    order = rng.permutation(A.size).reshape(A.shape)
    return A * (order < round(keep_prob * A.size)) / keep_prob


@dropout_forward.mistake("Any fresh generator will do; the one handed in is not needed.", of="apply_random_dropout")
def own_generator(A, keep_prob, rng, training=True):
    return apply_random_dropout(A, keep_prob, np.random.default_rng(), training)


dropout_forward.mistake(
    "The second number is the standard deviation.",
    name="deviation_for_variance",
    of="factor_and_variance",
    edit=("drop_rate / (1 - drop_rate)", "(drop_rate / (1 - drop_rate)) ** 0.5"),
)


dropout_forward.mistake(
    "What keeps the mean has no variance.",
    name="no_variance",
    of="factor_and_variance",
    edit=("1 / (1 - drop_rate), drop_rate / (1 - drop_rate)", "1 / (1 - drop_rate), 0.0"),
)


dropout_forward.mistake(
    "The output layer is a ReLU layer as well.",
    name="relu_output",
    of="network_forward",
    edit=(
        '1 / (1 + np.exp(-(parameters[f"W{L}"] @ A + parameters[f"b{L}"])))',
        'np.maximum(0, parameters[f"W{L}"] @ A + parameters[f"b{L}"])',
    ),
)


dropout_forward.mistake(
    "Dropout follows the first hidden layer only.",
    name="first_hidden_layer_only",
    of="network_forward",
    edit=("if masks is not None:", "if masks is not None and l == 1:"),
)


dropout_forward.mistake(
    "All layers are sigmoid layers.",
    name="sigmoid_everywhere",
    of="network_forward",
    edit=(
        'np.maximum(0, parameters[f"W{l}"] @ A + parameters[f"b{l}"])',
        '1 / (1 + np.exp(-(parameters[f"W{l}"] @ A + parameters[f"b{l}"])))',
    ),
)


@dropout_forward.mistake("A network has one hidden layer.", of="network_forward")
def one_hidden_layer(X, parameters, masks, keep_prob):
    A = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    if masks is not None:
        A = A * masks[0] / keep_prob
    return 1 / (1 + np.exp(-(parameters["W2"] @ A + parameters["b2"])))


dropout_forward.mistake(
    "At inference the last hidden layer is scaled by the keep probability.",
    name="last_layer_scaled_at_inference",
    of="network_forward",
    edit=("    return 1 / (1", "    A = A if masks is not None else A * keep_prob\n    return 1 / (1"),
)


@dropout_forward.random_case("forward with a given mask", n=3, alone=True, required=True)
def forward_masked(implementation, rng):
    D = (rng.random((4, 7)) < 0.7) * 1.0
    return implementation.dropout_forward(rng.normal(size=(4, 7)), D, float(rng.choice([0.8, 0.6, 0.3])))


@dropout_forward.random_case("backward with the same mask", n=3, alone=True)
def backward_masked(implementation, rng):
    D = (rng.random((4, 7)) < 0.7) * 1.0
    return implementation.dropout_backward(rng.normal(size=(4, 7)), D, float(rng.choice([0.8, 0.6, 0.3])))


@dropout_forward.case("factors and variances for the rates 0.2, 0.5, 0.8", alone=True)
def factors(implementation):
    return [implementation.factor_and_variance(rate) for rate in (0.2, 0.5, 0.8)]


@dropout_forward.case("rate 0", alone=True, weight=0.5)
def rate_zero(implementation):
    return implementation.factor_and_variance(0.0)


def _dropped(implementation, keep, seed, **options):
    """The share of kept entries in units of its standard error, the outputs as multiples, and the mask."""
    A = np.random.default_rng(11).uniform(1, 2, size=(40, 300))
    out = np.asarray(implementation.apply_random_dropout(A.copy(), keep, np.random.default_rng(seed), **options), float)
    kept = out != 0
    if out.shape != A.shape:
        return A, out, kept, np.nan, 1
    # one mask for all units or all examples is judged elsewhere: here it counts as so many draws
    shared = [bool((kept == kept.take([0], axis)).all()) for axis in (0, 1)]
    draws = kept.size if all(shared) else np.prod([1 if s else n for s, n in zip(shared, kept.shape, strict=True)])
    z = (kept.mean() - keep) / np.sqrt(keep * (1 - keep) / draws)
    return A, out, kept, z, draws


@dropout_forward.case("random: share and size of the survivors, the mean comes through", weight=2)
def random_statistics(implementation):
    found = []
    for keep, seed in ((0.8, 1), (0.5, 2), (0.3, 3)):
        A, out, kept, z, draws = _dropped(implementation, keep, seed)
        mean_error = (out.mean() - A.mean()) / (A.std() + A.mean()) * np.sqrt(draws * keep / (1 - keep))
        found.append([abs(z) < 5, np.allclose(out[kept], (A / keep)[kept]), abs(mean_error) < 5])
    return np.array(found, bool).tolist()


@dropout_forward.case("random: each unit and each example has a mask of its own")
def random_independent(implementation):
    kept = _dropped(implementation, 0.6, 5, training=True)[2]
    units, examples = kept.mean(axis=1), kept.mean(axis=0)
    return [bool(units.min() > 0.35 and units.max() < 0.85), bool(examples.min() > 0.05 and examples.max() < 1)]


@dropout_forward.case("random: the generator decides")
def random_generators(implementation):
    first, again, other = (_dropped(implementation, 0.5, seed)[2] for seed in (7, 7, 8))
    return [bool(np.array_equal(first, again)), bool(np.array_equal(first, other))]


@dropout_forward.case("random: nothing happens at inference", alone=True)
def random_inference(implementation):
    A = np.random.default_rng(3).normal(size=(5, 8))
    return implementation.apply_random_dropout(A, 0.5, np.random.default_rng(1), training=False)


def _network(rng):
    dims, m = (3, 6, 5, 4, 2), 7
    parameters = {}
    for l in range(1, len(dims)):
        parameters[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1]))
        parameters[f"b{l}"] = rng.uniform(0, 1, size=(dims[l], 1))
    masks = [(rng.random((n, m)) < 0.7) * 1.0 for n in dims[1:-1]]
    return rng.normal(size=(dims[0], m)), parameters, masks


@dropout_forward.random_case("network with masks", n=3, weight=1.5, alone=True)
def network_masks(implementation, rng):
    return implementation.network_forward(*_network(rng), 0.7)


@dropout_forward.random_case("network at inference", n=2, alone=True)
def network_inference(implementation, rng):
    X, parameters, _ = _network(rng)
    return implementation.network_forward(X, parameters, None, 0.7)


@dropout_forward.case("random: how many survive is random, too")
def random_counts(implementation):
    A = np.ones((3, 4))
    dropped = [implementation.apply_random_dropout(A, 0.5, np.random.default_rng(s)) for s in range(12)]
    return len({np.count_nonzero(out) for out in dropped}) > 1  # all twelve alike: less than once in ten million
