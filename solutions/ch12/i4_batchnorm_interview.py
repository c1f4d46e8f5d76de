"""ch12.i4  Batch normalization at inference: fold it away.    Chapter 12, interview, question 4"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=6,
    topics=("batch-normalization", "inference"),
    hints=(
        "With fixed statistics, is batch norm anything but a multiplication and an addition for each feature?",
        "Write gamma (W x + b - mean) / sqrt(var + eps) + beta and sort it: what stands in front of x, and what is left?",
        "Let k = gamma / sqrt(var + eps), one number for each unit. Unit i's row of W is multiplied by k_i; the new bias "
        "takes what b, mean and beta contribute.",
    ),
    rubric=(
        "Place: between the linear map and the activation (some code puts it behind the activation; says so).",
        "Training: mean and variance of each unit over the mini-batch, then scale gamma and shift beta, both learned.",
        "gamma and beta let the layer have any mean and scale; gamma = sqrt(var + eps), beta = mean undo it exactly, "
        "gamma = sqrt(var) does not quite.",
        "Inference: running averages collected in training, never the statistics of the examples at hand.",
        "Therefore an example's output does not depend on its neighbours, and a single example works.",
        "The bias before it is superfluous. Names one weakness: small batches, or batch and running statistics that "
        "differ.",
    ),
    rubric_points=6,
)
def fold(
    W: np.ndarray,
    b: np.ndarray,
    gamma: np.ndarray,
    beta: np.ndarray,
    running_mean: np.ndarray,
    running_var: np.ndarray,
    eps: float = 1e-5,
) -> tuple[np.ndarray, np.ndarray]:
    """One linear layer that does the work of a linear layer and of the batch norm behind it, at inference.

    W : (n, n_prev); b, gamma, beta, running_mean, running_var : (n, 1); eps : a positive number, inside the root
    ->  (W2, b2) of shapes (n, n_prev) and (n, 1), such that for every X (n_prev, m), columns being examples,
        W2 X + b2 = gamma (W X + b - running_mean) / sqrt(running_var + eps) + beta.

    Example: W [[2, 1]], b [[1]], gamma [[3]], beta [[5]], running_mean [[4]], running_var [[3]], eps 1:
    W2 [[3, 1.5]], b2 [[0.5]].

    The second function asks about the fine print. In ANSWER explain batch normalization to an interviewer in about 200
    words: where it stands, what gamma and beta are for, what happens at inference and why.
    """
    k = gamma / np.sqrt(running_var + eps)  # (n, 1)
    return k * W, k * (b - running_mean) + beta


@fold.part
def fine_print() -> dict[str, bool]:
    """True or false, for batch normalization as in the book?  Return a dict from each key to a bool.

    "neighbours in training"   In training, an example's output depends on the other examples of its mini-batch.
    "neighbours at inference"  At inference, an example's output depends on the other examples evaluated with it.
    "gamma is sigma"           gamma = sqrt(var) and beta = mu give back the input exactly.
    "running by gradient"      The running mean is learned by gradient descent.
    "one example"              A trained network with batch norm can predict for a single example.
    "batch of one"             Training with mini-batches of one example works: the outputs still differ between
                               examples (fully connected layer).
    """
    return {
        "neighbours in training": True,
        "neighbours at inference": False,
        "gamma is sigma": False,
        "running by gradient": False,
        "one example": True,
        "batch of one": False,
    }


@fold.alternative
def unit_by_unit(W, b, gamma, beta, running_mean, running_var, eps=1e-5):
    rows, biases = [], []
    for i in range(len(W)):
        k = gamma[i, 0] / (running_var[i, 0] + eps) ** 0.5
        rows.append([k * w for w in W[i]])
        biases.append([k * b[i, 0] - k * running_mean[i, 0] + beta[i, 0]])
    return rows, biases


@fold.alternative
def by_probing_the_layer(W, b, gamma, beta, running_mean, running_var, eps=1e-5):
    def layer(X):
        return gamma * (np.dot(W, X) + b - running_mean) * (running_var + eps) ** -0.5 + beta

    bias = layer(np.zeros((W.shape[1], 1)))
    return layer(np.eye(W.shape[1])) - bias, bias


fold.mistake(
    "The bias is removed by batch norm, at inference as well.",
    name="bias_dropped",
    edit=("(b - running_mean)", "-running_mean"),
)
fold.mistake("The running mean matters in training only.", name="mean_forgotten", edit=("(b - running_mean)", "b"))
fold.mistake(
    "beta is scaled like the rest.",
    name="beta_scaled",
    edit=("k * (b - running_mean) + beta", "k * (b - running_mean + beta)"),
)
fold.mistake(
    "The division is by the running variance.",
    name="divided_by_variance",
    edit=("np.sqrt(running_var + eps)", "(running_var + eps)"),
)
fold.mistake(
    "eps is added to the standard deviation.",
    name="eps_outside",
    edit=("np.sqrt(running_var + eps)", "(np.sqrt(running_var) + eps)"),
)
fold.mistake("The weights stay; only the bias changes.", name="weights_kept", edit=("return k * W", "return W"))
fold.mistake(
    "The running mean is part of what is scaled, the bias is not.",
    name="bias_not_scaled",
    edit=("k * (b - running_mean)", "b - k * running_mean"),
)


@fold.mistake("At inference the batch at hand is normalized by its own statistics.", of="fine_print")
def batch_at_inference():
    return {**fine_print(), "neighbours at inference": True, "one example": False}


@fold.mistake("gamma equal to the deviation undoes batch norm exactly.", of="fine_print")
def sigma_undoes():
    return {**fine_print(), "gamma is sigma": True}


@fold.mistake("All numbers that a layer stores are learned by gradient descent.", of="fine_print")
def running_learned():
    return {**fine_print(), "running by gradient": True}


@fold.mistake("Batch norm treats each example by itself.", of="fine_print")
def examples_apart():
    return {**fine_print(), "neighbours in training": False, "batch of one": True}


fold.mistake(
    "The running mean is added to the bias.",
    name="mean_added",
    edit=("k * (b - running_mean)", "k * (b + running_mean)"),
)


fold.mistake(
    "Only the bias is scaled; the mean is subtracted as it is.",
    name="mean_not_scaled",
    edit=("k * (b - running_mean)", "k * b - running_mean"),
)


fold.mistake(
    "eps is 1e-5, whatever is handed in.",
    name="eps_always_small",
    edit=("np.sqrt(running_var + eps)", "np.sqrt(running_var + 1e-5)"),
)


fold.mistake(
    "gamma scales the bias; the weights are divided by the deviation only.",
    name="gamma_for_the_bias_only",
    edit=("return k * W", "return k / gamma * W"),
)


fold.mistake(
    "A bias is a flat vector.",
    name="flat_bias",
    edit=("k * (b - running_mean) + beta", "(k * (b - running_mean) + beta)[:, 0]"),
)


@fold.random_case("any layer", n=4, weight=3, required=True)
def any_layer(implementation, rng):
    n, n_prev = 4, 6
    vectors = rng.normal(size=(4, n, 1))
    return implementation.fold(rng.normal(size=(n, n_prev)), *vectors, rng.uniform(0.2, 3, size=(n, 1)), 1e-5)


@fold.random_case("as many units as inputs", n=1)
def square_layer(implementation, rng):
    vectors = rng.normal(size=(4, 3, 1))
    return implementation.fold(rng.normal(size=(3, 3)), *vectors, rng.uniform(0.2, 3, size=(3, 1)), 1e-5)


@fold.case("a large eps", weight=1.5)
def large_eps(implementation):
    W, column = np.array([[2.0, 1.0, 0.0], [1.0, -1.0, 3.0]]), np.array([[1.0], [-2.0]])
    return implementation.fold(W, column, 3 * column, column + 4, column * column + 1, np.array([[3.0], [0.5]]), 1.0)


@fold.case("eps is 1e-5 by default")
def default_eps(implementation):
    column = np.array([[1.0], [2.0]])
    return implementation.fold(
        np.array([[1.0, 2.0, 3.0], [0.0, 1.0, 5.0]]), column, column, column, -column, 1e-5 * column
    )


def _probe_of(key):
    return lambda implementation: implementation.fine_print()[key]


for _key in fine_print():
    fold.case(f"fine print: {_key}", alone=True, weight=0.5)(_probe_of(_key))
