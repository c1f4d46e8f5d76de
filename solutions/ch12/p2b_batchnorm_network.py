"""ch12.p2b  Batch normalization wired into a network.    Chapter 12, the batch normalization program"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=10,
    topics=("batch-normalization", "backpropagation", "cross-entropy"),
    hints=(
        "Write the chain X, Z1, Z_hat, N, A1, Z2, A2, cost on paper and mark which parameter enters at which arrow. "
        "Backward visits the same arrows in reverse.",
        "The slope of the ReLU is decided by what went into the ReLU. With batch norm in between this is no longer Z1.",
        "dZ2 = A2 - Y is per example. Every gradient that you return is one of the mean cost, so each of them gets its "
        "1/m, gamma and beta as well; otherwise they would learn m times as fast as the weights.",
        "Plan: dZ2; dW2, db2; dN = (W2^T dZ2) * (N > 0); dgamma = row sums of dN Z_hat / m, dbeta = row sums of dN / m; "
        "dZ1 by the backward formula of batch norm (three ways: direct, mean, variance); dW1 = dZ1 X^T / m.",
    ),
)
def cost_and_gradients(
    X: np.ndarray, Y: np.ndarray, parameters: dict[str, np.ndarray], eps: float = 1e-5
) -> tuple[float, dict[str, np.ndarray]]:
    """One training pass, forward and backward, of a network with one batch-normalized hidden layer.

    X : (n0, m), Y : (1, m) zeros and ones, columns are examples.
    parameters : "W1" (n1, n0), "gamma" (n1, 1), "beta" (n1, 1), "W2" (1, n1), "b2" (1, 1)
    ->  (cost, {"dW1", "dgamma", "dbeta", "dW2", "db2"}), each gradient in the shape of its parameter.

    Z1 = W1 X (no bias: beta does its work);  batch norm before the activation: N = gamma Z_hat + beta with
    Z_hat = (Z1 - mu) / sqrt(var + eps), mean and population variance (1/m) of each unit over this batch;
    A1 = ReLU(N), derivative 0 at 0;  Z2 = W2 A1 + b2;  A2 = sigmoid(Z2).
    The cost is the mean over the examples of -y ln a - (1 - y) ln(1 - a) (natural log; a guard such as a + 1e-8 is
    allowed). All five gradients are derivatives of this mean cost: all of them carry 1/m, dgamma and dbeta too.

    Functions of your own from ch12.e09 and ch12.e17 may be pasted in (mind the 1/m of dgamma and dbeta).
    Example: X = [[0, 4, 8]], Y = [[1, 0, 1]], W1 [[1]], gamma [[1]], beta [[2]], W2 [[1]], b2 [[0]], eps = 16/3:
    Z_hat [[-1, 0, 1]], A2 = sigmoid([[1, 2, 3]]), cost 0.829592, dgamma [[0.073839]], dbeta [[0.188143]],
    dW1 [[0.024613]].
    """
    m = X.shape[1]
    Z1 = parameters["W1"] @ X
    scale = 1 / np.sqrt(Z1.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z1 - Z1.mean(axis=1, keepdims=True)) * scale
    N = parameters["gamma"] * Z_hat + parameters["beta"]
    A1 = np.maximum(0, N)
    A2 = 1 / (1 + np.exp(-(parameters["W2"] @ A1 + parameters["b2"])))
    cost = -np.mean(Y * np.log(A2 + 1e-12) + (1 - Y) * np.log(1 - A2 + 1e-12))

    dZ2 = A2 - Y
    dN = (parameters["W2"].T @ dZ2) * (N > 0)  # (n1, m)
    dZ_hat = dN * parameters["gamma"]
    mean_path = dZ_hat.mean(axis=1, keepdims=True)
    variance_path = Z_hat * np.mean(dZ_hat * Z_hat, axis=1, keepdims=True)
    dZ1 = scale * (dZ_hat - mean_path - variance_path)
    return float(cost), {
        "dW1": dZ1 @ X.T / m,
        "dgamma": np.sum(dN * Z_hat, axis=1, keepdims=True) / m,
        "dbeta": np.sum(dN, axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": np.sum(dZ2, axis=1, keepdims=True) / m,
    }


@cost_and_gradients.part
def predict(
    X: np.ndarray,
    parameters: dict[str, np.ndarray],
    running_mean: np.ndarray,
    running_var: np.ndarray,
    eps: float = 1e-5,
) -> np.ndarray:
    """The probabilities A2 at inference, (1, m).

    X and parameters as above, running_mean and running_var : (n1, 1). They stand in for mu and var, so that an
    example's probability does not depend on which other examples are in X. m may be 1.
    """
    Z_hat = (parameters["W1"] @ X - running_mean) / np.sqrt(running_var + eps)
    A1 = np.maximum(0, parameters["gamma"] * Z_hat + parameters["beta"])
    return 1 / (1 + np.exp(-(parameters["W2"] @ A1 + parameters["b2"])))


@cost_and_gradients.alternative
def with_averaged_dz(X, Y, parameters, eps=1e-5):
    p, m = parameters, X.shape[1]
    Z1 = np.dot(p["W1"], X)
    centered = Z1 - np.sum(Z1, axis=1, keepdims=True) / m
    root = (np.sum(centered**2, axis=1, keepdims=True) / m + eps) ** 0.5
    N = centered / root * p["gamma"] + p["beta"]
    A1 = np.where(N > 0, N, 0.0)
    A2 = 1 / (1 + np.exp(-(np.dot(p["W2"], A1) + p["b2"])))
    right = np.where(Y == 1, A2, 1 - A2)
    dZ2 = (A2 - Y) / m  # the mean's 1/m, once for all that follows
    dN = np.dot(p["W2"].T, dZ2)
    dN[N <= 0] = 0
    grads = {"db2": dZ2.sum().reshape(1, 1), "dW2": np.dot(dZ2, A1.T), "dbeta": dN.sum(1).reshape(-1, 1)}
    grads["dgamma"] = (dN * centered / root).sum(1)[:, None]
    dnorm = dN * p["gamma"]
    dvar = np.sum(dnorm * centered, axis=1, keepdims=True) * -0.5 * root**-3
    dmu = -np.sum(dnorm / root, axis=1, keepdims=True)
    grads["dW1"] = np.dot(dnorm / root + 2 * dvar * centered / m + dmu / m, X.T)
    return -np.log(right).sum() / m, grads


@cost_and_gradients.alternative(of="predict")
def one_example_at_a_time(X, parameters, running_mean, running_var, eps=1e-5):
    found = []
    for x in X.T:
        z = (parameters["W1"].dot(x) - np.ravel(running_mean)) / np.sqrt(np.ravel(running_var) + eps)
        a = [max(0.0, v) for v in np.ravel(parameters["gamma"]) * z + np.ravel(parameters["beta"])]
        found.append(1 / (1 + np.exp(-(parameters["W2"][0] @ a + parameters["b2"][0, 0]))))
    return [found]


cost_and_gradients.mistake(
    "In the backward pass the batch's mean and variance are constants.",
    name="statistics_constant",
    edit=("(dZ_hat - mean_path - variance_path)", "dZ_hat"),
)
cost_and_gradients.mistake(
    "Back from N to Z1 the gradient goes through gamma only.",
    name="normalization_skipped",
    edit=("dZ1 = scale * (dZ_hat - mean_path - variance_path)", "dZ1 = dZ_hat"),
)
cost_and_gradients.mistake(
    "dgamma and dbeta are sums; only weights and biases are averaged.",
    name="gamma_beta_not_averaged",
    edit=(
        ("np.sum(dN * Z_hat, axis=1, keepdims=True) / m", "np.sum(dN * Z_hat, axis=1, keepdims=True)"),
        ("np.sum(dN, axis=1, keepdims=True) / m", "np.sum(dN, axis=1, keepdims=True)"),
    ),
)
cost_and_gradients.mistake(
    "The ReLU's slope is 1 where the pre-activation Z1 is positive.", name="mask_from_z1", edit=("(N > 0)", "(Z1 > 0)")
)
cost_and_gradients.mistake(
    "The ReLU's slope is decided by the normalized value.", name="mask_from_z_hat", edit=("(N > 0)", "(Z_hat > 0)")
)
cost_and_gradients.mistake(
    "The ReLU is part of batch norm's output, so no mask is needed.", name="no_mask", edit=(" * (N > 0)", "")
)
cost_and_gradients.mistake(
    "dZ2 is averaged, and so are the gradients computed from it.",
    name="averaged_twice",
    edit=("dZ2 = A2 - Y", "dZ2 = (A2 - Y) / m"),
)
cost_and_gradients.mistake(
    "gamma's gradient comes from what it is multiplied with before the activation, Z1.",
    name="dgamma_from_z1",
    edit=("np.sum(dN * Z_hat, axis=1", "np.sum(dN * Z1, axis=1"),
)


cost_and_gradients.mistake(
    "A unit whose input is exactly 0 passes the gradient on.",
    name="relu_slope_one_at_zero",
    edit=("(N > 0)", "(N >= 0)"),
)


@cost_and_gradients.mistake("Batch norm comes after the ReLU.")
def after_the_activation(X, Y, parameters, eps=1e-5):
    p, m = parameters, X.shape[1]
    Z1 = p["W1"] @ X
    R = np.maximum(0, Z1)
    scale = 1 / np.sqrt(R.var(axis=1, keepdims=True) + eps)
    R_hat = (R - R.mean(axis=1, keepdims=True)) * scale
    A1 = p["gamma"] * R_hat + p["beta"]
    A2 = 1 / (1 + np.exp(-(p["W2"] @ A1 + p["b2"])))
    cost = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    dZ2 = A2 - Y
    dN = p["W2"].T @ dZ2
    d = dN * p["gamma"]
    dR = scale * (d - d.mean(axis=1, keepdims=True) - R_hat * np.mean(d * R_hat, axis=1, keepdims=True))
    return float(cost), {
        "dW1": (dR * (Z1 > 0)) @ X.T / m,
        "dgamma": np.sum(dN * R_hat, axis=1, keepdims=True) / m,
        "dbeta": np.sum(dN, axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": np.sum(dZ2, axis=1, keepdims=True) / m,
    }


cost_and_gradients.mistake(
    "The batch variance is divided by m - 1.",
    name="sample_variance",
    edit=("Z1.var(axis=1, keepdims=True)", "Z1.var(axis=1, keepdims=True, ddof=1)"),
)


@cost_and_gradients.mistake("Prediction normalizes with the statistics of the examples at hand.", of="predict")
def batch_statistics(X, parameters, running_mean, running_var, eps=1e-5):
    Z1 = parameters["W1"] @ X
    mean, var = Z1.mean(axis=1, keepdims=True), Z1.var(axis=1, keepdims=True)
    return predict(X, parameters, mean, var, eps)


@cost_and_gradients.mistake("Batch norm is a training trick that is switched off at inference.", of="predict")
def without_batchnorm(X, parameters, running_mean, running_var, eps=1e-5):
    A1 = np.maximum(0, parameters["W1"] @ X)
    return 1 / (1 + np.exp(-(parameters["W2"] @ A1 + parameters["b2"])))


cost_and_gradients.mistake(
    "At inference eps is added to the running deviation.",
    name="inference_eps_outside",
    of="predict",
    edit=("np.sqrt(running_var + eps)", "(np.sqrt(running_var) + eps)"),
)
cost_and_gradients.mistake(
    "The running variance is what the deviations are divided by.",
    name="inference_by_variance",
    of="predict",
    edit=("np.sqrt(running_var + eps)", "(running_var + eps)"),
)


def _problem(rng, n0=3, n1=5, m=8):
    parameters = {
        "W1": rng.normal(size=(n1, n0)),
        "gamma": rng.uniform(0.5, 1.5, size=(n1, 1)),
        "beta": rng.normal(size=(n1, 1)) * 0.6,
        "W2": rng.normal(size=(1, n1)) / 2,
        "b2": rng.normal(size=(1, 1)),
    }
    Y = rng.integers(0, 2, size=(1, m)).astype(float)
    Y[0, :2] = 0, 1
    return rng.normal(size=(n0, m)) + rng.normal(size=(n0, 1)), Y, parameters


cost_and_gradients.mistake(
    "gamma has its own gradient and no part in dW1.",
    name="gamma_not_on_the_way_back",
    edit=('dZ_hat = dN * parameters["gamma"]', "dZ_hat = dN"),
)

cost_and_gradients.mistake(
    "dgamma and dbeta are means of gradients that are means already.",
    name="gamma_beta_averaged_twice",
    edit=(
        ("np.sum(dN * Z_hat, axis=1, keepdims=True) / m", "np.sum(dN * Z_hat, axis=1, keepdims=True) / m**2"),
        ("np.sum(dN, axis=1, keepdims=True) / m", "np.sum(dN, axis=1, keepdims=True) / m**2"),
    ),
)

cost_and_gradients.mistake(
    "The cost is the sum over the examples.",
    name="cost_summed",
    edit=("cost = -np.mean(", "cost = -np.sum("),
)


cost_and_gradients.mistake(
    "dW1 averages over the examples once more.",
    name="dw1_averaged_twice",
    edit=('"dW1": dZ1 @ X.T / m', '"dW1": dZ1 @ X.T / m / m'),
)


cost_and_gradients.mistake(
    "Gradients are sums over the examples.",
    name="not_averaged",
    edit=(
        ("dZ1 @ X.T / m", "dZ1 @ X.T"),
        ("np.sum(dN * Z_hat, axis=1, keepdims=True) / m", "np.sum(dN * Z_hat, axis=1, keepdims=True)"),
        ("np.sum(dN, axis=1, keepdims=True) / m", "np.sum(dN, axis=1, keepdims=True)"),
        ("dZ2 @ A1.T / m", "dZ2 @ A1.T"),
        ("np.sum(dZ2, axis=1, keepdims=True) / m", "np.sum(dZ2, axis=1, keepdims=True)"),
    ),
)


cost_and_gradients.mistake(
    "running_var is a deviation.",
    name="running_deviation_squared",
    of="predict",
    edit=("np.sqrt(running_var + eps)", "np.sqrt(running_var**2 + eps)"),
)


cost_and_gradients.mistake(
    "A prediction is a label.",
    name="labels",
    of="predict",
    edit=(
        'return 1 / (1 + np.exp(-(parameters["W2"] @ A1 + parameters["b2"])))',
        'return ((parameters["W2"] @ A1 + parameters["b2"]) > 0) * 1.0',
    ),
)


@cost_and_gradients.random_case("the cost", n=3, rtol=1e-5)
def the_cost(implementation, rng):
    return implementation.cost_and_gradients(*_problem(rng), 0.1)[0]


@cost_and_gradients.random_case("dW2 and db2", n=3)
def output_layer(implementation, rng):
    grads = implementation.cost_and_gradients(*_problem(rng), 0.1)[1]
    return grads["dW2"], grads["db2"]


@cost_and_gradients.random_case("dgamma and dbeta", n=3, weight=2)
def gamma_and_beta(implementation, rng):
    grads = implementation.cost_and_gradients(*_problem(rng), 0.1)[1]
    return grads["dgamma"], grads["dbeta"]


@cost_and_gradients.random_case("dW1", n=3, weight=3)
def first_layer(implementation, rng):
    return implementation.cost_and_gradients(*_problem(rng))[1]["dW1"]


@cost_and_gradients.case("a unit that is exactly 0 for all examples")
def kink(implementation):
    X, Y, parameters = _problem(np.random.default_rng(4))
    parameters["W1"][2], parameters["beta"][2] = 0, 0
    return implementation.cost_and_gradients(X, Y, parameters)[1]["dbeta"]


@cost_and_gradients.random_case("inference: a batch and one example", n=3, weight=1.5)
def inference(implementation, rng):
    X, _, parameters = _problem(rng)
    mean, var = rng.normal(size=(5, 1)), rng.uniform(0.2, 2, size=(5, 1))
    return implementation.predict(X, parameters, mean, var, 0.3), implementation.predict(
        X[:, 2:3], parameters, mean, var
    )
