"""ch12.p1f  Three optimizers over a dict of parameters.    Chapter 12, the network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=9,
    topics=("momentum", "adam", "gradient-descent"),
    hints=(
        "An optimizer with a memory needs a place for it. What does momentum remember for each parameter, what does "
        "Adam, and what does Adam remember once for all of them?",
        "Make the memory in initial_state, one array of zeros in the shape of each parameter; hand the changed memory "
        "back from every step, or the next step starts from zero again.",
        "Adam counts steps, not parameters: the counter goes up once at the beginning of a step, so it is 1 in the "
        "first one. With it at 0 the correction would divide by zero.",
        "Corrected moments are temporary. What is remembered are the uncorrected ones.",
        "Plan for adam: t + 1; for every name: m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2, divide them "
        "by 1 - beta1^t and 1 - beta2^t, move by -alpha m_hat / (sqrt(v_hat) + epsilon); collect new dicts for all.",
    ),
)
def adam(
    parameters: dict[str, np.ndarray],
    grads: dict[str, np.ndarray],
    state: dict,
    learning_rate: float,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> tuple[dict[str, np.ndarray], dict]:
    """One Adam step over all parameters: (new parameters, new state).

    parameters : {"W1", "b1", ...}, arrays of any shape;  grads : {"dW1", "db1", ...}, in the same shapes
    state : what `initial_state` or the step before returned. What is in it, and how, is your own affair.

    m = beta1 m + (1 - beta1) g and v = beta2 v + (1 - beta2) g^2, entry by entry, from zero; the step number t is 1 in
    the first step; m_hat = m / (1 - beta1^t), v_hat = v / (1 - beta2^t);
    theta = theta - learning_rate * m_hat / (sqrt(v_hat) + epsilon): epsilon OUTSIDE the root, after the correction.

    Example: W1 = [[1, 2]], dW1 = [[0.2, -0.5]], learning rate 0.001, first step: [[0.999, 2.001]] (to 1e-10).
    """
    t = state["t"] + 1
    new, m, v = {}, {}, {}
    for name, theta in parameters.items():
        g = grads["d" + name]
        m[name] = beta1 * state["m"][name] + (1 - beta1) * g
        v[name] = beta2 * state["v"][name] + (1 - beta2) * g**2
        m_hat = m[name] / (1 - beta1**t)
        v_hat = v[name] / (1 - beta2**t)
        new[name] = theta - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return new, {"t": t, "m": m, "v": v}


@adam.part
def momentum(
    parameters: dict[str, np.ndarray],
    grads: dict[str, np.ndarray],
    state: dict,
    learning_rate: float,
    beta: float = 0.9,
) -> tuple[dict[str, np.ndarray], dict]:
    """One momentum step over all parameters: (new parameters, new state).

    Convention (the chapter's): the velocity is an exponential average, v = beta v + (1 - beta) g, starting from 0 and
    without bias correction; theta = theta - learning_rate * v, with the new v.
    Example: W1 = [[1, 2]], dW1 = [[0.2, -0.5]], learning rate 0.1, first step: [[0.998, 2.005]].
    """
    v = {name: beta * state["v"][name] + (1 - beta) * grads["d" + name] for name in parameters}
    return {name: parameters[name] - learning_rate * v[name] for name in parameters}, {"v": v}


@adam.part
def sgd(
    parameters: dict[str, np.ndarray], grads: dict[str, np.ndarray], state: dict, learning_rate: float
) -> tuple[dict[str, np.ndarray], dict]:
    """One plain step, theta - learning_rate * g, with the same form as the others: (new parameters, state)."""
    return {name: parameters[name] - learning_rate * grads["d" + name] for name in parameters}, state


@adam.part
def initial_state(parameters: dict[str, np.ndarray], optimizer: str) -> dict:
    """The state before the first step, for optimizer "sgd", "momentum" or "adam" (for "sgd" an empty dict will do).

    Any other word raises ValueError: a network that trains with a misspelt optimizer must not run on in silence.
    """
    if optimizer not in ("sgd", "momentum", "adam"):
        raise ValueError(f"unknown optimizer {optimizer!r}")
    return {"t": 0, **{k: {name: np.zeros_like(theta) for name, theta in parameters.items()} for k in "mv"}}


@adam.alternative
def in_place(parameters, grads, state, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    state["t"] += 1
    step = learning_rate * np.sqrt(1 - beta2 ** state["t"]) / (1 - beta1 ** state["t"])
    for name in parameters:
        g = grads[f"d{name}"]
        state["m"][name] = state["m"][name] + (1 - beta1) * (g - state["m"][name])
        state["v"][name] = state["v"][name] + (1 - beta2) * (np.square(g) - state["v"][name])
        scaled = epsilon * np.sqrt(1 - beta2 ** state["t"])
        parameters[name] -= step * state["m"][name] / (np.sqrt(state["v"][name]) + scaled)
    return parameters, state


@adam.alternative(of="momentum")
def layer_by_layer(parameters, grads, state, learning_rate, beta=0.9):
    new, velocity = dict(parameters), {}
    for l in range(1, len(parameters) // 2 + 1):
        for letter in "Wb":
            name = letter + str(l)
            velocity[name] = np.multiply(beta, state["v"][name]) + grads["d" + name] - beta * grads["d" + name]
            new[name] = new[name] - learning_rate * velocity[name]
    state["v"] = velocity
    return new, state


@adam.alternative(of="initial_state")
def with_lists(parameters, optimizer):
    if optimizer == "sgd":
        return {}
    if optimizer == "momentum":
        return {"v": {k: 0.0 for k in parameters}}
    if optimizer == "adam":
        return {"m": {k: 0 * v for k, v in parameters.items()}, "v": {k: 0 * v for k, v in parameters.items()}, "t": 0}
    raise ValueError("optimizer?")


adam.mistake(
    "The counter belongs to the update line, so it goes up for every parameter.",
    name="counts_parameters",
    edit=(
        ('t = state["t"] + 1', 't = state["t"]'),
        ('        g = grads["d" + name]', '        g = grads["d" + name]\n        t += 1'),
    ),
)
adam.mistake(
    "The first step is number 2, as t starts at 1.", name="starts_at_two", edit=('state["t"] + 1', 'state["t"] + 2')
)
adam.mistake(
    "The averages need no correction.",
    name="no_correction",
    edit=((" / (1 - beta1**t)", ""), (" / (1 - beta2**t)", "")),
)
adam.mistake("Only the first moment is biased.", name="first_corrected_only", edit=(" / (1 - beta2**t)", ""))
adam.mistake(
    "What is corrected is also what is kept for the next step.",
    name="corrected_moments_kept",
    edit=(
        'return new, {"t": t, "m": m, "v": v}',
        'return new, {"t": t, "m": {k: x / (1 - beta1**t) for k, x in m.items()}, "v": {k: x / (1 - beta2**t) for k, x in v.items()}}',
    ),
)
adam.mistake(
    "Epsilon protects the root, so it stands under it.",
    name="epsilon_inside",
    edit=("(np.sqrt(v_hat) + epsilon)", "np.sqrt(v_hat + epsilon)"),
)
adam.mistake(
    "beta1 is the decay of both averages.",
    name="beta1_twice",
    edit=('beta2 * state["v"][name] + (1 - beta2)', 'beta1 * state["v"][name] + (1 - beta1)'),
)
adam.mistake("The second moment averages the gradients' sizes.", name="not_squared", edit=("g**2", "np.abs(g)"))
adam.mistake(
    "The corrections use one and the same t, the first.",
    name="counter_not_kept",
    edit=('{"t": t,', '{"t": state["t"],'),
)
adam.mistake(
    "Velocity adds the whole gradient to beta times the old velocity.",
    name="heavy_ball",
    of="momentum",
    edit=(' + (1 - beta) * grads["d" + name]', ' + grads["d" + name]'),
)
adam.mistake(
    "Beta is the weight of the new gradient.",
    name="beta_swapped",
    of="momentum",
    edit=('beta * state["v"][name] + (1 - beta) * grads', '(1 - beta) * state["v"][name] + beta * grads'),
)
adam.mistake(
    "The state is for Adam; momentum needs only the last gradient.",
    name="velocity_not_kept",
    of="momentum",
    edit=('{"v": v}', "state"),
)
adam.mistake(
    "The parameters move with the velocity they had before.",
    name="old_velocity",
    of="momentum",
    edit=("learning_rate * v[name]", 'learning_rate * state["v"][name]'),
)
adam.mistake(
    "Parameters move along the gradient.",
    name="climbs",
    of="sgd",
    edit=("[name] - learning_rate", "[name] + learning_rate"),
)
adam.mistake(
    "Adam divides by the second moment.",
    name="no_root",
    edit=("np.sqrt(v_hat) + epsilon", "v_hat + epsilon"),
)
adam.mistake(
    "The state before the first step says t = 1, and the step adds one.",
    name="counter_starts_at_one",
    of="initial_state",
    edit=('{"t": 0,', '{"t": 1,'),
)
adam.mistake(
    "Only weights are trained.",
    name="biases_stay",
    of="sgd",
    edit=(
        'learning_rate * grads["d" + name] for name',
        '(learning_rate if name[0] == "W" else 0) * grads["d" + name] for name',
    ),
)
adam.mistake(
    "An optimizer that I do not know needs no state.",
    name="unknown_passes",
    of="initial_state",
    edit=('raise ValueError(f"unknown optimizer {optimizer!r}")', "return {}"),
)


adam.mistake(
    "The second moment holds the squared length of the gradient.",
    name="squared_length",
    edit=("(1 - beta2) * g**2", "(1 - beta2) * np.sum(g**2)"),
)


adam.mistake(
    "beta1 belongs to the second moment, beta2 to the first.",
    name="betas_exchanged",
    edit=(
        ('beta1 * state["m"][name] + (1 - beta1) * g', 'beta2 * state["m"][name] + (1 - beta2) * g'),
        ('beta2 * state["v"][name] + (1 - beta2) * g**2', 'beta1 * state["v"][name] + (1 - beta1) * g**2'),
    ),
)


@adam.mistake("The velocity is corrected for its start at 0, as Adam's moments are.", of="momentum")
def momentum_corrected(parameters, grads, state, learning_rate, beta=0.9):
    new, after = momentum(parameters, grads, state, learning_rate, beta)
    t = state["t"] + 1
    return {n: p + (new[n] - p) / (1 - beta**t) for n, p in parameters.items()}, {**after, "t": t}


@adam.mistake("Momentum looks ahead: the step is beta v plus the new gradient's share.", of="momentum")
def looks_ahead(parameters, grads, state, learning_rate, beta=0.9):
    _, after = momentum(parameters, grads, state, learning_rate, beta)
    step = {n: beta * after["v"][n] + (1 - beta) * grads["d" + n] for n in parameters}
    return {n: p - learning_rate * step[n] for n, p in parameters.items()}, after


def _given(rng, steps):
    shapes = {"W1": (4, 3), "b1": (4, 1), "W2": (2, 4), "b2": (2, 1)}
    parameters = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return parameters, [{"d" + n: rng.normal(size=s) for n, s in shapes.items()} for _ in range(steps)]


def _path(implementation, optimizer, rng, steps, *options):
    """The parameters after some steps with the learner's own state."""
    parameters, gradients = _given(rng, steps)
    state = implementation.initial_state(parameters, optimizer)
    for grads in gradients:
        parameters, state = getattr(implementation, optimizer)(parameters, grads, state, *options)
    return {name: parameters[name] for name in ("W1", "b1", "W2", "b2")}


@adam.random_case("sgd: two steps", n=2)
def plain(implementation, rng):
    return _path(implementation, "sgd", rng, 2, 0.1)


@adam.random_case("momentum: the first step", n=2)
def momentum_first(implementation, rng):
    return _path(implementation, "momentum", rng, 1, 0.1)


@adam.random_case("momentum: four steps", n=3, weight=2)
def momentum_later(implementation, rng):
    return _path(implementation, "momentum", rng, 4, 0.2, 0.8)


@adam.case("adam: the first two steps, by hand")
def adam_first(implementation):
    parameters = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([[0.5]])}
    grads = {"dW1": np.array([[0.2, -0.5]]), "db1": np.array([[3.0]])}
    state = implementation.initial_state(parameters, "adam")
    one, state = implementation.adam(parameters, grads, state, 0.1)
    two, _ = implementation.adam(one, {"dW1": np.array([[0.4, 0.1]]), "db1": np.array([[-1.0]])}, state, 0.1)
    return [{name: new[name] for name in parameters} for new in (one, two)]


@adam.random_case("adam: four steps", n=3, weight=3, required=True)
def adam_later(implementation, rng):
    return _path(implementation, "adam", rng, 4, 0.05, 0.8, 0.95)


@adam.random_case("adam: a large epsilon", n=2)
def large_epsilon(implementation, rng):
    return _path(implementation, "adam", rng, 2, 0.05, 0.9, 0.99, 0.3)


@adam.case("an unknown optimizer raises ValueError")
def unknown(implementation):
    from dlgrade import raised_name

    return raised_name(lambda: implementation.initial_state({"W1": np.ones((2, 3))}, "adamm"))


@adam.random_case("adam: layers of one shape", n=1)
def layers_alike(implementation, rng):
    shapes = {"W1": (3, 3), "b1": (3, 1), "W2": (3, 3), "b2": (3, 1)}
    parameters = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    state = implementation.initial_state(parameters, "adam")
    for _ in range(3):
        grads = {"d" + name: rng.normal(size=shape) for name, shape in shapes.items()}
        parameters, state = implementation.adam(parameters, grads, state, 0.1)
    return {name: parameters[name] for name in shapes}
