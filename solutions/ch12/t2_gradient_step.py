"""ch12.t2  One step of gradient descent for a whole network.    Chapter 12, section 12.4"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("gradient-descent", "update-rule"),
    hints=(
        "The gradient points uphill. Which way do you want to go, and how far?",
        'Which entries of the gradients belong to a parameter? The name of the gradient of "W2" is "dW2".',
        'Go over the names in parameters and subtract learning_rate times grads["d" + name]. '
        "Nothing else in grads is needed.",
    ),
)
def gradient_step(
    parameters: dict[str, np.ndarray], grads: dict[str, np.ndarray], learning_rate: float
) -> dict[str, np.ndarray]:
    """The parameters after one step of plain gradient descent.

    parameters    : "W1", "b1", ..., "WL", "bL"; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1)
    grads         : "dW1", "db1", ..., each the gradient of the cost in the shape of its parameter; it may hold further
                    entries ("dZ2", "dA1", ...) from the backward pass, which are not used here
    learning_rate : alpha
    ->  a dict with the keys of parameters: every parameter minus alpha times its gradient. You may change the given
        arrays in place, but return the dict.

    Example: a weight 0.5 with gradient 0.2 and alpha = 0.1 becomes 0.48.
    """
    return {name: value - learning_rate * grads["d" + name] for name, value in parameters.items()}


@gradient_step.alternative
def layer_by_layer_in_place(parameters, grads, learning_rate):
    for l in range(1, len(parameters) // 2 + 1):
        parameters[f"W{l}"] -= learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] -= learning_rate * grads[f"db{l}"]
    return parameters


@gradient_step.alternative
def plain_lists(parameters, grads, learning_rate):
    new = {}
    for name in parameters:
        rows, slopes = parameters[name].tolist(), grads[f"d{name}"].tolist()
        new[name] = [
            [p - learning_rate * g for p, g in zip(row, slope, strict=True)]
            for row, slope in zip(rows, slopes, strict=True)
        ]
    return new


gradient_step.mistake(
    "A step follows the gradient.", name="ascent", edit=("value - learning_rate", "value + learning_rate")
)
gradient_step.mistake(
    "The gradient itself is the step.", name="no_learning_rate", edit=("learning_rate * grads", "grads")
)
gradient_step.mistake(
    "The step is in proportion to the parameter too.",
    name="relative_step",
    edit=("learning_rate * grads", "learning_rate * value * grads"),
)
gradient_step.mistake(
    "The learning rate shortens the old value along with the gradient.",
    name="shrinks_the_parameter",
    edit=(
        'value - learning_rate * grads["d" + name]',
        '(1 - learning_rate) * value - learning_rate * grads["d" + name]',
    ),
)


@gradient_step.mistake("Only weights are learned.")
def biases_stay(parameters, grads, learning_rate):
    right = gradient_step(parameters, grads, learning_rate)
    return {name: value if name.startswith("b") else right[name] for name, value in parameters.items()}


@gradient_step.mistake("range(1, L) visits all L layers.")
def last_layer_stays(parameters, grads, learning_rate):
    L = len(parameters) // 2
    right = gradient_step(parameters, grads, learning_rate)
    return {name: value if name.endswith(str(L)) else right[name] for name, value in parameters.items()}


@gradient_step.mistake("What comes back is the step, the change of each parameter.")
def change_only(parameters, grads, learning_rate):
    return {name: -learning_rate * grads["d" + name] for name in parameters}


def _network(rng, dims):
    parameters, grads = {}, {}
    for l in range(1, len(dims)):
        for name, shape in ((f"W{l}", (dims[l], dims[l - 1])), (f"b{l}", (dims[l], 1))):
            parameters[name], grads["d" + name] = rng.normal(size=shape), rng.normal(size=shape)
        grads[f"dZ{l}"] = rng.normal(size=(dims[l], 6))
    return parameters, grads


@gradient_step.mistake("Changing the arrays is enough; nothing has to be returned.")
def nothing_returned(parameters, grads, learning_rate):
    for name in parameters:
        parameters[name] = parameters[name] - learning_rate * grads["d" + name]


@gradient_step.mistake("A network has a hidden layer and an output layer.")
def two_layers_only(parameters, grads, learning_rate):
    return {name: parameters[name] - learning_rate * grads["d" + name] for name in ("W1", "b1", "W2", "b2")}


@gradient_step.case("by hand")
def by_hand(implementation):
    parameters = {"W1": np.array([[0.5, -1.0], [0.25, 2.0], [3.0, -0.5]]), "b1": np.array([[0.1], [-0.3], [0.7]])}
    grads = {"dW1": np.array([[0.2, 0.4], [-0.6, 1.0], [0.3, 2.0]]), "db1": np.array([[0.5], [-2.0], [0.4]])}
    return implementation.gradient_step(parameters, grads, 0.1)


@gradient_step.random_case("whole networks", n=4, weight=2)
def networks(implementation, rng):
    dims = [int(n) for n in rng.permutation([2, 3, 4, 5, 7])[: rng.integers(3, 6)]]
    return implementation.gradient_step(*_network(rng, dims), float(rng.uniform(0.05, 0.5)))
