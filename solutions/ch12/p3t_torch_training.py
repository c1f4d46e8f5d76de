"""ch12.p3t  The custom training loop, in PyTorch.    Chapter 12, the GradientTape program"""

import math

import numpy as np
import torch

from dlgrade import exercise


def logits_of(weights: dict[str, torch.Tensor], X: torch.Tensor) -> torch.Tensor:
    """The network, as far as its logits: X (m, n0), examples in ROWS as PyTorch has them  ->  (m, classes)."""
    hidden = torch.tanh(X @ weights["W1"].T + weights["b1"])
    return hidden @ weights["W2"].T + weights["b2"]


@exercise(
    points=10,
    rtol=1e-4,  # clip_grad_norm_ adds 1e-6 to the norm, and later steps carry it on
    atol=1e-5,
    pure=True,
    uses=("torch",),
    training=True,
    topics=("training", "pytorch", "autograd", "clipping", "schedules"),
    hints=(
        "backward() does not store gradients, it ADDS them to what .grad holds. Who empties .grad, and at which moment?",
        "Read what torch.nn.functional.cross_entropy wants: probabilities, log-probabilities or logits? If it takes the "
        "softmax itself, what is left for you to do to the logits?",
        "Clipping changes .grad and the optimizer reads .grad: one order works. clip_grad_norm_ returns the norm that it "
        "found. The optimizer reads its rate from optimizer.param_groups[0]['lr'] at the moment of the step.",
        "torch.from_numpy shares its memory with the array, so a step changes the caller's array; torch.tensor copies. "
        "On the way out: .detach().numpy() for arrays, .item() for numbers.",
        "Plan: leaf tensors with requires_grad; an SGD optimizer over them; one counter of steps. For each batch: "
        "logits, loss, empty the gradients, backward, clip, set the rate, step, log, count.",
    ),
)
def train(
    parameters: dict[str, np.ndarray],
    batches: list[tuple[np.ndarray, np.ndarray]],
    epochs: int,
    peak: float,
    warmup: int,
    floor_fraction: float,
    limit: float,
) -> tuple[dict[str, np.ndarray], dict[str, list[float]]]:
    """Train a small classifier with PyTorch's autograd: (new parameters, log), all of them NumPy arrays and numbers.

    parameters : "W1" (n1, n0), "b1" (n1,), "W2" (classes, n1), "b2" (classes,), float64 arrays; leave them as they are
    batches    : pairs (X (m, n0) float64, examples in rows; y (m,) int64, class numbers); m differs from batch to batch;
                 every epoch runs through the same list in this order
    ->  (a dict of arrays with the same names and shapes, {"loss": [...], "norm": [...], "rate": [...]}), the log with
        one number for each step.

    For each batch, in this order (`logits_of`, given above, is the forward pass):
        1. loss = mean cross-entropy of softmax(logits) with y, natural logarithm, at the present parameters;
        2. its gradients by all four parameters, of this batch alone;
        3. the gradients are clipped to the global norm ``limit``; the log keeps the norm BEFORE clipping;
        4. plain gradient descent (no momentum) with the clipped gradients and the rate
           rate_at(step, total, warmup, peak, floor_fraction); step = 0, 1, 2, ... counts batches and goes on from
           epoch to epoch, total is the number of steps of the whole training.
    Tensors stay inside: convert what comes in and what goes out. Compute in float64.

    Example: one batch X = [[1]], y = [0], W1 = [[0]], b1 = [0], W2 = [[0], [0]], b2 = [0, 0], 1 epoch, peak 0.1, no
    warm-up, limit 10: loss ln 2 = 0.693147, norm 0.707107, rate 0.1, and b2 becomes [0.05, -0.05].
    """
    weights = {name: torch.tensor(value, requires_grad=True) for name, value in parameters.items()}
    optimizer = torch.optim.SGD(weights.values(), lr=peak)
    log: dict[str, list[float]] = {"loss": [], "norm": [], "rate": []}
    total, step = epochs * len(batches), 0
    for _ in range(epochs):
        for X, y in batches:
            logits = logits_of(weights, torch.tensor(X))
            loss = torch.nn.functional.cross_entropy(logits, torch.tensor(y))
            optimizer.zero_grad()
            loss.backward()
            norm = torch.nn.utils.clip_grad_norm_(weights.values(), limit)
            rate = rate_at(step, total, warmup, peak, floor_fraction)
            optimizer.param_groups[0]["lr"] = rate
            optimizer.step()
            log["loss"].append(loss.item())
            log["norm"].append(norm.item())
            log["rate"].append(rate)
            step += 1
    return {name: value.detach().numpy() for name, value in weights.items()}, log


@train.part
def rate_at(step: int, total: int, warmup: int, peak: float, floor_fraction: float) -> float:
    """The learning rate of one step: linear warm-up, then half a cosine down to a floor (as in ch12.p3).

    step < warmup :  peak * (step + 1) / warmup
    from step = warmup on :  floor + (peak - floor) * (1 + cos(pi * p)) / 2  with  p = (step - warmup) / (total - warmup),
    and p stays 1 from step = total on. floor = floor_fraction * peak: a FRACTION of the peak, as Keras' alpha is, and
    not an absolute rate, as the eta_min of PyTorch's CosineAnnealingLR is.
    Example: total 12, warmup 2, peak 0.1, fraction 0.01: steps 0, 1, 2, 7, 12 have 0.05, 0.1, 0.1, 0.0505, 0.001.
    """
    if step < warmup:
        return peak * (step + 1) / warmup
    floor = floor_fraction * peak
    p = min(1.0, (step - warmup) / (total - warmup))
    return floor + (peak - floor) * 0.5 * (1 + math.cos(math.pi * p))


@train.part
def probabilities(parameters: dict[str, np.ndarray], X: np.ndarray) -> np.ndarray:
    """The class probabilities of the network: X (m, n0), examples in rows  ->  (m, classes), every row sums to 1.

    The same network as in training; no gradients are wanted. Example: all parameters 0 and two classes: 0.5 everywhere.
    """
    weights = {name: torch.tensor(value) for name, value in parameters.items()}
    return torch.softmax(logits_of(weights, torch.tensor(X)), dim=1).numpy()


@train.alternative
def without_optimizer(parameters, batches, epochs, peak, warmup, floor_fraction, limit):
    weights = {name: torch.from_numpy(np.array(value)).requires_grad_() for name, value in parameters.items()}
    losses, norms, rates = [], [], []
    schedule = iter(range(epochs * len(batches)))
    for _ in range(epochs):
        for X, y in batches:
            log_p = torch.log_softmax(logits_of(weights, torch.from_numpy(np.array(X))), dim=1)
            loss = -log_p[torch.arange(len(y)), torch.as_tensor(np.array(y))].mean()
            grads = torch.autograd.grad(loss, list(weights.values()))
            norm = torch.linalg.norm(torch.cat([g.ravel() for g in grads]))
            rates.append(rate_at(next(schedule), epochs * len(batches), warmup, peak, floor_fraction))
            with torch.no_grad():
                for w, g in zip(weights.values(), grads, strict=True):
                    w -= rates[-1] * g * min(1.0, float(limit / norm))
            losses.append(loss.item())
            norms.append(float(norm))
    return {k: w.detach().numpy() for k, w in weights.items()}, {"loss": losses, "norm": norms, "rate": rates}


@train.alternative
def with_a_module(parameters, batches, epochs, peak, warmup, floor_fraction, limit):
    n1, n0 = parameters["W1"].shape
    first, second = torch.nn.Linear(n0, n1).double(), torch.nn.Linear(n1, len(parameters["b2"])).double()
    model = torch.nn.Sequential(first, torch.nn.Tanh(), second)
    places = {"W1": first.weight, "b1": first.bias, "W2": second.weight, "b2": second.bias}
    with torch.no_grad():
        for name, place in places.items():
            place.copy_(torch.tensor(parameters[name]))
    total = epochs * len(batches)
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: rate_at(step, total, warmup, peak, floor_fraction)
    )
    criterion = torch.nn.CrossEntropyLoss()
    log = {"loss": [], "norm": [], "rate": []}
    for _ in range(epochs):
        for X, y in batches:
            model.zero_grad()
            loss = criterion(model(torch.tensor(X)), torch.tensor(y))
            loss.backward()
            log["norm"].append(float(torch.nn.utils.clip_grad_norm_(model.parameters(), limit)))
            log["rate"].append(schedule.get_last_lr()[0])
            log["loss"].append(loss.item())
            optimizer.step()
            schedule.step()
    return {name: place.detach().numpy() for name, place in places.items()}, log


@train.alternative(of="rate_at")
def rate_with_numpy(step, total, warmup, peak, floor_fraction):
    progress = np.clip((step - warmup) / (total - warmup), 0, 1)
    cosine = peak * (floor_fraction + (1 - floor_fraction) * np.cos(np.pi * progress / 2) ** 2)
    return float(np.where(step < warmup, peak * (step + 1) / max(1, warmup), cosine))


@train.alternative(of="probabilities")
def by_exponentials(parameters, X):
    with torch.no_grad():
        z = logits_of({k: torch.as_tensor(np.array(v)) for k, v in parameters.items()}, torch.as_tensor(np.array(X)))
        e = torch.exp(z - z.max(dim=1, keepdim=True).values)
        return (e / e.sum(dim=1, keepdim=True)).tolist()


train.mistake(
    "backward() overwrites the gradients of the step before.",
    name="no_zero_grad",
    edit=("optimizer.zero_grad()", "pass"),
)
train.mistake(
    "Gradients are emptied once at the beginning of each epoch.",
    name="zero_grad_per_epoch",
    edit=(
        ("            optimizer.zero_grad()\n", ""),
        ("for _ in range(epochs):", "for _ in range(epochs):\n        optimizer.zero_grad()"),
    ),
)
train.mistake(
    "Cross-entropy wants probabilities, so the logits go through softmax first.",
    name="softmax_twice",
    edit=("cross_entropy(logits,", "cross_entropy(torch.softmax(logits, dim=1),"),
)
train.mistake(
    "Each class is squashed by a sigmoid before the loss.",
    name="sigmoid_before_loss",
    edit=("cross_entropy(logits,", "cross_entropy(torch.sigmoid(logits),"),
)
train.mistake(
    "nll_loss is another name for cross_entropy.",
    name="nll_of_logits",
    edit=("functional.cross_entropy(", "functional.nll_loss("),
)
train.mistake(
    "The loss of a batch is the sum over its examples.",
    name="summed_loss",
    edit=("torch.tensor(y))", 'torch.tensor(y), reduction="sum")'),
)
train.mistake(
    "Clipping comes last, when the optimizer has made its step.",
    name="clip_after_step",
    edit=(
        ("            norm = torch.nn.utils.clip_grad_norm_(weights.values(), limit)\n", ""),
        (
            "optimizer.step()\n",
            "optimizer.step()\n            norm = torch.nn.utils.clip_grad_norm_(weights.values(), limit)\n",
        ),
    ),
)
train.mistake(
    "Clipping limits every entry of the gradient.",
    name="clipped_by_value",
    edit=(
        "norm = torch.nn.utils.clip_grad_norm_(weights.values(), limit)",
        "norm = torch.nn.utils.get_total_norm([w.grad for w in weights.values()])\n"
        "            torch.nn.utils.clip_grad_value_(weights.values(), limit)",
    ),
)
train.mistake(
    "Each parameter is clipped for itself.",
    name="clipped_one_by_one",
    edit=(
        "norm = torch.nn.utils.clip_grad_norm_(weights.values(), limit)",
        "norm = torch.nn.utils.get_total_norm([w.grad for w in weights.values()])\n"
        "            for w in weights.values():\n                torch.nn.utils.clip_grad_norm_(w, limit)",
    ),
)
train.mistake(
    "The optimizer keeps the rate it was made with; the schedule is for the log.",
    name="rate_never_set",
    edit=('optimizer.param_groups[0]["lr"] = rate', "pass"),
)
train.mistake(
    "The schedule moves on once the step is made, so a step uses the rate set by the one before.",
    name="rate_set_after_step",
    edit=(
        ('            optimizer.param_groups[0]["lr"] = rate\n', ""),
        ("optimizer.step()\n", 'optimizer.step()\n            optimizer.param_groups[0]["lr"] = rate\n'),
    ),
)
train.mistake(
    "The schedule counts epochs.",
    name="rate_per_epoch",
    edit=(
        ("for _ in range(epochs)", "for epoch in range(epochs)"),
        ("rate_at(step, total,", "rate_at(epoch, epochs,"),
    ),
)
train.mistake(
    "A tensor made from an array is a copy of it, whichever function makes it.",
    name="shared_memory",
    edit=("torch.tensor(value, requires_grad=True)", "torch.from_numpy(value).requires_grad_()"),
)
train.mistake(
    "The floor is an absolute rate, as eta_min is.",
    name="absolute_floor",
    of="rate_at",
    edit=("floor = floor_fraction * peak", "floor = floor_fraction"),
)
train.mistake(
    "The floor is a lower bound: the cosine falls to zero and is cut off there.",
    name="floor_as_cutoff",
    of="rate_at",
    edit=(
        "floor + (peak - floor) * 0.5 * (1 + math.cos(math.pi * p))",
        "max(floor, peak * 0.5 * (1 + math.cos(math.pi * p)))",
    ),
)
train.mistake(
    "Warm-up starts at a rate of zero.",
    name="warmup_from_zero",
    of="rate_at",
    edit=("peak * (step + 1) / warmup", "peak * step / warmup"),
)
train.mistake(
    "The cosine runs over all steps; warm-up merely covers its beginning.",
    name="cosine_not_shifted",
    of="rate_at",
    edit=("(step - warmup) / (total - warmup)", "step / total"),
)
train.mistake(
    "After the last planned step the cosine just goes on.",
    name="cosine_comes_back",
    of="rate_at",
    edit=("min(1.0, (step - warmup) / (total - warmup))", "(step - warmup) / (total - warmup)"),
)
train.mistake(
    "What the network puts out are probabilities already.",
    name="logits_as_probabilities",
    of="probabilities",
    edit=("torch.softmax(logits_of(weights, torch.tensor(X)), dim=1)", "logits_of(weights, torch.tensor(X))"),
)
train.mistake(
    "Classes lie along the first axis.", name="softmax_over_examples", of="probabilities", edit=("dim=1", "dim=0")
)
train.mistake(
    "A sigmoid makes probabilities of any logits.",
    name="sigmoid_for_classes",
    of="probabilities",
    edit=(
        "torch.softmax(logits_of(weights, torch.tensor(X)), dim=1)",
        "torch.sigmoid(logits_of(weights, torch.tensor(X)))",
    ),
)

NAMES = ("W1", "b1", "W2", "b2")


def _problem(rng, widths):
    shapes = {"W1": (4, 2), "b1": (4,), "W2": (3, 4), "b2": (3,)}
    parameters = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return parameters, [(rng.normal(size=(m, 2)), rng.integers(0, 3, size=m)) for m in widths]


def _run(implementation, rng, widths, *settings):
    after, log = implementation.train(*_problem(rng, widths), *settings)
    return {name: after[name] for name in NAMES}, {key: log[key] for key in ("loss", "norm", "rate")}


@train.random_case("three epochs, everything on", n=2, weight=3, required=True)
def everything(implementation, rng):
    return _run(implementation, rng, (5, 4, 7), 3, 0.4, 2, 0.1, 0.3)


@train.random_case("one step that nothing limits", n=2)
def one_step(implementation, rng):
    return _run(implementation, rng, (6,), 1, 0.5, 0, 0.1, 1e6)


@train.random_case("two epochs that nothing limits, at a falling rate")
def unlimited(implementation, rng):
    return _run(implementation, rng, (5, 3), 2, 0.5, 0, 0.5, 1e6)


@train.random_case("one step, clipped")
def clipped(implementation, rng):
    return _run(implementation, rng, (6,), 1, 0.5, 0, 0.1, 0.05)


@train.case("the rates of a whole training")
def rates(implementation):
    return [implementation.rate_at(step, 12, 3, 0.2, 0.05) for step in range(16)]


@train.case("rates without warm-up")
def rates_without_warmup(implementation):
    return [implementation.rate_at(step, 5, 0, 0.02, 0.5) for step in range(8)]


@train.random_case("probabilities", n=2)
def class_probabilities(implementation, rng):
    parameters, batches = _problem(rng, (5,))
    return implementation.probabilities(parameters, batches[0][0])
