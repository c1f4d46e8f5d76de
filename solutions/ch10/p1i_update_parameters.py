"""ch10.p1i  One gradient-descent update.    Chapter 10, the NumPy network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=3,
    topics=("gradient-descent",),
    hints=(
        "The gradient points uphill. Which way do you want to go?",
        "The gradients already are averages over the batch, and have the shapes of their parameters: what is left to "
        "do for each pair?",
        "Go over the layers 1..L, or over the names of the parameters; the gradient of a parameter has its name with "
        "a d in front. Step against it, scaled by the learning rate, and return the dictionary at the end.",
    ),
)
def update_parameters(
    parameters: dict[str, np.ndarray], grads: dict[str, np.ndarray], learning_rate: float
) -> dict[str, np.ndarray]:
    """One step of gradient descent on every parameter of the network.

    parameters    : "W1", "b1", ..., "WL", "bL", float arrays; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1)
    grads         : "dW1", "db1", ..., "dWL", "dbL" in the same shapes, of the mean cost (1/m is already in them)
    learning_rate : alpha
    ->  the dictionary of the new parameters, with the same keys and shapes: theta - alpha * d(theta).

    You may change the given arrays in place or make new ones, but return the dictionary.
    Example: W1 = [[1.0, 2.0]], dW1 = [[10.0, -5.0]], alpha = 0.1 gives W1 = [[0.0, 2.5]].
    """
    return {name: value - learning_rate * grads["d" + name] for name, value in parameters.items()}


@update_parameters.alternative
def in_place(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] -= learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] -= learning_rate * grads[f"db{l}"]
    return parameters


@update_parameters.alternative
def entry_by_entry(parameters, grads, learning_rate):
    for name in list(parameters):
        new = np.copy(parameters[name])
        for index in np.ndindex(new.shape):
            new[index] = new[index] + learning_rate * -grads[f"d{name}"][index]
        parameters[name] = new
    return parameters


update_parameters.mistake(
    "A step follows the gradient, so it is added.",
    name="uphill",
    edit=("value - learning_rate", "value + learning_rate"),
)
update_parameters.mistake(
    "The new parameter is the scaled gradient.", name="replaced", edit=("value - learning_rate * ", "-learning_rate * ")
)
update_parameters.mistake(
    "The whole gradient is subtracted.", name="rate_ignored", edit=("learning_rate * grads", "grads")
)
update_parameters.mistake(
    "The learning rate divides the gradient.",
    name="divided_by_rate",
    edit=('learning_rate * grads["d" + name]', 'grads["d" + name] / learning_rate'),
)


@update_parameters.mistake("Only weights are learned; biases stay at zero.")
def weights_only(parameters, grads, learning_rate):
    return {
        name: parameters[name] if name[0] == "b" else new
        for name, new in update_parameters(parameters, grads, learning_rate).items()
    }


@update_parameters.mistake("range(1, L) runs up to layer L, so the last layer gets its step too.")
def last_layer_missed(parameters, grads, learning_rate):
    last = str(len(parameters) // 2)
    return {
        name: parameters[name] if name[1:] == last else new
        for name, new in update_parameters(parameters, grads, learning_rate).items()
    }


@update_parameters.mistake("The step size is the same for all, only the sign of the gradient counts.")
def sign_only(parameters, grads, learning_rate):
    return {name: value - learning_rate * np.sign(grads["d" + name]) for name, value in parameters.items()}


@update_parameters.mistake("The arrays were changed in place, so nothing has to be returned.")
def nothing_returned(parameters, grads, learning_rate):
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]


update_parameters.mistake(
    "The gradient still has to be averaged, over the columns of its parameter.",
    name="averaged_again",
    edit=('grads["d" + name]', 'grads["d" + name] / value.shape[1]'),
)
update_parameters.mistake(
    "The gradient of a parameter is stored under the parameter's own name.",
    name="key_without_d",
    edit=('grads["d" + name]', "grads[name]"),
)


def _numbers(rng, dims):
    shapes = {}
    for l in range(1, len(dims)):
        shapes[f"W{l}"], shapes[f"b{l}"] = (dims[l], dims[l - 1]), (dims[l], 1)
    parameters = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return parameters, {"d" + name: 2 * rng.normal(size=shape) for name, shape in shapes.items()}


@update_parameters.mistake("A return inside the loop hands everything back.")
def return_in_the_loop(parameters, grads, learning_rate):
    first = next(iter(parameters))
    return {**parameters, first: parameters[first] - learning_rate * grads["d" + first]}


@update_parameters.random_case("weights", n=3, weight=2, required=True)
def weights(implementation, rng):
    new = implementation.update_parameters(*_numbers(rng, [4, 5, 3, 2]), 0.3)
    return {name: new[name] for name in ("W1", "W2", "W3")}


@update_parameters.random_case("biases", n=3)
def biases(implementation, rng):
    new = implementation.update_parameters(*_numbers(rng, [4, 5, 3, 2]), 0.05)
    return {name: new[name] for name in ("b1", "b2", "b3")}


@update_parameters.random_case("a network of twelve layers", n=2)
def twelve_layers(implementation, rng):
    new = implementation.update_parameters(*_numbers(rng, [3, 4, 2, 5, 3, 4, 2, 5, 3, 4, 2, 5, 3]), 0.5)
    return {name: new[name] for name in ("W1", "b9", "W10", "b12", "W12")}


@update_parameters.mistake("Only the first layer is updated; the others follow by themselves.")
def first_layer_only(parameters, grads, learning_rate):
    new = update_parameters(parameters, grads, learning_rate)
    return {name: new[name] if name[1:] == "1" else value for name, value in parameters.items()}


@update_parameters.mistake("A layer's number is one digit, so name[1] is the whole of it.")
def one_digit(parameters, grads, learning_rate):
    new = update_parameters(parameters, grads, learning_rate)
    return {name: new[name] if len(name) == 2 else value for name, value in parameters.items()}


@update_parameters.mistake("A step has the length learning_rate: the gradient is divided by its norm.")
def unit_length(parameters, grads, learning_rate):
    return update_parameters(parameters, {k: g / np.linalg.norm(g) for k, g in grads.items()}, learning_rate)
