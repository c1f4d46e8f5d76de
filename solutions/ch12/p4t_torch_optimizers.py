"""ch12.p4t  Compare optimizers fairly, in PyTorch.    Chapter 12, the optimizer comparison"""

import numpy as np
import torch

from dlgrade import exercise

NAMES = ("sgd", "heavy ball", "ema", "rmsprop", "adam", "adamw")


def predict(weights: dict[str, torch.Tensor], X: torch.Tensor) -> torch.Tensor:
    """The network: X (m, n0), examples in ROWS as PyTorch has them  ->  (m, 1), one number for each example."""
    hidden = torch.tanh(X @ weights["W1"].T + weights["b1"])
    return hidden @ weights["W2"].T + weights["b2"]


@exercise(
    points=12,
    rtol=1e-5,
    atol=1e-7,
    pure=True,
    uses=("torch",),
    training=True,
    topics=("optimizers", "pytorch", "protocol", "learning-rate", "momentum", "weight-decay"),
    hints=(
        "Print the shape of predict(weights, X) - y. Does each example meet its own target there, or every target?",
        "torch.optim has all six, in its own words: which class and which arguments make each formula of the statement? "
        "Read what its defaults are (alpha of RMSprop, weight_decay of AdamW), and what SGD does in the FIRST step when "
        "dampening is not 0.",
        "What may one run leave behind for the next? The start (torch.from_numpy shares the array's memory, torch.tensor "
        "copies), the optimizer's memory, the gradients in .grad.",
        "A run with too large a rate ends in inf or nan. Every comparison with nan is false, and np.argmin takes nan for "
        "the smallest: say yourself what shall happen to it.",
        "Plan: run makes leaf tensors and an optimizer, then empties, backward, step as often as asked. compare loops "
        "over names, rates, starts, keeps the rate with the smallest finite mean validation loss, and computes the test "
        "loss of its runs only.",
    ),
)
def compare(
    data: dict[str, tuple[np.ndarray, np.ndarray]],
    starts: list[dict[str, np.ndarray]],
    steps: int,
    grid: list[float],
) -> dict[str, dict[str, float]]:
    """A fair table of six of PyTorch's optimizers: {name: {"rate", "val", "test", "gradients"}} for all NAMES.

    data   : {"train": (X, y), "val": (X, y), "test": (X, y)}, X (m, n0) with examples in rows, y (m,), float64.
    starts : dicts "W1" (n1, n0), "b1" (n1,), "W2" (1, n1), "b2" (1,) of float64 arrays; leave them as they are.
    steps  : updates per run.   grid : learning rates, smallest first.

    Protocol, the same budget for all, as in ch12.p4: each optimizer is run (your `run`) from EVERY start with EVERY rate
    of its grid, ``steps`` full-batch steps on the training data each. The mean over the starts of the final validation
    loss (your `loss`) decides which rate is kept; of equals the first. A mean that is nan or inf (a run blew up) is
    never kept; the cases leave every optimizer a rate that works. Then
        "rate" : the rate kept         "val" : that mean of the validation losses
        "test" : the mean over the starts of the final TEST loss at that rate; test data decide nothing
        "gradients" : how many gradients this optimizer's runs computed in all: starts * rates * steps.
    The grid is used as it is, except by "ema": its rates are grid / (1 - 0.9), since its velocity is (1 - 0.9) times the
    heavy ball's. With fair rates these two rows agree, except for "rate".
    Numbers are Python or NumPy numbers, not tensors.
    Example: 2 starts, 30 steps, a grid of 3: every row has "gradients" 180; if heavy ball keeps 0.01, ema keeps 0.1.
    """
    table = {}
    for name in NAMES:
        rates = [rate / (1 - 0.9) for rate in grid] if name == "ema" else list(grid)
        best = None
        for rate in rates:
            ends = [run(name, *data["train"], start, steps, rate) for start in starts]
            val = float(np.mean([loss(end, *data["val"]) for end in ends]))
            if np.isfinite(val) and (best is None or val < best[1]):
                best = rate, val, ends
        rate, val, ends = best
        test = float(np.mean([loss(end, *data["test"]) for end in ends]))
        table[name] = {"rate": rate, "val": val, "test": test, "gradients": len(starts) * len(rates) * steps}
    return table


def _squared_error(predictions, y):
    return torch.mean((predictions[:, 0] - y) ** 2) / 2


@compare.part
def loss(parameters: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray) -> float:
    """Half the mean squared error of the network: sum over the m examples of (prediction - y)^2, over 2 m.

    parameters : arrays as in ``starts``, X (m, n0), y (m,)  ->  a number. `predict`, given above, gives (m, 1).
    Example: all parameters 0 except b2 = [2], y = [0, 4]: (4 + 4) / 4 = 2.
    """
    weights = {name: torch.tensor(value) for name, value in parameters.items()}
    return _squared_error(predict(weights, torch.tensor(X)), torch.tensor(y)).item()


@compare.part
def run(
    name: str, X: np.ndarray, y: np.ndarray, start: dict[str, np.ndarray], steps: int, learning_rate: float
) -> dict[str, np.ndarray]:
    """The parameters (arrays) after ``steps`` full-batch steps from ``start`` by one of PyTorch's optimizers.

    g is the gradient of `loss` on (X, y) by autograd. All memory (v, s, m) starts at zero; t = 1, 2, ...:
        "sgd"        : theta <- theta - rate g
        "heavy ball" : v <- 0.9 v + g,          theta <- theta - rate v
        "ema"        : v <- 0.9 v + 0.1 g,      theta <- theta - rate v          (the book's momentum)
        "rmsprop"    : s <- 0.9 s + 0.1 g^2,    theta <- theta - rate g / (sqrt(s) + 1e-8)
        "adam"       : betas 0.9 and 0.999, both moments divided by 1 - beta^t, epsilon 1e-8 outside the root
        "adamw"      : first theta <- (1 - 0.1 rate) theta, every parameter; then the step of "adam", whose g does not
                       contain the decay
    torch.optim has all of them; only "ema" has no switch of its own that gives exactly this from the first step on.
    ``start`` stays as it is. Example: all parameters 0, y = [0, 4], rate 0.1: b2 has g = -2; one step leaves it at 0.2 by
    "sgd" and "heavy ball", 0.02 by "ema", 0.1 by "adam" and "adamw", 0.316228 by "rmsprop".
    """
    weights = {key: torch.tensor(value, requires_grad=True) for key, value in start.items()}
    X, y = torch.tensor(X), torch.tensor(y)
    optimizer = _optimizer(name, list(weights.values()), learning_rate)
    for _ in range(steps):
        optimizer.zero_grad()
        _squared_error(predict(weights, X), y).backward()
        optimizer.step()
    return {key: value.detach().numpy() for key, value in weights.items()}


def _optimizer(name, weights, rate):
    if name == "sgd":
        return torch.optim.SGD(weights, lr=rate)
    if name == "heavy ball":
        return torch.optim.SGD(weights, lr=rate, momentum=0.9)
    if name == "ema":
        return torch.optim.SGD(weights, lr=(1 - 0.9) * rate, momentum=0.9)
    if name == "rmsprop":
        return torch.optim.RMSprop(weights, lr=rate, alpha=0.9)
    if name == "adam":
        return torch.optim.Adam(weights, lr=rate)
    return torch.optim.AdamW(weights, lr=rate, weight_decay=0.1)


@compare.alternative
def with_arrays(data, starts, steps, grid):
    rows = {}
    for name in NAMES:
        rates = np.array(grid) * (10 if name == "ema" else 1)
        ends = [[run(name, *data["train"], start, steps, float(rate)) for start in starts] for rate in rates]
        val = np.array([[loss(end, *data["val"]) for end in row] for row in ends]).mean(axis=1)
        k = int(np.argmin(np.nan_to_num(val, nan=np.inf)))
        rows[name] = dict(
            rate=rates[k],
            val=val[k],
            test=np.mean([loss(end, *data["test"]) for end in ends[k]]),
            gradients=steps * len(rates) * len(starts),
        )
    return rows


@compare.alternative(of="loss")
def loss_in_numpy(parameters, X, y):
    hidden = np.tanh(X @ parameters["W1"].T + parameters["b1"])
    residuals = (hidden @ parameters["W2"].T + parameters["b2"]).ravel() - y
    return residuals @ residuals / (2 * len(y))


@compare.alternative(of="loss")
def loss_by_mse(parameters, X, y):
    with torch.no_grad():
        out = predict({k: torch.as_tensor(v.copy()) for k, v in parameters.items()}, torch.as_tensor(X.copy()))
        return float(0.5 * torch.nn.functional.mse_loss(out.squeeze(1), torch.as_tensor(y.copy())))


@compare.alternative(of="run")
def run_by_hand(name, X, y, start, steps, learning_rate):
    weights = {k: torch.from_numpy(a.copy()).requires_grad_() for k, a in start.items()}
    X, y = torch.from_numpy(X.copy()), torch.from_numpy(y.copy())[:, None]
    v = {k: torch.zeros_like(w) for k, w in weights.items()}
    s = {k: torch.zeros_like(w) for k, w in weights.items()}
    for t in range(1, steps + 1):
        error = ((predict(weights, X) - y) ** 2).mean() / 2
        grads = torch.autograd.grad(error, list(weights.values()))
        with torch.no_grad():
            for (k, w), g in zip(weights.items(), grads, strict=True):
                if name == "sgd":
                    w -= learning_rate * g
                elif name in ("heavy ball", "ema"):
                    v[k] = 0.9 * v[k] + (g if name == "heavy ball" else 0.1 * g)
                    w -= learning_rate * v[k]
                elif name == "rmsprop":
                    s[k] = 0.9 * s[k] + 0.1 * g**2
                    w -= learning_rate * g / (s[k].sqrt() + 1e-8)
                else:
                    if name == "adamw":
                        w *= 1 - 0.1 * learning_rate
                    v[k] = 0.9 * v[k] + 0.1 * g
                    s[k] = 0.999 * s[k] + 0.001 * g**2
                    w -= learning_rate * (v[k] / (1 - 0.9**t)) / ((s[k] / (1 - 0.999**t)).sqrt() + 1e-8)
    return {k: w.detach().numpy() for k, w in weights.items()}


@compare.alternative(of="run")
def run_a_module(name, X, y, start, steps, learning_rate):
    first, second = torch.nn.Linear(X.shape[1], len(start["b1"])), torch.nn.Linear(len(start["b1"]), 1)
    model = torch.nn.Sequential(first, torch.nn.Tanh(), second).double()
    places = {"W1": first.weight, "b1": first.bias, "W2": second.weight, "b2": second.bias}
    for key, place in places.items():
        place.data.copy_(torch.tensor(start[key]))
    make = {
        "sgd": lambda p: torch.optim.SGD(p, learning_rate),
        "heavy ball": lambda p: torch.optim.SGD(p, learning_rate, momentum=0.9),
        "ema": lambda p: torch.optim.SGD(p, learning_rate / 10, momentum=0.9),
        "rmsprop": lambda p: torch.optim.RMSprop(p, learning_rate, alpha=0.9, eps=1e-8),
        "adam": lambda p: torch.optim.Adam(p, learning_rate, betas=(0.9, 0.999), eps=1e-8),
        "adamw": lambda p: torch.optim.AdamW(p, learning_rate, weight_decay=0.1),
    }
    optimizer, criterion = make[name](model.parameters()), torch.nn.MSELoss()
    inputs, targets = torch.tensor(X), torch.tensor(y).unsqueeze(1)
    for _ in range(steps):
        model.zero_grad()
        (criterion(model(inputs), targets) / 2).backward()
        optimizer.step()
    return {key: place.detach().numpy() for key, place in places.items()}


compare.mistake(
    "One learning rate is one learning rate: both forms of momentum get the same grid.",
    name="ema_with_heavy_ball_rates",
    edit=("rate / (1 - 0.9) for rate in grid", "rate for rate in grid"),
)
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
    "The default rate, the middle of the grid, will do for every optimizer.",
    name="no_tuning",
    edit=("for rate in rates:", "for rate in rates[len(rates) // 2 : len(rates) // 2 + 1]:"),
)
compare.mistake(
    "Each rate goes on training the weights that the rate before has left.",
    name="runs_continue",
    edit=(
        ("best = None\n", "best, starts_now = None, starts\n"),
        ("steps, rate) for start in starts]", "steps, rate) for start in starts_now]\n            starts_now = ends"),
    ),
)
compare.mistake(
    "The budget is the steps of the winning run.",
    name="budget_without_tuning",
    edit=("len(starts) * len(rates) * steps", "steps"),
)


@compare.mistake("The smallest loss is what np.argmin finds: nan needs no thought.", name="diverged_run_wins")
def nan_is_smallest(data, starts, steps, grid):
    table = {}
    for name in NAMES:
        rates = [rate / (1 - 0.9) for rate in grid] if name == "ema" else list(grid)
        ends = [[run(name, *data["train"], start, steps, rate) for start in starts] for rate in rates]
        val = [np.mean([loss(end, *data["val"]) for end in row]) for row in ends]
        k = int(np.argmin(val))
        test = np.mean([loss(end, *data["test"]) for end in ends[k]])
        table[name] = {"rate": rates[k], "val": val[k], "test": test, "gradients": len(starts) * len(rates) * steps}
    return table


compare.mistake(
    "predictions - y pairs each example with its own target, whatever the shapes (m, 1) and (m,).",
    name="every_target_for_every_example",
    of="_squared_error",
    edit=("predictions[:, 0] - y", "predictions - y"),
)
compare.mistake(
    "The loss is PyTorch's mean squared error; the half is a matter of taste.",
    name="loss_without_half",
    of="_squared_error",
    edit=("** 2) / 2", "** 2)"),
)
compare.mistake(
    "backward() overwrites the gradients of the step before.",
    name="no_zero_grad",
    of="run",
    edit=("        optimizer.zero_grad()\n", ""),
)
compare.mistake(
    "A tensor made from an array is a copy of it, whichever function makes it.",
    name="shared_memory",
    of="run",
    edit=("torch.tensor(value, requires_grad=True)", "torch.from_numpy(value).requires_grad_()"),
)
compare.mistake(
    "dampening = 1 - beta makes the heavy ball a moving average.",
    name="ema_by_dampening",
    of="_optimizer",
    edit=("lr=(1 - 0.9) * rate, momentum=0.9", "lr=rate, momentum=0.9, dampening=1 - 0.9"),
)
compare.mistake(
    "PyTorch's momentum is the book's moving average.",
    name="ema_is_pytorchs_momentum",
    of="_optimizer",
    edit=("lr=(1 - 0.9) * rate, momentum=0.9", "lr=rate, momentum=0.9"),
)
compare.mistake(
    "PyTorch's momentum takes 0.1 g, so the heavy ball needs ten times the rate.",
    name="heavy_ball_rates_raised",
    of="_optimizer",
    edit=("(weights, lr=rate, momentum=0.9)", "(weights, lr=rate / (1 - 0.9), momentum=0.9)"),
)
compare.mistake(
    "RMSprop's decay is 0.9 wherever one looks, so the default will do.",
    name="rmsprop_default",
    of="_optimizer",
    edit=("lr=rate, alpha=0.9", "lr=rate"),
)
compare.mistake(
    "AdamW is Adam with weight_decay.",
    name="adam_with_l2",
    of="_optimizer",
    edit=("torch.optim.AdamW(", "torch.optim.Adam("),
)
compare.mistake(
    "AdamW decays by itself; how much is settled by its default.",
    name="adamw_default_decay",
    of="_optimizer",
    edit=("lr=rate, weight_decay=0.1", "lr=rate"),
)

KEYS = ("W1", "b1", "W2", "b2")


def _start(rng, n0=2, n1=3):
    shapes = {"W1": (n1, n0), "b1": (n1,), "W2": (1, n1), "b2": (1,)}
    return {key: rng.normal(size=shape) for key, shape in shapes.items()}


def _task(seed):
    rng = np.random.default_rng(seed)
    data = {}
    for name, m, noise in (("train", 7, 0.9), ("val", 5, 0.6), ("test", 6, 0.6)):
        X = rng.normal(size=(m, 2))
        data[name] = X, np.sin(2 * X[:, 0]) - X[:, 1] + noise * rng.normal(size=m)
    return data, [_start(rng), _start(rng)]


_SEED = 4


@compare.case("the whole table", weight=3, required=True)
def table(implementation):
    data, starts = _task(_SEED)
    return implementation.compare(data, starts, 10, [0.01, 0.05, 0.25])


@compare.case("heavy ball and moving average agree at fair rates")
def agree(implementation):
    data, starts = _task(_SEED + 1)
    rows = implementation.compare(data, starts, 6, [0.002, 0.02])
    return [[float(rows[name][key]) for key in ("rate", "val", "test")] for name in ("heavy ball", "ema")]


@compare.case("a rate that blows up is not kept")
def blown_up(implementation):
    data, starts = _task(_SEED + 2)
    rows = implementation.compare(data, starts, 6, [0.05, 1e200])
    return {name: float(rows[name]["rate"]) for name in NAMES}


@compare.random_case("loss", n=3)
def losses(implementation, rng):
    return implementation.loss(_start(rng), rng.normal(size=(5, 2)), rng.normal(size=5))


@compare.random_case("run: each optimizer for three steps", n=2, weight=2)
def short_runs(implementation, rng):
    X, y, start = rng.normal(size=(5, 2)), rng.normal(size=5), _start(rng)
    ends = {name: implementation.run(name, X, y, start, 3, 0.05) for name in NAMES}
    return {name: {key: end[key] for key in KEYS} for name, end in ends.items()}
