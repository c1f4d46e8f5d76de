"""ch12.p3  A training loop with its own schedule and clipping.    Chapter 12, the GradientTape program"""

from collections.abc import Callable
from typing import Any

import numpy as np

from dlgrade import exercise

Arrays = dict[str, np.ndarray]


@exercise(
    points=12,
    topics=("training", "schedules", "clipping", "weight-decay"),
    hints=(
        "A framework's loop does five things to each batch: loss, gradient, clip, look up the rate, apply. Which of "
        "them need the number of the STEP, and which one must come before the parameters move?",
        "Keep one counter that is never set back when a new epoch begins. The schedule is asked with that counter, so "
        "the rate changes within an epoch as well.",
        "The penalty belongs to the loss, so its gradient l2 * W is added to the weights' gradients before the norm is "
        "taken. The norm is one number over all arrays together: the root of the sum of all squares.",
        "Plan: steps = steps_in_training(m, ...), with m the examples of one epoch. For each epoch, for each batch: "
        "call gradients; add the penalty to loss and gradients; clip; rate = rate_at(step, ...); log; apply; step + 1. "
        "At the end of the epoch divide the sum of loss * batch width by m.",
    ),
)
def training_loop(
    parameters: Arrays,
    batches: list[tuple[np.ndarray, np.ndarray]],
    gradients: Callable[[Arrays, np.ndarray, np.ndarray], tuple[float, Arrays]],
    apply: Callable[[Arrays, Arrays, float], Arrays],
    epochs: int,
    peak: float,
    warmup: int,
    floor_fraction: float,
    limit: float,
    l2: float,
) -> tuple[Arrays, dict[str, list[float]]]:
    """The loop that a framework's program writes out, on your own code: (parameters, log).

    parameters : {"W1", "b1", ...}.   batches : pairs (X_batch, Y_batch), columns are examples, widths may differ; every
    epoch runs through the same list in this order.
    gradients(parameters, X_batch, Y_batch) -> (mean loss of the batch, {"W1": dW1, "b1": db1, ...}): the tape.
    apply(parameters, grads, rate) -> the new parameters: the optimizer. Call each once for every batch.

    For each batch, in this order:
        1. loss and gradients at the present parameters;
        2. the penalty l2 / 2 * (sum of the squares of all entries of all W) is added to the loss and its gradient,
           l2 * W, to the gradients of the W. Biases ("b...") are free. There is no 1/m here.
        3. all gradients together are clipped to the global norm ``limit`` (your clip_by_global_norm);
        4. the rate is rate_at(step, total, warmup, peak, floor_fraction): step = 0, 1, 2, ... counts batches and goes on
           from epoch to epoch; total is the number of batches in the whole training;
        5. apply is called with the clipped gradients and this rate.
    log : {"rate": one number for each step, "norm": for each step the global norm BEFORE clipping,
           "loss": for each epoch the mean over its EXAMPLES of the losses with penalty (a wide batch counts more)}.

    The book's program: 1000 examples, batches of 32, 50 epochs: 1600 steps. Its schedule ends after 1000 of them, and the
    rest runs at the floor, since a framework's alpha = 0.0001 is a fraction of the first rate 0.001: 1e-7.
    Example: one batch, 1 epoch, W1 = [[2]], loss 5, dW1 = [[3]], l2 = 0.5, limit 1, no warm-up, peak 0.1: the logged
    loss is 5 + 0.25 * 4 = 6, norm 3 + 0.5 * 2 = 4; apply sees W1: [[1]] and rate 0.1.
    """
    total = epochs * len(batches)
    log: dict[str, Any] = {"rate": [], "norm": [], "loss": []}
    step = 0
    for _ in range(epochs):
        loss_sum, examples = 0.0, 0
        for X, Y in batches:
            loss, grads = gradients(parameters, X, Y)
            weights = [name for name in parameters if name.startswith("W")]
            loss = loss + 0.5 * l2 * sum(np.sum(parameters[name] ** 2) for name in weights)
            grads = {name: g + l2 * parameters[name] if name in weights else g for name, g in grads.items()}
            clipped, norm = clip_by_global_norm(grads, limit)
            rate = rate_at(step, total, warmup, peak, floor_fraction)
            parameters = apply(parameters, clipped, rate)
            log["rate"].append(rate)
            log["norm"].append(norm)
            loss_sum += loss * X.shape[1]
            examples += X.shape[1]
            step += 1
        log["loss"].append(loss_sum / examples)
    return parameters, log


@training_loop.part
def rate_at(step: int, total: int, warmup: int, peak: float, floor_fraction: float) -> float:
    """The learning rate of one step: linear warm-up, then half a cosine down to a floor.

    step : 0, 1, 2, ...        step < warmup :  peak * (step + 1) / warmup        (so step 0 is not wasted)
    from step = warmup on :  floor + (peak - floor) * (1 + cos(pi * p)) / 2  with  p = (step - warmup) / (total - warmup),
    and p stays 1 from step = total on. floor = floor_fraction * peak: a FRACTION of the peak, as in Keras' CosineDecay.
    Example: total 12, warmup 2, peak 0.1, fraction 0.01: steps 0, 1, 2, 7, 12, 50 have 0.05, 0.1, 0.1, 0.0505, 0.001, 0.001.
    """
    if step < warmup:
        return peak * (step + 1) / warmup
    floor = floor_fraction * peak
    p = min(1.0, (step - warmup) / (total - warmup))
    return floor + (peak - floor) * 0.5 * (1 + np.cos(np.pi * p))


@training_loop.part
def clip_by_global_norm(grads: Arrays, limit: float) -> tuple[Arrays, float]:
    """(gradients, norm): the norm of all arrays together, and the gradients times limit / norm if it exceeds limit.

    norm = root of the sum of the squares of all entries of all arrays, before clipping; shorter gradients are left as
    they are. Example: {"W1": [[3, 4]], "b1": [[12]]} with limit 6.5 has norm 13 and becomes [[1.5, 2]], [[6]].
    """
    norm = float(np.sqrt(sum(np.sum(g**2) for g in grads.values())))
    scale = limit / norm if norm > limit else 1.0
    return {name: g * scale for name, g in grads.items()}, norm


@training_loop.part
def steps_in_training(m: int, batch_size: int, epochs: int) -> int:
    """How many updates ``epochs`` epochs over m examples make; a last batch that is not full counts.

    Example: 1000 examples in batches of 32 are 32 updates an epoch (the last of 8), 1600 in 50 epochs.
    """
    return epochs * -(-m // batch_size)


@training_loop.alternative
def in_place_with_counter(parameters, batches, gradients, apply, epochs, peak, warmup, floor_fraction, limit, l2):
    rates, norms, losses = [], [], []
    n = epochs * len(batches)
    m = sum(x.shape[1] for x, _ in batches)
    for epoch in range(epochs):
        epoch_loss = 0
        for i, (x, y) in enumerate(batches):
            loss, grads = gradients(parameters, x, y)
            for key in grads:
                if key[0] == "W":
                    loss += l2 * np.sum(np.square(parameters[key])) / 2
                    grads[key] += l2 * parameters[key]
            grads, norm = clip_by_global_norm(grads, limit)
            norms.append(norm)
            rates.append(rate_at(epoch * len(batches) + i, n, warmup, peak, floor_fraction))
            parameters = apply(parameters, grads, rates[-1])
            epoch_loss += loss * x.shape[1] / m
        losses.append(epoch_loss)
    return parameters, {"loss": np.array(losses), "rate": np.array(rates), "norm": np.array(norms)}


@training_loop.alternative(of="rate_at")
def rate_with_np_where(step, total, warmup, peak, floor_fraction):
    import math

    progress = np.clip((step - warmup) / (total - warmup), 0, 1)
    cosine = peak * (floor_fraction + (1 - floor_fraction) * math.cos(math.pi * progress / 2) ** 2)
    return float(np.where(step < warmup, peak * (step + 1) / max(1, warmup), cosine))


@training_loop.alternative(of="clip_by_global_norm")
def clip_in_place(grads, limit):
    flat = np.concatenate([g.ravel() for g in grads.values()])
    norm = np.linalg.norm(flat)
    if norm > limit:
        for g in grads.values():
            g *= limit / norm
    return grads, norm


@training_loop.alternative(of="steps_in_training")
def counted_steps(m, batch_size, epochs):
    return sum(1 for _ in range(epochs) for _ in range(0, m, batch_size))


training_loop.mistake(
    "The schedule moves once per epoch.",
    name="rate_per_epoch",
    edit=(
        ("rate = rate_at(step, total,", "rate = rate_at(epoch, epochs,"),
        ("for _ in range(epochs)", "for epoch in range(epochs)"),
    ),
)
training_loop.mistake(
    "Clipping is done once the optimizer has moved: apply gets the raw gradients.",
    name="clip_after_apply",
    edit=("apply(parameters, clipped, rate)", "apply(parameters, grads, rate)"),
)
training_loop.mistake(
    "The norm worth logging is the one after clipping.",
    name="norm_after_clipping",
    edit=('log["norm"].append(norm)', 'log["norm"].append(min(norm, limit))'),
)
training_loop.mistake(
    "The penalty is for all parameters, biases too.",
    name="penalty_on_biases",
    edit=('[name for name in parameters if name.startswith("W")]', "list(parameters)"),
)
training_loop.mistake(
    "The gradients are clipped first; the penalty's part comes on top.",
    name="penalty_after_clipping",
    edit=(
        ("clip_by_global_norm(grads, limit)", "clip_by_global_norm(raw, limit)"),
        ("weights = [", "raw = grads\n            weights = ["),
        (
            "parameters = apply(parameters, clipped, rate)",
            "clipped = {k: g + l2 * parameters[k] if k in weights else g for k, g in clipped.items()}\n"
            "            parameters = apply(parameters, clipped, rate)",
        ),
    ),
)
training_loop.mistake(
    "The penalty shows in the loss; the gradients come from the tape as they are.",
    name="penalty_not_in_gradient",
    edit=("{name: g + l2 * parameters[name] if name in weights else g for name, g in grads.items()}", "dict(grads)"),
)
training_loop.mistake(
    "The derivative of l2 W^2 / 2 is 2 l2 W.",
    name="penalty_gradient_doubled",
    edit=("g + l2 * parameters[name] if", "g + 2 * l2 * parameters[name] if"),
)
training_loop.mistake(
    "An epoch's loss is the plain mean over its batches.",
    name="batches_count_alike",
    edit=(
        ("loss_sum += loss * X.shape[1]", "loss_sum += loss"),
        ("examples += X.shape[1]", "examples += 1"),
    ),
)
training_loop.mistake(
    "The step counter starts anew in each epoch.",
    name="counter_reset",
    edit=("loss_sum, examples = 0.0, 0", "loss_sum, examples, step = 0.0, 0, 0"),
)
training_loop.mistake("The first step is step 1.", name="step_from_one", edit=("    step = 0\n", "    step = 1\n"))
training_loop.mistake(
    "The floor is given as a learning rate, not as a fraction of the peak.",
    name="absolute_floor",
    of="rate_at",
    edit=("    floor = floor_fraction * peak\n", "    floor = floor_fraction\n"),
)
training_loop.mistake(
    "The cosine runs over all steps; warm-up merely covers its beginning.",
    name="cosine_not_shifted",
    of="rate_at",
    edit=("min(1.0, (step - warmup) / (total - warmup))", "min(1.0, step / total)"),
)
training_loop.mistake(
    "Warm-up starts at a rate of zero.",
    name="warmup_from_zero",
    of="rate_at",
    edit=("return peak * (step + 1) / warmup", "return peak * step / warmup"),
)
training_loop.mistake(
    "After the last planned step the cosine just goes on.",
    name="cosine_comes_back",
    of="rate_at",
    edit=("min(1.0, (step - warmup) / (total - warmup))", "(step - warmup) / (total - warmup)"),
)
training_loop.mistake(
    "The floor is a lower bound: the cosine falls to zero and is cut off there.",
    name="floor_as_cutoff",
    of="rate_at",
    edit=("floor + (peak - floor) * 0.5 * (1 + np.cos(np.pi * p))", "max(floor, peak * 0.5 * (1 + np.cos(np.pi * p)))"),
)
training_loop.mistake(
    "Every array is clipped to the limit by its own norm.",
    name="clipped_one_by_one",
    of="clip_by_global_norm",
    edit=(
        "return {name: g * scale for name, g in grads.items()}, norm",
        "return {name: g * min(1.0, limit / max(1e-300, np.linalg.norm(g))) for name, g in grads.items()}, norm",
    ),
)
training_loop.mistake(
    "Clipping brings every gradient to the norm limit, short ones too.",
    name="short_gradients_stretched",
    of="clip_by_global_norm",
    edit=("limit / norm if norm > limit else 1.0", "limit / norm"),
)
training_loop.mistake(
    "Clipping cuts every entry at the limit.",
    name="clipped_by_value",
    of="clip_by_global_norm",
    edit=("g * scale for", "np.clip(g, -limit, limit) for"),
)
training_loop.mistake(
    "The global norm is the sum of the arrays' norms.",
    name="norms_added",
    of="clip_by_global_norm",
    edit=("np.sqrt(sum(np.sum(g**2) for g in grads.values()))", "sum(np.sqrt(np.sum(g**2)) for g in grads.values())"),
)
training_loop.mistake(
    "Only full batches make a step.",
    name="full_batches_only",
    of="steps_in_training",
    edit=("-(-m // batch_size)", "(m // batch_size)"),
)
training_loop.mistake(
    "The batches of the whole training are m times epochs over batch_size, rounded up once.",
    name="rounded_once",
    of="steps_in_training",
    edit=("epochs * -(-m // batch_size)", "-(-m * epochs // batch_size)"),
)


def _linear(parameters, X, Y):
    m = X.shape[1]
    error = parameters["W1"] @ X + parameters["b1"] - Y
    loss = float(np.sum(error**2) / (2 * m))
    return loss, {"W1": error @ X.T / m, "b1": error.sum(axis=1, keepdims=True) / m}


def _descend(parameters, grads, rate):
    return {name: np.asarray(value) - rate * np.asarray(grads[name]) for name, value in parameters.items()}


def _problem(seed, widths):
    rng = np.random.default_rng(seed)
    parameters = {"W1": rng.normal(size=(2, 3)), "b1": rng.normal(size=(2, 1))}
    return parameters, [(rng.normal(size=(3, k)), rng.normal(size=(2, k))) for k in widths]


def _run(implementation, seed, widths, epochs, peak, warmup, fraction, limit, l2):
    parameters, batches = _problem(seed, widths)
    after, log = implementation.training_loop(
        parameters, batches, _linear, _descend, epochs, peak, warmup, fraction, limit, l2
    )
    return {
        "parameters": {k: after[k] for k in ("W1", "b1")},
        "log": {k: log[k] for k in ("rate", "norm", "loss")},
    }


training_loop.mistake(
    "The penalty is l2 times the sum of the squares, without the half.",
    name="penalty_without_half",
    edit=("0.5 * l2 *", "l2 *"),
)

training_loop.mistake(
    "The penalty acts through the gradient; the logged loss is that of the data.",
    name="penalty_not_in_the_loss",
    edit=("            loss = loss + 0.5 * l2 * sum(np.sum(parameters[name] ** 2) for name in weights)\n", ""),
)

training_loop.mistake(
    "The schedule is as long as one epoch.",
    name="schedule_of_one_epoch",
    edit=("total = epochs * len(batches)", "total = len(batches)"),
)


training_loop.mistake(
    "The cosine lasts as long as the whole training, from the end of the warm-up on.",
    name="cosine_too_long",
    of="rate_at",
    edit=("(step - warmup) / (total - warmup)", "(step - warmup) / total"),
)


training_loop.mistake(
    "The log keeps the norm that the optimizer sees.",
    name="clipped_norm_returned",
    of="clip_by_global_norm",
    edit=("for name, g in grads.items()}, norm", "for name, g in grads.items()}, min(norm, limit)"),
)


training_loop.mistake(
    "Clipped gradients have length 1.",
    name="clipped_to_one",
    of="clip_by_global_norm",
    edit=("limit / norm if", "1.0 / norm if"),
)


training_loop.mistake(
    "An epoch has one batch more than fit.",
    name="always_one_more",
    of="steps_in_training",
    edit=("-(-m // batch_size)", "(m // batch_size + 1)"),
)


training_loop.mistake(
    "The penalty is averaged over the examples, as in the book's cost.",
    name="penalty_averaged",
    edit=(
        ("0.5 * l2 * sum", "0.5 * l2 / X.shape[1] * sum"),
        ("g + l2 * parameters[name]", "g + l2 / X.shape[1] * parameters[name]"),
    ),
)


@training_loop.case("three epochs, uneven batches, everything on", weight=3, required=True)
def everything(implementation):
    return _run(implementation, 1, (5, 4, 2), 3, 0.3, 2, 0.1, 0.8, 0.2)


@training_loop.case("no penalty, no clipping, no warm-up", weight=1)
def plain(implementation):
    return _run(implementation, 2, (4, 3), 2, 0.2, 0, 0.05, 1e6, 0.0)


@training_loop.case("a gradient that the optimizer only looks at", weight=1)
def looked_at(implementation):
    seen = []

    def apply(parameters, grads, rate):
        seen.append([np.array(grads["W1"]), np.array(grads["b1"]), float(rate)])
        return parameters

    parameters, batches = _problem(3, (4, 2))
    _, log = implementation.training_loop(parameters, batches, _linear, apply, 2, 0.1, 1, 0.5, 0.5, 0.3)
    return seen, {k: log[k] for k in ("norm", "loss")}


@training_loop.case("rate_at: warm-up, cosine, floor", weight=2)
def rates(implementation):
    return [
        implementation.rate_at(step, total, warmup, 0.2, 0.01)
        for total, warmup in ((12, 3), (9, 0))
        for step in (0, 1, 2, 3, 5, 8, 12, 40)
    ]


@training_loop.case("rate_at: the book's 1600 steps at a floor of 1e-7")
def book_rates(implementation):
    return [implementation.rate_at(step, 1000, 0, 0.001, 0.0001) * 1e3 for step in (0, 500, 999, 1000, 1300, 1599)]


@training_loop.random_case("clip_by_global_norm", n=4, weight=2)
def clipping(implementation, rng):
    grads = {"W1": rng.normal(size=(3, 4)), "b1": rng.normal(size=(3, 1)), "W2": rng.normal(size=(2, 3))}
    return [implementation.clip_by_global_norm({k: g.copy() for k, g in grads.items()}, limit) for limit in (1.5, 50.0)]


@training_loop.case("steps_in_training")
def steps(implementation):
    return [implementation.steps_in_training(*args) for args in ((1000, 32, 50), (70, 7, 3), (5, 8, 2))]
