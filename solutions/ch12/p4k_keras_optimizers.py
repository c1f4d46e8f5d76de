"""ch12.p4k  Compare optimizers fairly, in Keras.    Chapter 12, the optimizer comparison"""

import numpy as np
import tensorflow as tf
from tensorflow import keras

from dlgrade import exercise

NAMES = ("sgd", "momentum", "nesterov", "rmsprop", "adam")


def new_model(n0: int, n1: int) -> keras.Model:
    """A network with weights of its own: (m, n0), examples in rows  ->  (m, 1), one number for each example."""
    seed = keras.initializers.GlorotUniform(seed=1), keras.initializers.GlorotUniform(seed=2)
    return keras.Sequential(
        [
            keras.Input((n0,), dtype="float64"),
            keras.layers.Dense(n1, activation="tanh", kernel_initializer=seed[0], dtype="float64"),
            keras.layers.Dense(1, kernel_initializer=seed[1], dtype="float64"),
        ]
    )


@exercise(
    points=12,
    rtol=1e-4,  # Keras computes its loss classes in float32
    atol=1e-5,
    pure=True,
    uses=("tensorflow", "keras"),
    training=True,
    topics=("optimizers", "keras", "tensorflow", "protocol", "learning-rate", "momentum"),
    hints=(
        "A new model has random weights, and a used one has the weights of its last run. Which line brings a run to its "
        "own start? What else remembers the past: what does an optimizer keep for each variable?",
        "Print the shape of model(X) - y. Does each example meet its own target there, or every target?",
        "All five are in keras.optimizers: two of them are SGD with more arguments. In Keras' momentum the rate is "
        "inside the velocity; does that change where a run with a constant rate ends?",
        "A run with too large a rate ends in inf or nan. Every comparison with nan is false, and np.argmin takes nan for "
        "the smallest: say yourself what shall happen to it.",
        "Plan: run makes a model, set_weights(start), makes an optimizer, and then as often as asked: loss under a tape, "
        "gradients of model.trainable_variables, apply_gradients; it returns get_weights(). compare loops over names, "
        "rates, starts, keeps the rate with the smallest finite mean validation loss, and only then looks at the test.",
    ),
)
def compare(
    data: dict[str, tuple[np.ndarray, np.ndarray]],
    starts: list[list[np.ndarray]],
    steps: int,
    grid: list[float],
    names: tuple[str, ...] = NAMES,
) -> dict[str, dict[str, float]]:
    """A fair table of Keras' optimizers: {name: {"rate", "val", "test", "gradients"}} for all ``names``.

    data   : {"train": (X, y), "val": (X, y), "test": (X, y)}, X (m, n0) with examples in rows, y (m,), float64.
    starts : lists as get_weights() gives them, [kernel (n0, n1), bias (n1,), kernel (n1, 1), bias (1,)], float64; leave
             them as they are.
    steps  : updates per run.   grid : learning rates, smallest first, the same for every optimizer.
    names  : the optimizers to compare, some of NAMES.

    Protocol, the same budget for all, as in ch12.p4: each optimizer is run (your `run`) from EVERY start with EVERY rate
    of the grid, ``steps`` full-batch steps on the training data each. The mean over the starts of the final validation
    loss (your `loss`) decides which rate is kept; of equals the first. A mean that is nan or inf (a run blew up) is
    never kept; the cases leave every optimizer a rate that works. Then
        "rate" : the rate kept         "val" : that mean of the validation losses
        "test" : the mean over the starts of the final TEST loss at that rate; test data decide nothing
        "gradients" : how many gradients this optimizer's runs computed in all: starts * rates * steps.
    Numbers are Python or NumPy numbers, not tensors. Write the loop yourself: while judging there are no threads, so
    that @tf.function runs as plain Python and model.fit does not run at all.
    Example: 2 starts, 30 steps, a grid of 3: every row has "gradients" 180. (The book's program fits four optimizers
    from four different random starts, once, at one rate each: its table cannot tell the optimizer from the luck.)
    """
    table = {}
    for name in names:
        best = None
        for rate in grid:
            ends = [run(name, *data["train"], start, steps, rate) for start in starts]
            val = float(np.mean([loss(end, *data["val"]) for end in ends]))
            if np.isfinite(val) and (best is None or val < best[1]):
                best = rate, val, ends
        rate, val, ends = best
        test = float(np.mean([loss(end, *data["test"]) for end in ends]))
        table[name] = {"rate": rate, "val": val, "test": test, "gradients": len(starts) * len(grid) * steps}
    return table


def _squared_error(predictions, y):
    return tf.reduce_mean((predictions[:, 0] - y) ** 2)


@compare.part
def loss(weights: list[np.ndarray], X: np.ndarray, y: np.ndarray) -> float:
    """The mean squared error of the network with these weights: the mean over the m examples of (prediction - y)^2.

    weights : as in ``starts``, X (m, n0), y (m,)  ->  a number. No half: this is Keras' "mse".
    Example: all weights 0 except the last bias = [2], y = [0, 4]: (4 + 4) / 2 = 4.
    """
    model = new_model(X.shape[1], len(weights[1]))
    model.set_weights(weights)
    return float(_squared_error(model(X), y))


@compare.part
def run(
    name: str, X: np.ndarray, y: np.ndarray, start: list[np.ndarray], steps: int, learning_rate: float
) -> list[np.ndarray]:
    """The weights (as get_weights() gives them) after ``steps`` full-batch steps from ``start`` by one optimizer.

    g is the gradient of `loss` on (X, y) by a tape. All memory (v, s, m) starts at zero; t = 1, 2, ...; Keras' formulas:
        "sgd"      : theta <- theta - rate g
        "momentum" : v <- 0.9 v - rate g,       theta <- theta + v
        "nesterov" : v <- 0.9 v - rate g,       theta <- theta + 0.9 v - rate g
        "rmsprop"  : s <- 0.9 s + 0.1 g^2,      theta <- theta - rate g / sqrt(s)
        "adam"     : betas 0.9 and 0.999, both moments divided by 1 - beta^t, theta <- theta - rate m_hat / sqrt(v_hat)
    Give RMSprop and Adam epsilon = 1e-12, so small that it does not show where it stands (Keras has it inside RMSprop's
    root). ``start`` stays as it is.
    Example: all weights 0, y = [0, 4], rate 0.1: the last bias has g = -4; one step leaves it at 0.4 by "sgd" and
    "momentum", 0.76 by "nesterov", 0.316228 by "rmsprop", 0.1 by "adam".
    """
    model = new_model(X.shape[1], len(start[1]))
    model.set_weights(start)
    optimizer = _optimizer(name, learning_rate)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            error = _squared_error(model(X), y)
        gradients = tape.gradient(error, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
    return model.get_weights()


def _optimizer(name, rate):
    if name == "sgd":
        return keras.optimizers.SGD(rate)
    if name == "momentum":
        return keras.optimizers.SGD(rate, momentum=0.9)
    if name == "nesterov":
        return keras.optimizers.SGD(rate, momentum=0.9, nesterov=True)
    if name == "rmsprop":
        return keras.optimizers.RMSprop(rate, rho=0.9, epsilon=1e-12)
    return keras.optimizers.Adam(rate, beta_1=0.9, beta_2=0.999, epsilon=1e-12)


@compare.alternative
def with_arrays(data, starts, steps, grid, names=NAMES):
    rows = {}
    for name in names:
        ends = [[run(name, *data["train"], start, steps, rate) for start in starts] for rate in grid]
        val = np.array([[loss(end, *data["val"]) for end in row] for row in ends]).mean(axis=1)
        k = int(np.nanargmin(np.where(np.isinf(val), np.nan, val)))
        test = [loss(end, *data["test"]) for end in ends[k]]
        rows[name] = dict(rate=grid[k], val=val[k], test=np.mean(test), gradients=steps * len(grid) * len(starts))
    return rows


@compare.alternative(of="loss")
def loss_in_numpy(weights, X, y):
    W1, b1, W2, b2 = weights
    return np.mean(((np.tanh(X @ W1 + b1) @ W2 + b2).ravel() - y) ** 2)


@compare.alternative(of="loss")
def loss_by_keras(weights, X, y):
    model = new_model(X.shape[1], weights[0].shape[1])
    model.set_weights(weights)
    return float(keras.losses.MeanSquaredError()(y[:, None], model(X)))


@compare.alternative(of="run")
def run_by_hand(name, X, y, start, steps, learning_rate):
    variables = [tf.Variable(w) for w in start]
    v, s = ([np.zeros_like(w) for w in start] for _ in range(2))
    for t in range(1, steps + 1):
        with tf.GradientTape() as tape:
            W1, b1, W2, b2 = variables
            error = tf.reduce_mean((tf.squeeze(tf.tanh(X @ W1 + b1) @ W2 + b2, axis=1) - y) ** 2)
        for i, gradient in enumerate(tape.gradient(error, variables)):
            g = gradient.numpy()
            if name == "sgd":
                move = -learning_rate * g
            elif name in ("momentum", "nesterov"):
                v[i] = 0.9 * v[i] - learning_rate * g
                move = v[i] if name == "momentum" else 0.9 * v[i] - learning_rate * g
            elif name == "rmsprop":
                s[i] = 0.9 * s[i] + 0.1 * g**2
                move = -learning_rate * g / (np.sqrt(s[i]) + 1e-12)
            else:
                v[i] = 0.9 * v[i] + 0.1 * g
                s[i] = 0.999 * s[i] + 0.001 * g**2
                move = -learning_rate * (v[i] / (1 - 0.9**t)) / (np.sqrt(s[i] / (1 - 0.999**t)) + 1e-12)
            variables[i].assign_add(move)
    return [w.numpy() for w in variables]


@compare.alternative(of="run")
def run_compiled(name, X, y, start, steps, learning_rate):
    model = new_model(*start[0].shape)
    model.set_weights(start)
    optimizer = {
        "sgd": lambda: keras.optimizers.SGD(learning_rate),
        "momentum": lambda: keras.optimizers.SGD(learning_rate, 0.9),
        "nesterov": lambda: keras.optimizers.SGD(learning_rate, 0.9, nesterov=True),
        "rmsprop": lambda: keras.optimizers.RMSprop(learning_rate, epsilon=1e-12),
        "adam": lambda: keras.optimizers.Adam(learning_rate, epsilon=1e-12),
    }[name]()
    model.compile(optimizer, "mse", run_eagerly=True)
    for _ in range(steps):
        model.train_on_batch(X, y[:, None])
    return model.get_weights()


compare.mistake(
    "The best rate is the one with the best test loss.",
    name="chosen_on_test",
    edit=('val = float(np.mean([loss(end, *data["val"])', 'val = float(np.mean([loss(end, *data["test"])'),
)
compare.mistake(
    "The best rate is the one with the best training loss.",
    name="chosen_on_train",
    edit=(
        (
            "np.isfinite(val) and (best is None or val < best[1])",
            "np.isfinite(fit) and (best is None or fit < best[3])",
        ),
        ("best = rate, val, ends\n", "best = rate, val, ends, fit\n"),
        (
            "            if np.",
            '            fit = np.mean([loss(end, *data["train"]) for end in ends])\n            if np.',
        ),
        ("rate, val, ends = best\n", "rate, val, ends, _ = best\n"),
    ),
)
compare.mistake(
    "One start is enough.",
    name="first_start_only",
    edit=("for start in starts]", "for start in starts[:1]]"),
)
compare.mistake(
    "The smallest loss that any start reached is the optimizer's result.",
    name="best_start_reported",
    edit=(
        ('float(np.mean([loss(end, *data["val"])', 'float(np.min([loss(end, *data["val"])'),
        ('float(np.mean([loss(end, *data["test"])', 'float(np.min([loss(end, *data["test"])'),
    ),
)
compare.mistake(
    "The middle of the grid will do for every optimizer, so that nothing but the optimizer differs.",
    name="no_tuning",
    edit=("for rate in grid:", "for rate in grid[(len(grid) - 1) // 2 :][:1]:"),
)
compare.mistake(
    "Each rate goes on training the model that the rate before has left.",
    name="runs_continue",
    edit=(
        ("best = None\n", "best, starts_now = None, starts\n"),
        ("steps, rate) for start in starts]", "steps, rate) for start in starts_now]\n            starts_now = ends"),
    ),
)
compare.mistake(
    "The budget is the steps of the winning run.",
    name="budget_without_tuning",
    edit=("len(starts) * len(grid) * steps", "steps"),
)


@compare.mistake("The smallest loss is what np.argmin finds: nan needs no thought.", name="diverged_run_wins")
def nan_is_smallest(data, starts, steps, grid, names=NAMES):
    table = {}
    for name in names:
        ends = [[run(name, *data["train"], start, steps, rate) for start in starts] for rate in grid]
        val = [np.mean([loss(end, *data["val"]) for end in row]) for row in ends]
        k = int(np.argmin(val))
        test = np.mean([loss(end, *data["test"]) for end in ends[k]])
        table[name] = {"rate": grid[k], "val": val[k], "test": test, "gradients": len(starts) * len(grid) * steps}
    return table


compare.mistake(
    "predictions - y pairs each example with its own target, whatever the shapes (m, 1) and (m,).",
    name="every_target_for_every_example",
    of="_squared_error",
    edit=("predictions[:, 0] - y", "predictions - y"),
)
compare.mistake(
    "The mean squared error has a half in it, as in the book.",
    name="halved_loss",
    of="_squared_error",
    edit=("** 2)", "** 2) / 2"),
)
compare.mistake(
    "A new model begins where it should begin.",
    name="start_not_set",
    of="run",
    edit=("    model.set_weights(start)\n", ""),
)
compare.mistake(
    "An optimizer is made for each step, so that its memory of the last one cannot disturb.",
    name="optimizer_made_anew",
    of="run",
    edit=(
        ("    optimizer = _optimizer(name, learning_rate)\n", ""),
        ("        with tf.", "        optimizer = _optimizer(name, learning_rate)\n        with tf."),
    ),
)
compare.mistake(
    "Keras' momentum is the book's moving average, so the new gradient counts one tenth.",
    name="momentum_as_average",
    of="_optimizer",
    edit=("(rate, momentum=0.9)", "((1 - 0.9) * rate, momentum=0.9)"),
)
compare.mistake(
    "momentum=0.9 is Nesterov's momentum already.",
    name="nesterov_not_switched_on",
    of="_optimizer",
    edit=("momentum=0.9, nesterov=True", "momentum=0.9"),
)
compare.mistake(
    "RMSprop's rho is 0.99, as in PyTorch.",
    name="pytorchs_rho",
    of="_optimizer",
    edit=("rho=0.9", "rho=0.99"),
)
compare.mistake(
    "RMSprop's rho and Adam's beta_2 are the same number.",
    name="adam_with_rho",
    of="_optimizer",
    edit=("beta_2=0.999", "beta_2=0.9"),
)


def _start(rng, n0=2, n1=3):
    return [rng.normal(size=shape) for shape in ((n0, n1), (n1,), (n1, 1), (1,))]


def _task(seed):
    rng = np.random.default_rng(seed)
    data = {}
    for name, m, noise in (("train", 7, 0.9), ("val", 5, 0.6), ("test", 6, 0.6)):
        X = rng.normal(size=(m, 2))
        data[name] = X, np.sin(2 * X[:, 0]) - X[:, 1] + noise * rng.normal(size=m)
    return data, [_start(rng), _start(rng)]


@compare.random_case("loss", n=2)
def losses(implementation, rng):
    return implementation.loss(_start(rng), rng.normal(size=(5, 2)), rng.normal(size=5))


@compare.random_case("run: each optimizer for three steps", weight=2, n=1)
def short_runs(implementation, rng):
    X, y, start = rng.normal(size=(5, 2)), rng.normal(size=5), _start(rng)
    return {name: implementation.run(name, X, y, start, 3, 0.05) for name in NAMES}


@compare.case("the row of one optimizer", weight=3, required=True)
def table(implementation):
    data, starts = _task(149)  # training, validation and test data each choose another rate, each start as well
    return implementation.compare(data, starts, 3, [0.02, 0.08, 0.2], ("momentum",))


@compare.case("a rate that blows up is not kept")
def blown_up(implementation):
    data, starts = _task(6)
    return float(implementation.compare(data, starts[:1], 4, [0.02, 1e200], ("sgd",))["sgd"]["rate"])


@compare.case("all five, by default", smoke=True)
def five(implementation):
    data, starts = _task(5)
    return implementation.compare(data, starts[1:], 1, [0.05])
