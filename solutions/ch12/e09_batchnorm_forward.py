"""ch12.e09  Batch normalization, forward.    Chapter 12, exercise 12.9"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=7,
    topics=("batch-normalization", "forward-pass"),
    hints=(
        "Each feature is normalized on its own. If the columns are the examples, along which axis do you average?",
        "The statistics are those of this batch: the mean, and the mean of the squared deviations from it. They are "
        "not an estimate for a population that the batch was drawn from, so what do you divide by?",
        "eps keeps the root away from zero, so it belongs under the root. A feature with variance v is therefore "
        "divided by slightly more than its standard deviation; what does that do to the variance of the result?",
        "Plan: mu and var with keepdims so that they stay (n, 1); Z_hat = (Z - mu) / sqrt(var + eps); only then scale "
        "by gamma and shift by beta.",
    ),
)
def batchnorm_forward(
    Z: np.ndarray, gamma: np.ndarray, beta: np.ndarray, eps: float = 1e-5
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Normalize a mini-batch feature by feature, then scale and shift (training mode).

    Z     : (n, m), n features (rows), m examples (columns)
    gamma : (n, 1) scale, beta : (n, 1) shift, eps : a positive number
    ->  (Y, Z_hat, mu, var): Y and Z_hat are (n, m), mu and var are (n, 1).

    mu and var are the mean and the population variance (divided by m, not m - 1) of each feature over the m examples.
    Z_hat = (Z - mu) / sqrt(var + eps), with eps inside the root, and Y = gamma Z_hat + beta.

    Example: Z = [[0, 4, 8]], gamma = [[3]], beta = [[1]], eps = 0.5: mu [[4]], var [[32/3]],
    Z_hat [[-1.197011, 0, 1.197011]], Y [[-2.591034, 1, 4.591034]].
    """
    mu = np.mean(Z, axis=1, keepdims=True)  # (n, 1)
    var = np.mean((Z - mu) ** 2, axis=1, keepdims=True)  # (n, 1)
    Z_hat = (Z - mu) / np.sqrt(var + eps)
    return gamma * Z_hat + beta, Z_hat, mu, var


@batchnorm_forward.part
def answers() -> dict[str, object]:
    """The numbers of the book's exercise: one feature with the batch Z = [1, 3, 5, 7], gamma = 2, beta = 1, eps = 1e-5.

    "variance" : the batch variance (population)
    "z_hat"    : the four normalized values   "y"        : the four outputs
    "deficit"  : 1 minus the population variance of the z_hat; it is small, but is it 0?

    Computing them in the function is welcome. Give typed numbers with at least eight significant digits.
    """
    root = (5 + 1e-5) ** 0.5
    z_hat = [d / root for d in (-3, -1, 1, 3)]
    return {"variance": 5.0, "z_hat": z_hat, "y": [2 * z + 1 for z in z_hat], "deficit": 1 - 5 / root**2}


@batchnorm_forward.alternative
def one_feature_at_a_time(Z, gamma, beta, eps=1e-5):
    Y, Z_hat, means, variances = [], [], [], []
    for row, g, b in zip(Z.tolist(), np.ravel(gamma), np.ravel(beta), strict=True):
        mean = sum(row) / len(row)
        variance = sum((z - mean) ** 2 for z in row) / len(row)
        normal = [(z - mean) / (variance + eps) ** 0.5 for z in row]
        Z_hat.append(normal)
        Y.append([g * z + b for z in normal])
        means.append([mean])
        variances.append([variance])
    return Y, Z_hat, means, variances


@batchnorm_forward.alternative
def in_place(Z, gamma, beta, eps=1e-5):
    m = Z.shape[1]
    mu = np.dot(Z, np.ones((m, 1))) / m
    Z -= mu
    var = np.einsum("ij,ij->i", Z, Z)[:, None] / m
    Z *= (var + eps) ** -0.5
    return np.multiply(Z, gamma) + beta, Z, mu, var


@batchnorm_forward.alternative(of="answers")
def with_arrays():
    z = np.array([1.0, 3.0, 5.0, 7.0])
    z_hat = (z - z.mean()) / np.sqrt(z.var() + 1e-5)
    return {"variance": z.var(), "z_hat": z_hat, "y": 2 * z_hat + 1, "deficit": 1 - z_hat.var()}


_mean = "var = np.mean((Z - mu) ** 2, axis=1, keepdims=True)"
batchnorm_forward.mistake(
    "A variance is divided by m - 1.",
    name="sample_variance",
    edit=(_mean, "var = np.var(Z, axis=1, keepdims=True, ddof=1)"),
)
batchnorm_forward.mistake(
    "Normalizing means dividing by the variance.",
    name="divides_by_variance",
    edit=("np.sqrt(var + eps)\n", "(var + eps)\n"),
)
batchnorm_forward.mistake(
    "eps is added to the standard deviation.",
    name="eps_outside_root",
    edit=("np.sqrt(var + eps)\n", "(np.sqrt(var) + eps)\n"),
)
batchnorm_forward.mistake(
    "eps is for constant features only; otherwise it is left out.",
    name="eps_forgotten",
    edit=("np.sqrt(var + eps)\n", "np.sqrt(var)\n"),
)
batchnorm_forward.mistake(
    "The features of one example are normalized together.",
    name="over_features",
    edit=(
        ("np.mean(Z, axis=1, keepdims=True)", "np.mean(Z, axis=0, keepdims=True)"),
        (_mean, "var = np.mean((Z - mu) ** 2, axis=0, keepdims=True)"),
    ),
)


@batchnorm_forward.mistake("The batch has one mean and one variance.")
def one_mean_for_all(Z, gamma, beta, eps=1e-5):
    mu, var = np.mean(Z), np.var(Z)
    Z_hat = (Z - mu) / np.sqrt(var + eps)
    return gamma * Z_hat + beta, Z_hat, mu, var


batchnorm_forward.mistake(
    "Without keepdims the statistics are columns all the same.",
    name="flat_statistics",
    edit=("gamma * Z_hat + beta, Z_hat, mu, var", "gamma * Z_hat + beta, Z_hat, mu[:, 0], var[:, 0]"),
)
batchnorm_forward.mistake(
    "The output is gamma times the normalized value; the mean is gone for good.",
    name="beta_forgotten",
    edit=("return gamma * Z_hat + beta", "return gamma * Z_hat"),
)


@batchnorm_forward.mistake("Scale and shift first, then normalize.")
def scale_shift_first(Z, gamma, beta, eps=1e-5):
    _, Z_hat, mu, var = batchnorm_forward(gamma * Z + beta, gamma, beta, eps)
    return Z_hat, Z_hat, mu, var


@batchnorm_forward.mistake("After normalization the variance is exactly 1.", of="answers")
def exactly_one():
    return {**answers(), "deficit": 0.0}


@batchnorm_forward.mistake("The variance of four values has the divisor 3.", of="answers", name="divisor_three")
def divisor_three():
    s = (20 / 3 + 1e-5) ** 0.5
    z = [-3 / s, -1 / s, 1 / s, 3 / s]
    return {"variance": 20 / 3, "z_hat": z, "y": [2 * v + 1 for v in z], "deficit": 1 - 5 / s**2}


batchnorm_forward.mistake(
    "One mean and one variance describe the batch, all features together.",
    name="whole_array",
    edit=(
        ("np.mean(Z, axis=1, keepdims=True)", "np.mean(Z, keepdims=True)"),
        ("np.mean((Z - mu) ** 2, axis=1, keepdims=True)", "np.mean((Z - mu) ** 2, keepdims=True)"),
    ),
)
batchnorm_forward.mistake(
    "beta scales and gamma shifts.",
    name="gamma_and_beta_exchanged",
    edit=("gamma * Z_hat + beta, Z_hat", "beta * Z_hat + gamma, Z_hat"),
)
batchnorm_forward.mistake(
    "The shift comes first, then everything is scaled.",
    name="shift_before_scale",
    edit=("gamma * Z_hat + beta, Z_hat", "gamma * (Z_hat + beta), Z_hat"),
)
batchnorm_forward.mistake(
    "Normalizing means dividing by the spread; beta takes care of the mean.",
    name="mean_left_in",
    edit=("(Z - mu) / np", "Z / np"),
)
batchnorm_forward.mistake(
    "The fourth result is the standard deviation that was divided by.",
    name="deviation_returned",
    edit=("beta, Z_hat, mu, var", "beta, Z_hat, mu, np.sqrt(var)"),
)


@batchnorm_forward.mistake(
    "z_hat is the deviation divided by the variance.", of="answers", name="deviation_by_variance"
)
def deviation_by_variance():
    z = [d / 5.00001 for d in (-3, -1, 1, 3)]
    return {**answers(), "z_hat": z, "y": [2 * v + 1 for v in z], "deficit": 1 - 5 / 5.00001**2}


batchnorm_forward.mistake(
    "eps is 1e-5, whatever is handed in.",
    name="eps_always_small",
    edit=("np.sqrt(var + eps)\n", "np.sqrt(var + 1e-5)\n"),
)

batchnorm_forward.mistake(
    "eps is part of the variance that is returned.",
    name="eps_in_the_variance",
    edit=("beta, Z_hat, mu, var", "beta, Z_hat, mu, var + eps"),
)

batchnorm_forward.mistake(
    "The mean of the squares is the variance.",
    name="mean_square_as_variance",
    edit=("(Z - mu) ** 2", "Z**2"),
)


@batchnorm_forward.mistake("Every feature gets the one mean and the one variance of the whole batch.")
def one_mean_repeated(Z, gamma, beta, eps=1e-5):
    mu, var = (np.full((len(Z), 1), number) for number in (np.mean(Z), np.var(Z)))
    Z_hat = (Z - mu) / np.sqrt(var + eps)
    return gamma * Z_hat + beta, Z_hat, mu, var


batchnorm_forward.mistake(
    "gamma and beta act on the batch as it came in.",
    name="raw_values_scaled",
    edit=("return gamma * Z_hat + beta", "return gamma * Z + beta"),
)


batchnorm_forward.mistake(
    "Normalizing means dividing by the range, largest minus smallest.",
    name="range_for_deviation",
    edit=("np.sqrt(var + eps)\n", "(np.ptp(Z, axis=1, keepdims=True) + eps)\n"),
)


@batchnorm_forward.case("the book's batch as one feature of two", weight=2)
def book(implementation):
    Z = np.array([[1.0, 3.0, 5.0, 7.0], [2.0, 9.0, -4.0, 1.0]])
    return implementation.batchnorm_forward(Z, np.array([[2.0], [0.5]]), np.array([[1.0], [-3.0]]), 1e-5)


@batchnorm_forward.case("a large eps", weight=2)
def large_eps(implementation):
    Z = np.array([[0.3, 0.1, -0.4, 0.8, 0.2], [1.0, 3.0, 2.0, 5.0, 4.0], [10.0, -10.0, 0.0, 5.0, 5.0]])
    gamma, beta = np.array([[1.5], [-2.0], [0.7]]), np.array([[0.0], [1.0], [4.0]])
    return implementation.batchnorm_forward(Z, gamma, beta, 0.7)


@batchnorm_forward.random_case("any batch", n=4, weight=2, required=True)
def any_batch(implementation, rng):
    n, m = int(rng.integers(3, 6)), int(rng.integers(7, 10))
    Z = rng.normal(loc=rng.normal(size=(n, 1)) * 3, scale=rng.uniform(0.5, 4, size=(n, 1)), size=(n, m))
    return implementation.batchnorm_forward(Z, rng.normal(size=(n, 1)), rng.normal(size=(n, 1)), 1e-3)


@batchnorm_forward.case("eps is 1e-5 by default")
def default_eps(implementation):
    Z = np.array([[0.001, 0.003, 0.002], [5.0, 1.0, 0.0]])
    return implementation.batchnorm_forward(Z, np.array([[2.0], [3.0]]), np.array([[1.0], [0.5]]))[0]


def _probe_of(key):
    return lambda implementation: implementation.answers()[key]


for _key in answers():
    batchnorm_forward.case(f"exercise 12.9: {_key}", alone=True, weight=0.5, rtol=1e-7)(_probe_of(_key))
