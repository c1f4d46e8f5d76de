"""ch12.p3k  The custom training loop, in TensorFlow.    Chapter 12, the GradientTape program"""

import numpy as np
import tensorflow as tf

from dlgrade import exercise


def logits_of(weights: dict[str, tf.Tensor], X: tf.Tensor) -> tf.Tensor:
    """The network, as far as its logits: X (m, n0), examples in ROWS as Keras has them  ->  (m, classes)."""
    hidden = tf.tanh(X @ weights["W1"] + weights["b1"])
    return hidden @ weights["W2"] + weights["b2"]


@exercise(
    points=10,
    rtol=1e-4,  # Keras computes rates, and its loss classes losses, in float32
    atol=1e-5,
    pure=True,
    uses=("tensorflow", "keras"),
    training=True,
    topics=("training", "tensorflow", "autograd", "clipping", "schedules", "weight-decay"),
    hints=(
        "The tape knows what was computed while it was recording, and nothing else. Which parts of the loss must be "
        "computed inside its with-block, and which of the steps belong behind it?",
        "Does the loss function that you chose take logits or probabilities? In Keras from_logits is False unless you "
        "say otherwise; the tf.nn functions say it in their names.",
        "tf.clip_by_global_norm returns two things: the list of clipped gradients, and the norm that it found. "
        "optimizer.iterations counts the steps made; when does it go up, and which rate does step 0 need?",
        "In Keras 3 optimizer.learning_rate is a value and cannot be called with a step, as the book's program does: "
        "ask the schedule, schedule(step). CosineDecay has a warm-up of its own: warmup_target switches it on, and "
        "decay_steps begins when it ends.",
        "Plan: a tf.Variable for each array; one SGD. For each batch: under a tape logits, mean cross-entropy, penalty; "
        "gradients of the four variables; clip; the rate of this step; apply_gradients on pairs (gradient, variable); "
        "log. Out come .numpy() and float(...).",
    ),
)
def train(
    parameters: dict[str, np.ndarray],
    batches: list[tuple[np.ndarray, np.ndarray]],
    epochs: int,
    peak: float,
    warmup: int,
    alpha: float,
    limit: float,
    l2: float,
) -> tuple[dict[str, np.ndarray], dict[str, list[float]]]:
    """Train a small classifier with tf.GradientTape: (new parameters, log), all of them NumPy arrays and numbers.

    parameters : "W1" (n0, n1), "b1" (n1,), "W2" (n1, classes), "b2" (classes,), float64 arrays; leave them as they are.
                 The matrices are as Keras has its kernels, (inputs, outputs): the transposes of the book's.
    batches    : pairs (X (m, n0) float64, examples in rows; y (m,) int64, class numbers); m differs from batch to batch;
                 every epoch runs through the same list in this order
    ->  (a dict of arrays with the same names and shapes, {"loss": [...], "norm": [...], "rate": [...]}), the log with
        one number for each step.

    For each batch, in this order (`logits_of`, given above, is the forward pass):
        1. loss = mean cross-entropy of softmax(logits) with y, natural logarithm, plus the penalty
           l2 / 2 * (sum of the squares of all entries of W1 and W2); biases are free, and there is no 1/m in the penalty;
        2. its gradients by all four parameters, the penalty's part included;
        3. the gradients are clipped to the global norm ``limit``; the log keeps the norm BEFORE clipping;
        4. plain gradient descent (no momentum) with the clipped gradients and the rate
           rate_at(step, total, warmup, peak, alpha); step = 0, 1, 2, ... counts batches and goes on from epoch to
           epoch, total is the number of steps of the whole training. The log keeps the rate that this step used.
    Tensors stay inside: convert what comes in and what goes out. Compute in float64. Write the loop yourself: while
    judging there are no threads, so that @tf.function runs as plain Python and model.fit and tf.data do not run at all.

    Example: one batch X = [[1]], y = [0], W1 = [[0]], b1 = [0], W2 = [[0, 0]], b2 = [0, 0], 1 epoch, peak 0.1, no
    warm-up, limit 10, l2 = 3: loss ln 2 = 0.693147, norm 0.707107, rate 0.1, and b2 becomes [0.05, -0.05].
    """
    weights = {name: tf.Variable(value) for name, value in parameters.items()}
    variables = list(weights.values())
    matrices = [weights["W1"], weights["W2"]]
    optimizer = tf.keras.optimizers.SGD(peak)
    log: dict[str, list[float]] = {"loss": [], "norm": [], "rate": []}
    total = epochs * len(batches)
    for _ in range(epochs):
        for X, y in batches:
            with tf.GradientTape() as tape:
                logits = logits_of(weights, tf.constant(X))
                loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits))
                loss += l2 * tf.add_n([tf.nn.l2_loss(W) for W in matrices])
            gradients = tape.gradient(loss, variables)
            clipped, norm = tf.clip_by_global_norm(gradients, limit)
            rate = rate_at(int(optimizer.iterations), total, warmup, peak, alpha)
            optimizer.learning_rate = rate
            optimizer.apply_gradients(zip(clipped, variables, strict=True))
            log["loss"].append(float(loss))
            log["norm"].append(float(norm))
            log["rate"].append(rate)
    return {name: value.numpy() for name, value in weights.items()}, log


@train.part
def rate_at(step: int, total: int, warmup: int, peak: float, alpha: float) -> float:
    """The learning rate of one step, as Keras' own CosineDecay has it (it can do the work), as a Python float.

    step < warmup :  peak * step / warmup, so that step 0 has the rate 0 (unlike ch12.p3, where nothing is wasted)
    from step = warmup on :  peak * ((1 - alpha) * c + alpha)  with  c = (1 + cos(pi * p)) / 2  and
    p = (step - warmup) / (total - warmup); p stays 1 from step = total on. alpha is a FRACTION of the peak. warmup = 0
    means: no warm-up.
    Example: total 12, warmup 2, peak 0.1, alpha 0.01: steps 0, 1, 2, 7, 12, 50 have 0, 0.05, 0.1, 0.0505, 0.001, 0.001.
    """
    schedule = tf.keras.optimizers.schedules.CosineDecay(
        initial_learning_rate=0.0,
        decay_steps=total - warmup,
        alpha=alpha,
        warmup_target=peak,
        warmup_steps=warmup,
    )
    return float(schedule(step))


@train.part
def input_gradient(parameters: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The gradient of the mean cross-entropy (no penalty) by the INPUT: (m, n0), like X.

    parameters, X (m, n0), y (m,) : as in `train`. How each pixel would have to move to raise the loss: the start of
    saliency maps and of adversarial examples. A tape watches variables by itself; X is a constant.
    Example: X = [[1]], y = [0], W1 = [[0.5]], b1 = [0], W2 = [[1, -1]], b2 = [0, 0]: [[-0.223427]].
    """
    inputs = tf.constant(X)
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        logits = logits_of({name: tf.constant(value) for name, value in parameters.items()}, inputs)
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits))
    return tape.gradient(loss, inputs).numpy()


@train.alternative
def without_optimizer(parameters, batches, epochs, peak, warmup, alpha, limit, l2):
    W1, b1, W2, b2 = variables = [tf.Variable(parameters[name]) for name in ("W1", "b1", "W2", "b2")]

    def cost(X, targets):
        log_p = tf.nn.log_softmax(tf.tanh(X @ W1 + b1) @ W2 + b2, axis=1)
        return -tf.reduce_sum(targets * log_p) / tf.cast(tf.shape(X)[0], tf.float64) + l2 / 2 * (
            tf.reduce_sum(W1**2) + tf.reduce_sum(tf.square(W2))
        )

    losses, norms, rates = [], [], []
    for epoch in range(epochs):
        for i, (X, y) in enumerate(batches):
            with tf.GradientTape() as tape:
                loss = cost(tf.convert_to_tensor(X), tf.one_hot(y, len(parameters["b2"]), dtype=tf.float64))
            gradients = tape.gradient(loss, variables)
            norm = tf.linalg.global_norm(gradients)
            rate = rate_at(epoch * len(batches) + i, epochs * len(batches), warmup, peak, alpha)
            for variable, gradient in zip(variables, gradients, strict=True):
                variable.assign_sub(rate * min(1.0, limit / float(norm)) * gradient)
            losses.append(loss.numpy())
            norms.append(norm.numpy())
            rates.append(rate)
    return {"W1": W1.numpy(), "b1": b1.numpy(), "W2": W2.numpy(), "b2": b2.numpy()}, dict(
        loss=losses, norm=norms, rate=rates
    )


@train.alternative
def with_a_model(parameters, batches, epochs, peak, warmup, alpha, limit, l2):
    from tensorflow import keras

    n0, n1 = parameters["W1"].shape
    decay = keras.regularizers.L2(l2 / 2)  # Keras' own has no half
    model = keras.Sequential(
        [
            keras.layers.Input((n0,), dtype="float64"),
            keras.layers.Dense(n1, activation="tanh", dtype="float64", kernel_regularizer=decay),
            keras.layers.Dense(len(parameters["b2"]), dtype="float64", kernel_regularizer=decay),
        ]
    )
    model.set_weights([parameters[name] for name in ("W1", "b1", "W2", "b2")])
    total = epochs * len(batches)
    if warmup:
        schedule = keras.optimizers.schedules.CosineDecay(0.0, total - warmup, alpha, "cosine", peak, warmup)
    else:
        schedule = keras.optimizers.schedules.CosineDecay(peak, total, alpha)
    optimizer = keras.optimizers.SGD(schedule, global_clipnorm=limit)
    cross_entropy = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    log = {"loss": [], "norm": [], "rate": []}
    for _ in range(epochs):
        for X, y in batches:
            with tf.GradientTape() as tape:
                loss = tf.cast(cross_entropy(y, model(X, training=True)), tf.float64) + sum(model.losses)
            gradients = tape.gradient(loss, model.trainable_variables)
            log["rate"].append(float(optimizer.learning_rate))
            optimizer.apply_gradients(zip(gradients, model.trainable_variables))  # noqa: B905
            log["loss"].append(float(loss))
            log["norm"].append(float(tf.linalg.global_norm(gradients)))
    return dict(zip(("W1", "b1", "W2", "b2"), model.get_weights(), strict=True)), log


@train.alternative(of="rate_at")
def rate_with_numpy(step, total, warmup, peak, alpha):
    progress = np.clip((step - warmup) / (total - warmup), 0, 1)
    cosine = peak * (alpha + (1 - alpha) * np.cos(np.pi * progress / 2) ** 2)
    return float(np.where(step < warmup, peak * step / max(1, warmup), cosine))


@train.alternative(of="input_gradient")
def with_a_variable(parameters, X, y):
    X = tf.Variable(X)
    with tf.GradientTape(persistent=True) as tape:
        p = tf.nn.softmax(logits_of(parameters, X))
        losses = [-tf.math.log(p[i, c]) for i, c in enumerate(y)]
        loss = sum(losses) / len(losses)
    return np.array(tape.gradient(loss, X))


train.mistake(
    "Keras' cross-entropy sees by itself that it is given logits.",
    name="from_logits_forgotten",
    edit=(
        "tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits)",
        "tf.keras.losses.sparse_categorical_crossentropy(y, logits)",
    ),
)
train.mistake(
    "Cross-entropy wants probabilities, so the logits go through softmax first.",
    name="softmax_twice",
    edit=("logits=logits)", "logits=tf.nn.softmax(logits))"),
)
train.mistake(
    "The loss of a batch is the sum over its examples.",
    name="summed_loss",
    edit=("tf.reduce_mean(", "tf.reduce_sum("),
)
train.mistake(
    "The penalty can be added once the tape has done its work: it is part of the loss all the same.",
    name="penalty_outside_tape",
    edit=(
        ("                loss += l2 *", "            data = loss\n            loss += l2 *"),
        ("tape.gradient(loss,", "tape.gradient(data,"),
    ),
)
train.mistake(
    "The penalty is for all parameters, biases too.",
    name="penalty_on_biases",
    edit=("for W in matrices]", "for W in variables]"),
)
train.mistake(
    "The penalty is l2 times the sum of squares; tf.nn.l2_loss is just that sum.",
    name="penalty_without_half",
    edit=("tf.nn.l2_loss(W)", "tf.reduce_sum(W**2)"),
)
train.mistake(
    "Clipping changes the gradients in place, so the old list can be applied.",
    name="unclipped_applied",
    edit=("zip(clipped,", "zip(gradients,"),
)
train.mistake(
    "Each gradient is clipped for itself, by tf.clip_by_norm.",
    name="clipped_one_by_one",
    edit=(
        "clipped, norm = tf.clip_by_global_norm(gradients, limit)",
        "clipped, norm = [tf.clip_by_norm(g, limit) for g in gradients], tf.linalg.global_norm(gradients)",
    ),
)
train.mistake(
    "Clipping limits every entry of the gradient.",
    name="clipped_by_value",
    edit=(
        "clipped, norm = tf.clip_by_global_norm(gradients, limit)",
        "clipped = [tf.clip_by_value(g, -limit, limit) for g in gradients]\n"
        "            norm = tf.linalg.global_norm(gradients)",
    ),
)
train.mistake(
    "The norm that comes back from clipping is that of the clipped gradients.",
    name="norm_after_clipping",
    edit=('log["norm"].append(float(norm))', 'log["norm"].append(float(tf.linalg.global_norm(clipped)))'),
)
train.mistake(
    "The optimizer keeps the rate it was made with; the schedule is for the log.",
    name="rate_never_set",
    edit=("            optimizer.learning_rate = rate\n", ""),
)
train.mistake(
    "optimizer.iterations still has this step's number after apply_gradients, so the rate can be logged then.",
    name="rate_logged_after_step",
    edit=(
        'log["rate"].append(rate)',
        'log["rate"].append(rate_at(int(optimizer.iterations), total, warmup, peak, alpha))',
    ),
)
train.mistake(
    "The schedule counts epochs.",
    name="rate_per_epoch",
    edit=(
        ("for _ in range(epochs)", "for epoch in range(epochs)"),
        ("rate_at(int(optimizer.iterations), total,", "rate_at(epoch, epochs,"),
    ),
)
train.mistake(
    "alpha is the smallest learning rate.",
    name="absolute_alpha",
    of="rate_at",
    edit=("alpha=alpha,", "alpha=alpha / peak,"),
)
train.mistake(
    "decay_steps counts from step 0, the warm-up included.",
    name="decay_over_all_steps",
    of="rate_at",
    edit=("decay_steps=total - warmup", "decay_steps=total"),
)
train.mistake(
    "warmup_steps switches the warm-up on; the target is the rate given first.",
    name="no_warmup_target",
    of="rate_at",
    edit=(("        warmup_target=peak,\n", ""), ("initial_learning_rate=0.0", "initial_learning_rate=peak")),
)
train.mistake(
    "Warm-up never has the rate 0: the first step counts as 1.",
    name="warmup_from_one",
    of="rate_at",
    edit=("float(schedule(step))", "float(schedule(step + 1 if step < warmup else step))"),
)
train.mistake(
    "Each example's gradient is that of its own loss: nothing is divided by the number of examples.",
    name="input_gradient_of_each_loss",
    of="input_gradient",
    edit=("tf.reduce_mean(", "tf.reduce_sum("),
)
train.mistake(
    "Saliency is the slope of the logits.",
    name="slope_of_the_logits",
    of="input_gradient",
    edit=("tape.gradient(loss,", "tape.gradient(logits,"),
)
train.mistake(
    "Only the signs of the slopes are wanted, as in an adversarial step.",
    name="signs_only",
    of="input_gradient",
    edit=("tape.gradient(loss, inputs)", "tf.sign(tape.gradient(loss, inputs))"),
)

NAMES = ("W1", "b1", "W2", "b2")


def _problem(rng, widths):
    shapes = {"W1": (2, 4), "b1": (4,), "W2": (4, 3), "b2": (3,)}
    parameters = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return parameters, [(rng.normal(size=(m, 2)), rng.integers(0, 3, size=m)) for m in widths]


def _run(implementation, rng, widths, *settings):
    after, log = implementation.train(*_problem(rng, widths), *settings)
    return {name: after[name] for name in NAMES}, {key: log[key] for key in ("loss", "norm", "rate")}


@train.random_case("three epochs, everything on", n=2, weight=3, required=True)
def everything(implementation, rng):
    return _run(implementation, rng, (5, 4, 7), 3, 0.4, 2, 0.1, 0.3, 0.2)


@train.random_case("one step that nothing limits", n=2)
def one_step(implementation, rng):
    return _run(implementation, rng, (6,), 1, 0.5, 0, 0.1, 1e6, 0.0)


@train.random_case("one step with a penalty")
def penalized(implementation, rng):
    return _run(implementation, rng, (5,), 1, 0.5, 0, 0.1, 1e6, 0.3)


@train.random_case("one step, clipped")
def clipped(implementation, rng):
    return _run(implementation, rng, (6,), 1, 0.5, 0, 0.1, 0.05, 0.0)


@train.random_case("two epochs that nothing limits, at a falling rate")
def unlimited(implementation, rng):
    return _run(implementation, rng, (5, 3), 2, 0.5, 0, 0.5, 1e6, 0.0)


@train.case("the rates of a whole training")
def rates(implementation):
    return [implementation.rate_at(step, 12, 3, 0.2, 0.05) for step in range(16)]


@train.case("the book's 1600 steps, whose schedule ends after 1000")
def book_rates(implementation):
    return [implementation.rate_at(step, 1000, 0, 0.001, 0.0001) * 1e3 for step in (0, 500, 999, 1000, 1300, 1599)]


@train.random_case("gradients by the input", n=2)
def by_the_input(implementation, rng):
    parameters, batches = _problem(rng, (5,))
    return implementation.input_gradient(parameters, *batches[0])
