"""ch12.t14  When does batch norm undo itself?    Chapter 12, batch normalization derivation"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=6,
    topics=("batch-normalization",),
    hints=(
        "Write Y = gamma (Z - mu) / sqrt(var + eps) + beta and ask for Y = Z for every Z of the batch. What must the "
        "factor of Z be, and what the constant?",
        "The factor is gamma divided by the root with eps in it. The rule gamma = standard deviation forgets something; "
        "it does not matter for a variance of 5 and matters a lot for a variance of 1e-6.",
        "For the statements, put Z + c in place of Z: what happens to the mean, and to Z minus the mean? Then ask "
        "where the statistics come from in training and where at inference.",
    ),
)
def undoing_parameters(Z: np.ndarray, eps: float) -> tuple[np.ndarray, np.ndarray]:
    """The gamma and beta with which batch normalization returns its own input, exactly.

    Z : (n, m), features in rows, examples in columns, eps : a positive number  ->  (gamma, beta), each (n, 1).

    Batch normalization in training mode: for each feature mu and population variance var (divided by m) over the
    examples, Y = gamma (Z - mu) / sqrt(var + eps) + beta. Take gamma positive. Wanted is Y = Z up to rounding, for
    this Z and this eps, however large eps is compared with var.

    Example: Z = [[0, 4, 8]], eps = 16/3: gamma [[4]], beta [[4]].
    """
    mu = Z.mean(axis=1, keepdims=True)
    gamma = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    return gamma, mu


@undoing_parameters.part
def printed_rule(Z: np.ndarray, eps: float) -> np.ndarray:
    """What the rule in the running text makes of a batch: gamma is the standard deviation, beta the mean.

    Z : (n, m), eps : a positive number  ->  Y (n, m), the output of batch normalization with gamma = sqrt(var) and
    beta = mu, the population statistics of each feature (no eps in gamma).

    Example: Z = [[0, 4, 8]], eps = 16/3 gives [[0.734014, 4, 7.265986]]: pulled towards the mean.
    """
    mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    return mu + (Z - mu) * np.sqrt(var / (var + eps))


@undoing_parameters.part
def statements() -> dict[str, bool]:
    """True or false?  A layer Z = W X + b is followed by batch normalization (gamma, beta, eps = 1e-5).

    Return a dict from each key to a bool.

    "bias in training"     In training mode, another b gives another output of batch normalization.
    "bias gradient"        In training mode, the derivative of the loss by b is 0 up to rounding.
    "bias at inference"    With fixed running statistics, adding 1 to b (and to nothing else) changes the output.
    "beta replaces b"      A layer without b loses nothing, since beta can shift the output.
    "stretch"              In training mode, 2 W and 2 b in place of W and b, for features of variance 5, change the
                           output of batch normalization by more than 1 percent.
    "constant feature"     In training mode, a feature that is the same for all examples comes out as beta.
    "book rule"            gamma = sqrt(var) and beta = mu reproduce the input exactly for eps > 0 and var > 0.
    """
    return {
        "bias in training": False,
        "bias gradient": True,
        "bias at inference": True,
        "beta replaces b": True,
        "stretch": False,
        "constant feature": True,
        "book rule": False,
    }


@undoing_parameters.alternative
def with_loops(Z, eps):
    gamma, beta = [], []
    for row in Z:
        mean = sum(row) / len(row)
        gamma.append([(sum(z * z for z in row) / len(row) - mean**2 + eps) ** 0.5])
        beta.append([mean])
    return gamma, beta


@undoing_parameters.alternative(of="printed_rule")
def normalize_then_scale(Z, eps):
    mu, var = np.average(Z, axis=1)[:, None], np.std(Z, axis=1)[:, None] ** 2
    Z -= mu
    Z /= (var + eps) ** 0.5
    return np.sqrt(var) * Z + mu


undoing_parameters.mistake(
    "gamma is the standard deviation.",
    name="gamma_is_sigma",
    edit=("np.sqrt(Z.var(axis=1, keepdims=True) + eps)", "Z.std(axis=1, keepdims=True)"),
)
undoing_parameters.mistake(
    "gamma is the variance.",
    name="gamma_is_variance",
    edit=("np.sqrt(Z.var(axis=1, keepdims=True) + eps)", "Z.var(axis=1, keepdims=True) + eps"),
)
undoing_parameters.mistake(
    "To undo a division by the root, gamma is one over the root.",
    name="gamma_inverted",
    edit=("np.sqrt(Z.var", "1 / np.sqrt(Z.var"),
)
undoing_parameters.mistake(
    "The mean was subtracted, so beta is minus the mean.",
    name="beta_negative",
    edit=("return gamma, mu", "return gamma, -mu"),
)
undoing_parameters.mistake(
    "The variance has the divisor m - 1.",
    name="sample_variance",
    edit=("Z.var(axis=1, keepdims=True)", "Z.var(axis=1, keepdims=True, ddof=1)"),
)
undoing_parameters.mistake(
    "eps is added after the root.",
    name="eps_outside_root",
    edit=("np.sqrt(Z.var(axis=1, keepdims=True) + eps)", "np.sqrt(Z.var(axis=1, keepdims=True)) + eps"),
)
undoing_parameters.mistake(
    "gamma and beta are flat arrays.", name="flat", edit=("return gamma, mu", "return gamma[:, 0], mu[:, 0]")
)


@undoing_parameters.mistake("The rule of the text gives the input back.", of="printed_rule")
def input_returned(Z, eps):
    return Z


undoing_parameters.mistake(
    "The scale that is left over is the ratio of the variances.",
    name="ratio_without_root",
    of="printed_rule",
    edit=("np.sqrt(var / (var + eps))", "(var / (var + eps))"),
)
undoing_parameters.mistake(
    "eps stands outside the root when the text's rule is applied.",
    name="rule_eps_outside",
    of="printed_rule",
    edit=("np.sqrt(var / (var + eps))", "(np.sqrt(var) / (np.sqrt(var) + eps))"),
)


@undoing_parameters.mistake(
    "A bias shifts what comes after it, normalized or not, and is trained like any other.", of="statements"
)
def bias_matters():
    return {**statements(), "bias in training": True, "bias gradient": False, "beta replaces b": False}


@undoing_parameters.mistake("Batch normalization removes the bias at inference as well.", of="statements")
def bias_never_matters():
    return {**statements(), "bias at inference": False}


@undoing_parameters.mistake("Larger weights make a larger output, with batch normalization too.", of="statements")
def scale_matters():
    return {**statements(), "stretch": True}


@undoing_parameters.mistake("A constant feature divides by zero.", of="statements")
def constant_fails():
    return {**statements(), "constant feature": False}


@undoing_parameters.mistake("gamma equal to the standard deviation undoes the normalization exactly.", of="statements")
def text_believed():
    return {**statements(), "book rule": True}


undoing_parameters.mistake(
    "beta comes first: it is the mean that was taken off first.",
    name="exchanged",
    edit=("return gamma, mu", "return mu, gamma"),
)


undoing_parameters.mistake(
    "Batch normalization ends with the factor gamma; the mean is gone.",
    name="mean_not_restored",
    of="printed_rule",
    edit=("return mu + (Z - mu)", "return (Z - mu)"),
)


@undoing_parameters.case("[2, 4, 6, 8] and a second feature")
def book(implementation):
    return implementation.undoing_parameters(np.array([[2.0, 4.0, 6.0, 8.0], [1.0, -1.0, 0.0, 3.0]]), 0.25)


@undoing_parameters.case("a variance far below eps", weight=2)
def tiny(implementation):
    return implementation.undoing_parameters(np.array([[0.001, 0.003], [0.5, 0.5002], [-1.0, -1.001]]), 1e-5)


@undoing_parameters.random_case("any batch", n=4, weight=2, required=True)
def any_batch(implementation, rng):
    return implementation.undoing_parameters(rng.normal(loc=2, size=(4, 7)), float(rng.uniform(0.1, 2)))


@undoing_parameters.case("the text's rule on [.001, .003]")
def rule_tiny(implementation):
    return implementation.printed_rule(np.array([[0.001, 0.003], [2.0, 2.004]]), 1e-5)


@undoing_parameters.random_case("the text's rule on any batch", n=3)
def rule_any(implementation, rng):
    return implementation.printed_rule(rng.normal(loc=-1, size=(3, 6)), float(rng.uniform(0.1, 2)))


def _probe_of(key):
    return lambda implementation: implementation.statements()[key]


for _key in statements():
    undoing_parameters.case(f"statement: {_key}", alone=True, weight=0.5)(_probe_of(_key))
