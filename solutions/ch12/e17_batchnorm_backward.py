"""ch12.e17  Batch normalization, backward.    Chapter 12, exercise 12.17"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=10,
    topics=("batch-normalization", "backpropagation", "derivatives"),
    hints=(
        "gamma multiplies every example of its feature and beta is added to every example. How does the loss change if "
        "one of them changes a little, all examples counted?",
        "z_i reaches the loss on three ways: directly through its own z_hat, through the mean and through the "
        "variance; the last two touch all examples of the feature. Draw the graph.",
        "Start with dZ_hat = dY gamma. Differentiate Z_hat = (Z - mu) s with s = (var + eps)**(-1/2): by Z with mu and "
        "s held, by mu, by s; then ds/dvar, dvar/dz_i = 2 (z_i - mu) / m and dmu/dz_i = 1 / m.",
        "Collected, the three ways become: s times (dZ_hat, minus its mean over the examples, minus Z_hat times the "
        "mean of dZ_hat Z_hat). Check it with finite differences of a scalar such as sum(C * Y).",
    ),
)
def batchnorm_backward(
    dY: np.ndarray, Z: np.ndarray, gamma: np.ndarray, eps: float = 1e-5
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of batch normalization in training mode, derived from first principles.

    dY    : (n, m), the derivative of a scalar L by each output, Z : (n, m), the input of the forward pass,
    gamma : (n, 1), eps : a positive number
    ->  (dZ, dgamma, dbeta) of shapes (n, m), (n, 1), (n, 1): the derivatives of the same L, so dgamma and dbeta are
        plain sums over the m examples, without 1/m.

    Forward pass: for each feature (row) the mean mu and the population variance var (divided by m) over the examples
    (columns); Z_hat = (Z - mu) / sqrt(var + eps); Y = gamma Z_hat + beta. mu and var depend on Z: that matters here.

    Example: Z = [[0, 4, 8]], gamma = [[3]], eps = 16/3 (so the root is 4 and Z_hat is [[-1, 0, 1]]),
    dY = [[1, 0, 1]]: dgamma [[0]], dbeta [[2]], dZ [[0.25, -0.5, 0.25]].
    """
    mu = Z.mean(axis=1, keepdims=True)
    s = 1.0 / np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - mu) * s
    dgamma = np.sum(dY * Z_hat, axis=1, keepdims=True)
    dbeta = np.sum(dY, axis=1, keepdims=True)
    dZ_hat = dY * gamma
    mean_path = dZ_hat.mean(axis=1, keepdims=True)  # (n, 1)
    variance_path = Z_hat * np.mean(dZ_hat * Z_hat, axis=1, keepdims=True)
    return s * (dZ_hat - mean_path - variance_path), dgamma, dbeta


@batchnorm_backward.part
def answers() -> dict[str, object]:
    """One feature by hand: z = [1, 3, 5, 7], gamma = 2, upstream dy = [1, 0, -1, 2]; conventions as above.

    With eps = 1e-5:
    "dgamma", "dbeta" : two numbers            "dz"       : four numbers
    "sum of dz"       : the sum of the four    "shift" : by how much L changes to first order if 0.1 is added to all z
    With larger and smaller eps:
    "leak 4"          : the sum of dz_i z_hat_i for eps = 4 (the root is then 3)
    "leak 0"          : the same sum in the limit eps -> 0

    The sums say what batch norm hides from the layer before it: a common shift, and for eps = 0 a common stretch.
    """
    root = (5 + 1e-5) ** 0.5
    dy, z_hat = (1, 0, -1, 2), [d / root for d in (-3, -1, 1, 3)]
    dgamma = sum(d * z for d, z in zip(dy, z_hat, strict=True))
    return {
        "dgamma": dgamma,
        "dbeta": 2.0,
        "dz": [2 / root * (d - 2 / 4 - z * dgamma / 4) for d, z in zip(dy, z_hat, strict=True)],
        "sum of dz": 0.0,
        "shift": 0.0,
        "leak 4": 16 / 81,  # gamma dgamma eps / (var + eps)**1.5 with dgamma = 2/3
        "leak 0": 0.0,
    }


@batchnorm_backward.alternative
def by_the_chain_rule(dY, Z, gamma, eps=1e-5):
    m = Z.shape[1]
    centered = Z - np.mean(Z, axis=1, keepdims=True)
    var = np.mean(centered**2, axis=1, keepdims=True)
    dgamma = np.sum(dY * centered / np.sqrt(var + eps), axis=1, keepdims=True)
    dnorm = dY * gamma
    dvar = np.sum(dnorm * centered * -0.5 * (var + eps) ** -1.5, axis=1, keepdims=True)
    dmu = np.sum(-dnorm / np.sqrt(var + eps), axis=1, keepdims=True)
    return dnorm / np.sqrt(var + eps) + dvar * 2 * centered / m + dmu / m, dgamma, dY.sum(axis=1)[:, None]


@batchnorm_backward.alternative
def with_the_jacobian(dY, Z, gamma, eps=1e-5):
    n, m = Z.shape
    dZ, dgamma, dbeta = np.empty((n, m)), np.empty((n, 1)), np.empty((n, 1))
    for i in range(n):
        root = (np.var(Z[i]) + eps) ** 0.5
        z_hat = (Z[i] - np.mean(Z[i])) / root
        jacobian = (np.eye(m) - 1 / m - np.outer(z_hat, z_hat) / m) / root
        dZ[i] = jacobian.T.dot(dY[i] * gamma[i, 0])
        dgamma[i], dbeta[i] = z_hat.dot(dY[i]), sum(dY[i])
    return dZ, dgamma, dbeta


_return = "s * (dZ_hat - mean_path - variance_path), dgamma, dbeta"
batchnorm_backward.mistake(
    "Mean and variance are constants of the batch, so z has only its own way to the loss.",
    name="statistics_constant",
    edit=(_return, "s * dZ_hat, dgamma, dbeta"),
)
batchnorm_backward.mistake(
    "The mean is subtracted, and what is subtracted has no derivative.",
    name="mean_path_missing",
    edit=(_return, "s * (dZ_hat - variance_path), dgamma, dbeta"),
)
batchnorm_backward.mistake(
    "The variance is a scale, and a scale has no derivative of its own.",
    name="variance_path_missing",
    edit=(_return, "s * (dZ_hat - mean_path), dgamma, dbeta"),
)
batchnorm_backward.mistake(
    "dZ is averaged over the examples like any gradient.",
    name="dz_averaged",
    edit=(_return, "s * (dZ_hat - mean_path - variance_path) / Z.shape[1], dgamma, dbeta"),
)
batchnorm_backward.mistake(
    "The gradients of gamma and beta are means over the batch.",
    name="parameters_averaged",
    edit=(_return, _return.replace("dgamma, dbeta", "dgamma / Z.shape[1], dbeta / Z.shape[1]")),
)
batchnorm_backward.mistake(
    "gamma multiplies the input, so its gradient is the sum of dY times Z.",
    name="gamma_with_raw_input",
    edit=("np.sum(dY * Z_hat, axis=1", "np.sum(dY * Z, axis=1"),
)
batchnorm_backward.mistake(
    "gamma has its own gradient, so it plays no part in dZ.",
    name="gamma_not_in_dz",
    edit=("dZ_hat = dY * gamma", "dZ_hat = dY"),
)
batchnorm_backward.mistake(
    "The variance is divided by m - 1.",
    name="sample_variance",
    edit=("Z.var(axis=1, keepdims=True)", "Z.var(axis=1, keepdims=True, ddof=1)"),
)
batchnorm_backward.mistake(
    "Two neighbouring gradients are summed over axis 0.",
    name="parameters_over_features",
    edit=(
        ("np.sum(dY * Z_hat, axis=1, keepdims=True)", "np.sum(dY * Z_hat, axis=0, keepdims=True)"),
        ("np.sum(dY, axis=1, keepdims=True)", "np.sum(dY, axis=0, keepdims=True)"),
    ),
)
batchnorm_backward.mistake(
    "gamma and beta have one entry for each feature, so their gradients are flat.",
    name="flat_gradients",
    edit=(_return, _return.replace("dgamma, dbeta", "dgamma[:, 0], dbeta[:, 0]")),
)
batchnorm_backward.mistake(
    "eps only protects the forward pass and does not appear in derivatives.",
    name="eps_forgotten",
    edit=("keepdims=True) + eps)", "keepdims=True))"),
)


@batchnorm_backward.mistake("The gradients of a batch always add up to the sum of the upstream ones.", of="answers")
def shift_goes_through():
    return {**answers(), "sum of dz": 2.0, "shift": 0.2}


@batchnorm_backward.mistake("dz is orthogonal to z_hat, whatever eps is.", of="answers")
def no_leak_ever():
    return {**answers(), "leak 4": 0.0}


@batchnorm_backward.mistake("Each z acts on the loss through its own z_hat only.", of="answers")
def own_way_only():
    s = 2 / 5.00001**0.5
    dz = [s * d for d in (1, 0, -1, 2)]
    leak_4, leak_0 = 2 / 3 * 2 / 3, 2 / 5**0.5 * 2 / 5**0.5
    return {**answers(), "dz": dz, "sum of dz": sum(dz), "shift": 0.1 * sum(dz), "leak 4": leak_4, "leak 0": leak_0}


@batchnorm_backward.mistake("dgamma and dbeta are divided by the four examples.", of="answers")
def by_four():
    return {**answers(), "dgamma": answers()["dgamma"] / 4, "dbeta": 0.5}


def _arguments(rng, eps):
    n, m = 4, 7
    Z = rng.normal(size=(n, m)) * rng.uniform(0.5, 3, size=(n, 1)) + rng.normal(size=(n, 1))
    return rng.normal(size=(n, m)), Z, rng.uniform(0.5, 2, size=(n, 1)) * np.array([[1], [-1], [1], [-1]]), eps


batchnorm_backward.mistake(
    "eps is added to the standard deviation.",
    name="eps_outside_root",
    edit=("1.0 / np.sqrt(Z.var(axis=1, keepdims=True) + eps)", "1.0 / (np.sqrt(Z.var(axis=1, keepdims=True)) + eps)"),
)


batchnorm_backward.mistake(
    "dbeta is the simpler one and comes before dgamma.",
    name="dbeta_returned_first",
    edit=(
        "s * (dZ_hat - mean_path - variance_path), dgamma, dbeta",
        "s * (dZ_hat - mean_path - variance_path), dbeta, dgamma",
    ),
)


batchnorm_backward.mistake(
    "The way over the variance adds to the direct one.",
    name="variance_path_added",
    edit=(
        "s * (dZ_hat - mean_path - variance_path), dgamma, dbeta",
        "s * (dZ_hat - mean_path + variance_path), dgamma, dbeta",
    ),
)


batchnorm_backward.mistake(
    "The variance's derivative is 2 (z - mu) / (m - 1).",
    name="variance_path_over_m_minus_1",
    edit=(
        "s * (dZ_hat - mean_path - variance_path), dgamma, dbeta",
        "s * (dZ_hat - mean_path - variance_path * Z.shape[1] / (Z.shape[1] - 1)), dgamma, dbeta",
    ),
)


batchnorm_backward.mistake(
    "The derivative of a root is one over the root, without the half.",
    name="half_of_the_root_forgotten",
    edit=(
        "s * (dZ_hat - mean_path - variance_path), dgamma, dbeta",
        "s * (dZ_hat - mean_path - 2 * variance_path), dgamma, dbeta",
    ),
)


batchnorm_backward.mistake(
    "dgamma is made from dZ_hat, as dZ is.",
    name="gamma_in_dgamma",
    edit=("np.sum(dY * Z_hat, axis=1", "np.sum(dY * gamma * Z_hat, axis=1"),
)


@batchnorm_backward.random_case("dZ", n=4, weight=4, required=True)
def input_gradient(implementation, rng):
    return implementation.batchnorm_backward(*_arguments(rng, 1e-5))[0]


@batchnorm_backward.random_case("dgamma and dbeta", n=4, weight=2)
def parameter_gradients(implementation, rng):
    _, dgamma, dbeta = implementation.batchnorm_backward(*_arguments(rng, 1e-5))
    return dgamma, dbeta


@batchnorm_backward.random_case("a large eps", n=2, weight=1.5)
def large_eps(implementation, rng):
    return implementation.batchnorm_backward(*_arguments(rng, 0.8))


@batchnorm_backward.case("eps is 1e-5 by default")
def default_eps(implementation):
    Z = np.array([[0.001, 0.003, 0.002, 0.004], [5.0, 1.0, 0.0, 2.0]])
    return implementation.batchnorm_backward(
        np.array([[1.0, 0.0, 2.0, -1.0], [1.0, 1.0, 0.0, 3.0]]), Z, np.ones((2, 1))
    )


def _probe_of(key):
    return lambda implementation: implementation.answers()[key]


for _key in answers():
    batchnorm_backward.case(f"by hand: {_key}", alone=True, weight=0.5)(_probe_of(_key))
