"""ch12.p2  Batch normalization as a class.    Chapter 12, the batch normalization program"""

import numpy as np

from dlgrade import exercise, given


@exercise(
    points=10,
    topics=("batch-normalization", "inference", "backpropagation"),
    hints=(
        "Two kinds of statistics live in this object. Which of them does a batch of one example need, and which does "
        "training need?",
        "A running value is mostly its old self: with momentum 0.9 a single batch moves it a tenth of the way. "
        "Inference reads the running values and leaves everything as it was.",
        "backward belongs to the last training batch, so forward should keep what it will ask for: the normalized "
        "values and one over the root. Mean and variance depend on every example of the batch; dZ must know that.",
        "Plan: training: mu, var along axis 1 (keepdims), Z_hat, update both running values, return gamma Z_hat + beta. "
        "Otherwise the same formula with the running values. backward: dgamma = row sums of dY Z_hat, dbeta = row sums "
        "of dY, dZ_hat = dY gamma, dZ = (dZ_hat - its row mean - Z_hat times the row mean of dZ_hat Z_hat) / root.",
    ),
)
class BatchNorm:
    """A batch normalization layer for arrays of (n features, m examples).

    num_features : n;  momentum : the weight of the OLD running value;  eps : added to the variance inside the root.

    Attributes, all four arrays of shape (n, 1): gamma (ones at first), beta (zeros), running_mean (zeros),
    running_var (ones). The check reads them and may replace gamma, beta and the running values between calls. After
    `backward` there are dgamma and dbeta as well. Add attributes as you like.

    Example: BatchNorm(1).forward([[2, 4, 6, 8]]) is [[-1.341639, -0.447213, 0.447213, 1.341639]]; after it
    running_mean is [[0.5]] and running_var is [[1.4]].
    """

    @given
    def __init__(self, num_features: int, momentum: float = 0.9, eps: float = 1e-5) -> None:
        self.gamma = np.ones((num_features, 1))
        self.beta = np.zeros((num_features, 1))
        self.running_mean = np.zeros((num_features, 1))
        self.running_var = np.ones((num_features, 1))
        self.momentum = momentum
        self.eps = eps

    def forward(self, Z: np.ndarray, training: bool = True) -> np.ndarray:
        """gamma Z_hat + beta, (n, m), for Z (n, m).

        training=True: Z_hat = (Z - mu) / sqrt(var + eps) with the mean and the population variance (divided by m) of
        each feature over this batch. Then running = momentum * running + (1 - momentum) * batch value, for the mean
        and for the (population) variance.
        training=False: the same formula with running_mean and running_var in place of mu and var, for any m (one
        example, too); the object's running values do not change.
        """
        if not training:
            Z_hat = (Z - self.running_mean) / np.sqrt(self.running_var + self.eps)
            return self.gamma * Z_hat + self.beta
        mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        self.scale = 1 / np.sqrt(var + self.eps)
        self.Z_hat = (Z - mu) * self.scale
        self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mu
        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        return self.gamma * self.Z_hat + self.beta

    def backward(self, dY: np.ndarray) -> np.ndarray:
        """dZ, (n, m), at the batch of the last training forward; sets dgamma and dbeta, both (n, 1).

        dY : (n, m), derivatives of a scalar L by the outputs. dZ, dgamma and dbeta are derivatives of the same L:
        dgamma and dbeta are plain sums over the examples, without 1/m.
        """
        self.dgamma = np.sum(dY * self.Z_hat, axis=1, keepdims=True)
        self.dbeta = np.sum(dY, axis=1, keepdims=True)
        dZ_hat = dY * self.gamma
        through_mean = dZ_hat.mean(axis=1, keepdims=True)
        through_variance = self.Z_hat * np.mean(dZ_hat * self.Z_hat, axis=1, keepdims=True)
        return self.scale * (dZ_hat - through_mean - through_variance)


@BatchNorm.alternative
class ByTheChainRule:
    def __init__(self, num_features, momentum=0.9, eps=1e-5):
        self.n, self.keep, self.eps = num_features, momentum, eps
        self.gamma, self.beta = np.ones((num_features, 1)), np.zeros((num_features, 1))
        self.running_mean, self.running_var = np.zeros((num_features, 1)), np.ones((num_features, 1))

    def forward(self, Z, training=True):
        if training:
            m = Z.shape[1]
            mean = np.dot(Z, np.ones((m, 1))) / m
            self.centered = Z - mean
            self.var = np.dot(self.centered**2, np.ones((m, 1))) / m
            self.running_mean += (1 - self.keep) * (mean - self.running_mean)
            self.running_var *= self.keep
            self.running_var += (1 - self.keep) * self.var
            centered, var = self.centered, self.var
        else:
            centered, var = Z - self.running_mean, self.running_var
        return np.multiply(self.gamma / (var + self.eps) ** 0.5, centered) + self.beta

    def backward(self, dY):
        m = dY.shape[1]
        root = np.sqrt(self.var + self.eps)
        self.dbeta, self.dgamma = dY.sum(1)[:, None], (dY * self.centered / root).sum(1).reshape(self.n, 1)
        dnorm = dY * self.gamma
        dvar = (dnorm * self.centered).sum(axis=1, keepdims=True) * -0.5 / root**3
        dmu = -dnorm.sum(axis=1, keepdims=True) / root
        return dnorm / root + 2 * dvar * self.centered / m + dmu / m


@BatchNorm.alternative
class RowByRow:
    def __init__(self, num_features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones((num_features, 1)), np.zeros((num_features, 1))
        self.running_mean, self.running_var = np.zeros((num_features, 1)), np.ones((num_features, 1))

    def forward(self, Z, training=True):
        self.rows, Y = ([] if training else getattr(self, "rows", [])), []
        for i, row in enumerate(Z):
            mean, var = self.running_mean[i, 0], self.running_var[i, 0]
            if training:
                mean, var = np.average(row), np.average(row**2) - np.average(row) ** 2
                self.running_mean[i] = self.momentum * self.running_mean[i] + (1 - self.momentum) * mean
                self.running_var[i] = self.momentum * self.running_var[i] + (1 - self.momentum) * var
            normal = (row - mean) / (var + self.eps) ** 0.5
            if training:
                self.rows.append((normal, (var + self.eps) ** 0.5))
            Y.append(self.gamma[i, 0] * normal + self.beta[i, 0])
        return np.array(Y)

    def backward(self, dY):
        self.dgamma, self.dbeta, dZ = [], [], np.zeros_like(dY)
        for i, (normal, root) in enumerate(self.rows):
            m = len(normal)
            jacobian = (np.eye(m) - 1 / m - np.outer(normal, normal) / m) / root
            dZ[i] = jacobian @ (dY[i] * self.gamma[i, 0])
            self.dgamma.append([normal @ dY[i]])
            self.dbeta.append([dY[i].sum()])
        return dZ


BatchNorm.mistake(
    "momentum is the weight of the new batch.",
    name="momentum_on_new",
    edit=(
        (
            "self.momentum * self.running_mean + (1 - self.momentum) * mu",
            "(1 - self.momentum) * self.running_mean + self.momentum * mu",
        ),
        (
            "self.momentum * self.running_var + (1 - self.momentum) * var",
            "(1 - self.momentum) * self.running_var + self.momentum * var",
        ),
    ),
)
BatchNorm.mistake(
    "The running variance estimates the population, so it takes the m - 1 variance.",
    name="running_variance_unbiased",
    edit=("+ (1 - self.momentum) * var", "+ (1 - self.momentum) * var * Z.shape[1] / (Z.shape[1] - 1)"),
)
BatchNorm.mistake(
    "The batch is normalized with the m - 1 variance.",
    name="sample_variance",
    edit=("Z.var(axis=1, keepdims=True)", "Z.var(axis=1, keepdims=True, ddof=1)"),
)
BatchNorm.mistake(
    "A running value is the value of the last batch.",
    name="last_batch_only",
    edit=(
        ("self.momentum * self.running_mean + (1 - self.momentum) * mu", "mu"),
        ("self.momentum * self.running_var + (1 - self.momentum) * var", "var"),
    ),
)
BatchNorm.mistake(
    "At inference the batch is normalized by itself, as in training.",
    name="batch_statistics_at_inference",
    edit=(
        "Z_hat = (Z - self.running_mean) / np.sqrt(self.running_var + self.eps)",
        "Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / np.sqrt(Z.var(axis=1, keepdims=True) + self.eps)",
    ),
)
BatchNorm.mistake(
    "The running values follow every batch, also at inference.",
    name="inference_updates",
    edit=(
        "if not training:\n",
        "if not training:\n"
        "            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * Z.mean(1, keepdims=True)\n",
    ),
)
BatchNorm.mistake(
    "Running variances are never 0, so inference needs no eps.",
    name="no_eps_at_inference",
    edit=("self.running_var + self.eps", "self.running_var"),
)
BatchNorm.mistake(
    "At inference eps is added to the deviation.",
    name="eps_outside_at_inference",
    edit=("np.sqrt(self.running_var + self.eps)", "(np.sqrt(self.running_var) + self.eps)"),
)
BatchNorm.mistake(
    "Statistics are taken along axis 0.",
    name="over_features",
    edit=(
        "Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)",
        "Z.mean(axis=0, keepdims=True), Z.var(axis=0, keepdims=True)",
    ),
)
BatchNorm.mistake(
    "The gradients of gamma and beta are averages over the batch.",
    name="parameter_gradients_averaged",
    edit=(
        ("np.sum(dY * self.Z_hat, axis=1", "np.mean(dY * self.Z_hat, axis=1"),
        ("np.sum(dY, axis=1", "np.mean(dY, axis=1"),
    ),
)
BatchNorm.mistake(
    "In the backward pass mean and variance are constants.",
    name="statistics_constant",
    edit=("(dZ_hat - through_mean - through_variance)", "dZ_hat"),
)
BatchNorm.mistake(
    "eps is added to the standard deviation.",
    name="eps_outside_root",
    edit=(
        ("1 / np.sqrt(var + self.eps)", "1 / (np.sqrt(var) + self.eps)"),
        ("np.sqrt(self.running_var + self.eps)", "(np.sqrt(self.running_var) + self.eps)"),
    ),
)
BatchNorm.mistake(
    "gamma and beta are for training; inference only normalizes.",
    name="not_scaled_at_inference",
    edit=("            return self.gamma * Z_hat + self.beta\n", "            return Z_hat\n"),
)
BatchNorm.mistake(
    "The running value averages standard deviations.",
    name="running_deviation",
    edit=("(1 - self.momentum) * var\n", "(1 - self.momentum) * np.sqrt(var)\n"),
)
BatchNorm.mistake(
    "Running values follow every batch, at inference too.",
    name="inference_updates_running_values",
    edit=(
        "        if not training:\n",
        "        if not training:\n            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * Z.mean(axis=1, keepdims=True)\n            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * Z.var(axis=1, keepdims=True)\n",
    ),
)
BatchNorm.mistake(
    "The running mean is all that has to be tracked.",
    name="variance_not_tracked",
    edit=("        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var\n", ""),
)
BatchNorm.mistake("gamma has no part in dZ.", name="gamma_not_in_dz", edit=("dZ_hat = dY * self.gamma", "dZ_hat = dY"))
BatchNorm.mistake(
    "The running values may stay as they were made.",
    name="running_never_updated",
    edit=(
        ("        self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mu\n", ""),
        ("        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var\n", ""),
    ),
)
BatchNorm.mistake(
    "The mean's way back can be left out.",
    name="no_way_through_the_mean",
    edit=(" - through_mean", ""),
)
BatchNorm.mistake(
    "The variance's way back can be left out.",
    name="no_way_through_the_variance",
    edit=(" - through_variance", ""),
)
BatchNorm.mistake(
    "The gradients of gamma and beta are flat.",
    name="flat_parameter_gradients",
    edit=(
        ("np.sum(dY * self.Z_hat, axis=1, keepdims=True)", "np.sum(dY * self.Z_hat, axis=1)"),
        ("np.sum(dY, axis=1, keepdims=True)", "np.sum(dY, axis=1)"),
    ),
)
BatchNorm.mistake(
    "backward belongs to the last forward, in training or not.",
    name="inference_cached",
    edit=(
        "            Z_hat = (Z - self.running_mean) / np.sqrt(self.running_var + self.eps)\n            return self.gamma * Z_hat + self.beta",
        "            self.scale = 1 / np.sqrt(self.running_var + self.eps)\n            self.Z_hat = (Z - self.running_mean) * self.scale\n            return self.gamma * self.Z_hat + self.beta",
    ),
)


BatchNorm.mistake(
    "dgamma multiplies by Z - mu; the scale belongs to gamma.",
    name="dgamma_not_normalized",
    edit=(
        "np.sum(dY * self.Z_hat, axis=1, keepdims=True)",
        "np.sum(dY * self.Z_hat / self.scale, axis=1, keepdims=True)",
    ),
)


def _loaded(implementation, rng, n, **options):
    layer = implementation.BatchNorm(n, **options)
    layer.gamma, layer.beta = rng.uniform(0.5, 2, size=(n, 1)), rng.normal(size=(n, 1))
    return layer


def _batch(rng, n, m):
    return rng.normal(size=(n, m)) * rng.uniform(0.5, 3, size=(n, 1)) + rng.normal(size=(n, 1))


@BatchNorm.random_case("training: the output", n=3, weight=2, required=True)
def training_output(implementation, rng):
    return _loaded(implementation, rng, 4, eps=0.3).forward(_batch(rng, 4, 7))


@BatchNorm.case("training: the running values after one batch")
def one_batch(implementation):
    layer = implementation.BatchNorm(2)
    layer.forward(np.array([[2.0, 4.0, 6.0, 8.0], [1.0, 1.0, 0.0, -4.0]]))
    return layer.running_mean, layer.running_var


@BatchNorm.random_case("training: the running values after three batches", n=2)
def three_batches(implementation, rng):
    layer = implementation.BatchNorm(3, momentum=0.8)
    for m in (5, 6, 7):
        layer.forward(_batch(rng, 3, m), training=True)
    return layer.running_mean, layer.running_var


@BatchNorm.random_case("inference: a batch and a single example", n=2, weight=2)
def inference(implementation, rng):
    layer = _loaded(implementation, rng, 3, eps=0.2)
    layer.running_mean, layer.running_var = rng.normal(size=(3, 1)), rng.uniform(0.2, 2, size=(3, 1))
    Z = _batch(rng, 3, 5)
    return layer.forward(Z, training=False), layer.forward(Z[:, 1:2], training=False)


@BatchNorm.random_case("inference: the running values stay", n=2)
def inference_is_pure(implementation, rng):
    layer = _loaded(implementation, rng, 3)
    layer.forward(_batch(rng, 3, 6))
    first = layer.forward(_batch(rng, 3, 5), training=False)
    return first, layer.running_mean, layer.running_var


@BatchNorm.random_case("backward: dZ", n=3, weight=2)
def input_gradient(implementation, rng):
    layer = _loaded(implementation, rng, 4, eps=0.1)
    layer.forward(_batch(rng, 4, 7))
    return layer.backward(rng.normal(size=(4, 7)))


@BatchNorm.random_case("backward: dgamma and dbeta", n=3)
def parameter_gradients(implementation, rng):
    layer = _loaded(implementation, rng, 4)
    layer.forward(_batch(rng, 4, 7))
    layer.backward(rng.normal(size=(4, 7)))
    return layer.dgamma, layer.dbeta


@BatchNorm.random_case("backward: an inference in between", n=2)
def inference_in_between(implementation, rng):
    layer = _loaded(implementation, rng, 3, eps=0.1)
    layer.forward(_batch(rng, 3, 6))
    layer.forward(_batch(rng, 3, 6), training=False)
    return layer.backward(rng.normal(size=(3, 6))), layer.dgamma, layer.dbeta
