"""ch12.p1b  Three activations, there and back.    Chapter 12, the network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    topics=("activations", "chain-rule"),
    hints=(
        "Forward maps Z to A, entry by entry. Backward answers: if the loss changes by dA for a change of A, by how "
        "much does it change for a change of Z?",
        "Each slope can be written with the activation's own value: s (1 - s) for the sigmoid, 1 - a^2 for tanh, a "
        "switch for ReLU. The argument of `backward` is Z, so compute that value first.",
        "exp(800) overflows and inf / inf is not a number. exp of a number that is at most 0 is always safe, and so is "
        "limiting Z (np.clip) before it goes into exp.",
        "An unknown word must not run through a chain of ifs and come out as None: the last branch raises ValueError.",
    ),
)
def activate(Z: np.ndarray, name: str) -> np.ndarray:
    """A = g(Z) entry by entry, for g called "sigmoid", "relu" or "tanh"; Z of any shape, A of the same.

    sigmoid(z) = 1 / (1 + e^-z), relu(z) = max(0, z). Entries as large as +-1000 give finite results, no NaN.
    Any other name raises ValueError.

    Example: Z = [[-1, 0, 2]]: "sigmoid" gives [[0.268941, 0.5, 0.880797]], "relu" [[0, 0, 2]],
    "tanh" [[-0.761594, 0, 0.964028]].
    """
    if name == "sigmoid":
        return 1 / (1 + np.exp(-np.clip(Z, -500, 500)))
    if name == "relu":
        return np.maximum(0, Z)
    if name == "tanh":
        return np.tanh(Z)
    raise ValueError(f"unknown activation {name!r}")


@activate.part
def activate_backward(dA: np.ndarray, Z: np.ndarray, name: str) -> np.ndarray:
    """dZ = dA * g'(Z), entry by entry: the gradient before the activation from the gradient after it.

    dA and Z have the same shape. Z is the PRE-activation. Convention: relu'(0) = 0.
    Large Z of either sign give 0 slope for sigmoid and tanh, no NaN. An unknown name raises ValueError.

    Example: dA = [[1, 10, 10]], Z = [[-1, 0, 2]]: "sigmoid" gives [[0.196612, 2.5, 1.049936]], "relu" [[0, 0, 10]],
    "tanh" [[0.419974, 10, 0.706508]].
    """
    if name == "sigmoid":
        A = activate(Z, "sigmoid")
        return dA * A * (1 - A)
    if name == "relu":
        return dA * (Z > 0)
    if name == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    raise ValueError(f"unknown activation {name!r}")


@activate.alternative
def with_a_table(Z, name):
    table = {
        "relu": lambda z: np.where(z > 0, z, 0.0),
        "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)),
        "tanh": lambda z: (1 - np.exp(-2 * np.abs(z))) / (1 + np.exp(-2 * np.abs(z))) * np.sign(z),
    }
    if name not in table:
        raise ValueError(name)
    return table[name](np.asarray(Z, dtype=float))


@activate.alternative(of="activate_backward")
def in_place(dA, Z, name):
    dZ = np.array(dA, dtype=float)
    if name == "relu":
        dZ[Z <= 0] = 0
    elif name == "sigmoid":
        e = np.exp(-np.abs(Z))
        dZ *= e / (1 + e) ** 2
    elif name == "tanh":
        dZ /= np.cosh(np.clip(Z, -300, 300)) ** 2
    else:
        raise ValueError("no such activation: " + name)
    return dZ


activate.mistake(
    "The sigmoid is e^z over 1 + e^z.",
    name="sigmoid_overflows",
    edit=("1 / (1 + np.exp(-np.clip(Z, -500, 500)))", "np.exp(Z) / (1 + np.exp(Z))"),
)
activate.mistake(
    "The exponent of the sigmoid is z itself.",
    name="sigmoid_falls",
    edit=("np.exp(-np.clip", "np.exp(np.clip"),
)
activate.mistake(
    "tanh is the sigmoid under another name.",
    name="tanh_is_sigmoid",
    edit=("return np.tanh(Z)", 'return activate(Z, "sigmoid")'),
)
activate.mistake(
    "ReLU removes the sign.",
    name="relu_is_abs",
    edit=("np.maximum(0, Z)", "np.abs(Z)"),
)
activate.mistake(
    "A layer with an unknown activation is linear.",
    name="unknown_is_linear",
    edit=('raise ValueError(f"unknown activation {name!r}")', "return Z"),
)
activate.mistake(
    "The derivative is z (1 - z), with whatever went into the sigmoid.",
    name="formula_on_z",
    of="activate_backward",
    edit=("dA * A * (1 - A)", "dA * Z * (1 - Z)"),
)
activate.mistake(
    "The derivative of tanh is 1 - z^2.",
    name="tanh_formula_on_z",
    of="activate_backward",
    edit=("np.tanh(Z) ** 2", "Z**2"),
)
activate.mistake(
    "tanh' = 1 - tanh.",
    name="tanh_not_squared",
    of="activate_backward",
    edit=("np.tanh(Z) ** 2", "np.tanh(Z)"),
)
activate.mistake(
    "At zero ReLU is still on.",
    name="relu_slope_one_at_zero",
    of="activate_backward",
    edit=("(Z > 0)", "(Z >= 0)"),
)
activate.mistake(
    "ReLU backward lets positive gradients through.",
    name="switch_on_the_gradient",
    of="activate_backward",
    edit=("dA * (Z > 0)", "dA * (dA > 0)"),
)


@activate.mistake("The way back is g'(Z); dA is multiplied in elsewhere.", of="activate_backward")
def slope_only(dA, Z, name):
    return activate_backward(np.ones_like(dA), Z, name)


activate.mistake(
    "tanh has the sigmoid's rule: a (1 - a).",
    name="tanh_slope_like_sigmoid",
    of="activate_backward",
    edit=("dA * (1 - np.tanh(Z) ** 2)", "dA * np.tanh(Z) * (1 - np.tanh(Z))"),
)
activate.mistake(
    "The way back multiplies by the ReLU's output.",
    name="relu_times_output",
    of="activate_backward",
    edit=("dA * (Z > 0)", "dA * (Z > 0) * np.maximum(0, Z)"),
)
activate.mistake(
    "A wrong name cannot reach the way back, so nothing needs to be raised there.",
    name="backward_unknown_passes",
    of="activate_backward",
    edit=('raise ValueError(f"unknown activation {name!r}")', "return dA"),
)


activate.mistake(
    "A negative input still passes a little.", name="leaky", edit=("np.maximum(0, Z)", "np.where(Z > 0, Z, 0.01 * Z)")
)


activate.mistake(
    "A wrong name is a wrong key.",
    name="raises_key_error",
    of="activate",
    edit=('raise ValueError(f"unknown', 'raise KeyError(f"unknown'),
)


activate.mistake(
    "Numbers beyond a few units are cut off: the sigmoid is flat there.",
    name="cut_off_early",
    edit=("np.clip(Z, -500, 500)", "np.clip(Z, -5, 5)"),
)


def _forward_case(name):
    def probe(implementation, rng):
        return implementation.activate(rng.normal(size=(3, 5)) * 2, name)

    return probe


def _backward_case(name):
    def probe(implementation, rng):
        return implementation.activate_backward(rng.normal(size=(4, 3)), rng.normal(size=(4, 3)) * 1.5, name)

    return probe


for _name in ("sigmoid", "relu", "tanh"):
    activate.random_case(f"forward: {_name}", n=3)(_forward_case(_name))
for _name in ("sigmoid", "relu", "tanh"):
    activate.random_case(f"backward: {_name}", n=3, weight=1.5)(_backward_case(_name))


@activate.case("backward at exactly zero")
def corner(implementation):
    return implementation.activate_backward(
        np.array([[3.0, -2.0], [4.0, 5.0]]), np.array([[0.0, 0.0], [1.0, -1.0]]), "relu"
    )


@activate.case("entries of size 1000")
def large(implementation):
    Z = np.array([[-1000.0, -3.0, 1000.0]])
    found = [implementation.activate(Z, name) for name in ("sigmoid", "tanh")]
    return [*found, *(implementation.activate_backward(np.full((1, 3), 2.0), Z, n) for n in ("sigmoid", "tanh"))]


@activate.case("an unknown name raises ValueError")
def unknown(implementation):
    from dlgrade import raised_name

    Z = np.array([[1.0, 2.0]])
    return [
        raised_name(lambda: implementation.activate(Z, "sigmiod")),
        raised_name(lambda: implementation.activate_backward(Z, Z, "softplus")),
    ]
