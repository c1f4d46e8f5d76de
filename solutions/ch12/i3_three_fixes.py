"""ch12.i3  Vanishing gradients: measure three fixes.    Chapter 12, interview, question 3"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=7,
    topics=("vanishing-gradients", "residual", "chain-rule"),
    hints=(
        "Differentiate one layer first: a = g(w a_prev). Which two factors does the chain rule give, and where is g' "
        "evaluated?",
        "With a skip connection a = a_prev + g(w a_prev). The derivative of a sum is a sum: what does the new term "
        "contribute?",
        "Walk forward through the layers, keep the activation, and multiply a running product by each layer's "
        "derivative. sigmoid' = s (1 - s), tanh' = 1 - t**2, ReLU' is 1 for a positive pre-activation and else 0.",
    ),
    rubric=(
        "Cause: the gradient of an early layer is a product over all later layers; with slopes of at most 0.25 it "
        "shrinks exponentially.",
        "ReLU: slope exactly 1 on the active side (and dead units as its price).",
        "Skip connections: the factor is 1 + something instead of something.",
        "Initialization (He, Xavier): keeps the factors near 1 at the start; or batch norm: keeps pre-activations where "
        "the slope is not small; or gates (LSTM, GRU).",
        "Does not name clipping or a larger learning rate as a fix: they treat other symptoms.",
        "Says how to see it: gradient norms by layer.",
    ),
    rubric_points=6,
)
def chain_gradient(weights: list[float], x: float, activation: str, skip: bool) -> float:
    """The derivative of the last activation by the input, in a network with one unit in each layer.

    weights : [w1, ..., wL], x : the input, activation : "sigmoid", "tanh" or "relu", skip : True or False
    ->  da[L]/dx, where a[0] = x and, for l = 1..L,
        a[l] = g(w_l a[l-1])            without skip,
        a[l] = a[l-1] + g(w_l a[l-1])   with skip.
    No biases; the derivative of ReLU at 0 is 0.

    Example: weights [2, 3], x = 1: "relu" gives 6 without skip and 12 with skip; "sigmoid" without skip gives 0.0391.

    The second function asks which measures fix what. In ANSWER explain the vanishing gradient to an interviewer and
    describe three fixes, each with the factor of the product that it changes (about 200 words).
    """
    a, product = float(x), 1.0
    for w in weights:
        z = w * a
        if activation == "sigmoid":
            g = 1 / (1 + np.exp(-z))
            slope = g * (1 - g)
        elif activation == "tanh":
            g = np.tanh(z)
            slope = 1 - g**2
        else:
            g = max(0.0, z)
            slope = float(z > 0)
        product *= slope * w + skip
        a = g + a if skip else g
    return float(product)


@chain_gradient.part
def fixes() -> dict[str, bool]:
    """Is it a fix for VANISHING gradients?  Return a dict from each key to True or False.

    "relu"        ReLU in place of the sigmoid in the hidden layers
    "skip"        residual (skip) connections
    "init"        weights scaled by the number of senders (He, Xavier) in place of 0.01 times normal numbers
    "batch norm"  batch normalization of the pre-activations
    "gates"       gated cells (LSTM, GRU) in recurrent networks
    "clipping"    clipping gradients by their norm
    "rate"        one learning rate, ten times as large, for all layers
    "dropout"     dropout in the hidden layers
    "l2"          an L2 penalty on the weights
    """
    good = ("relu", "skip", "init", "batch norm", "gates")
    return {k: k in good for k in (*good, "clipping", "rate", "dropout", "l2")}


@chain_gradient.alternative
def backwards_with_cache(weights, x, activation, skip):
    functions = {
        "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
        "tanh": (np.tanh, lambda z: np.cosh(z) ** -2),
        "relu": (lambda z: z * (z > 0), lambda z: 1.0 * (z > 0)),
    }
    g, slope = functions[activation]
    cache, a = [], x
    for w in weights:
        cache.append((w, w * a))
        a = g(w * a) + (a if skip else 0)
    gradient = np.array([1.0])
    while cache:
        w, z = cache.pop()
        gradient = gradient * w * slope(z) + (gradient if skip else 0)
    return gradient.item()


@chain_gradient.alternative
def pairs_by_recursion(weights, x, activation, skip):
    def go(rest, a, da):
        if not len(rest):
            return da
        z, dz = rest[0] * a, rest[0] * da
        if activation == "relu":
            b, db = (z, dz) if z > 0 else (0.0, 0.0)
        else:
            k = 2 if activation == "tanh" else 1
            s = 1 / (1 + np.exp(-k * z))
            b, db = (k * s - (k - 1), k * k * s * (1 - s) * dz)
        return go(rest[1:], b + a * skip, db + da * skip)

    return go(list(weights), x, 1.0)


chain_gradient.mistake(
    "A skip connection adds in the forward pass only.",
    name="skip_not_differentiated",
    edit=("product *= slope * w + skip", "product *= slope * w"),
)
chain_gradient.mistake(
    "With a skip connection the factor of the layer is 1.",
    name="skip_replaces",
    edit=("product *= slope * w + skip", "product *= 1 if skip else slope * w"),
)
chain_gradient.mistake(
    "The identity is added once, at the end of the product.",
    name="skip_added_once",
    edit=(
        ("product *= slope * w + skip", "product *= slope * w"),
        ("return float(product)", "return float(product + skip)"),
    ),
)
chain_gradient.mistake(
    "The gradient is the product of the slopes; the weights are another matter.",
    name="weights_forgotten",
    edit=("slope * w + skip", "slope + skip"),
)
chain_gradient.mistake(
    "The sigmoid's slope is 0.25.", name="always_a_quarter", edit=("slope = g * (1 - g)", "slope = 0.25")
)
chain_gradient.mistake(
    "The sigmoid's slope is z (1 - z).", name="slope_of_z", edit=("slope = g * (1 - g)", "slope = z * (1 - z)")
)
chain_gradient.mistake("The slope of tanh is 1 - tanh.", name="tanh_not_squared", edit=("1 - g**2", "1 - g"))
chain_gradient.mistake("ReLU has the slope 1.", name="relu_always_one", edit=("slope = float(z > 0)", "slope = 1.0"))
chain_gradient.mistake(
    "At exactly 0 the ReLU passes the gradient on.", name="relu_one_at_zero", edit=("float(z > 0)", "float(z >= 0)")
)
chain_gradient.mistake(
    "Every layer sees the input x.", name="always_at_x", edit=("a = g + a if skip else g", "a = float(x)")
)


@chain_gradient.mistake("Clipping gradients cures both vanishing and explosion.", of="fixes")
def clipping_cures():
    return {**fixes(), "clipping": True}


@chain_gradient.mistake("If gradients are small, a larger learning rate makes up for it.", of="fixes")
def larger_rate():
    return {**fixes(), "rate": True}


@chain_gradient.mistake("Everything that makes training better fixes vanishing gradients.", of="fixes")
def regularization_cures():
    return {**fixes(), "dropout": True, "l2": True}


@chain_gradient.mistake("Only the activation function has to do with vanishing gradients.", of="fixes")
def activation_only():
    return {**fixes(), "skip": False, "init": False, "batch norm": False, "gates": False}


@chain_gradient.mistake("ReLU is there to make computing faster, not for the gradient.", of="fixes")
def relu_for_speed():
    return {**fixes(), "relu": False}


chain_gradient.mistake(
    "The skip adds 1 to the derivative; the values run on without it.",
    name="skip_not_carried",
    edit=("g + a if skip else g", "g"),
)


@chain_gradient.mistake("The slope is that at the unit's output.")
def slope_at_the_output(weights, x, activation, skip):
    a, product = float(x), 1.0
    for w in weights:
        g = {"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh, "relu": lambda z: max(0.0, z)}[activation]
        out = g(w * a)
        slope = {"sigmoid": g(out) * (1 - g(out)), "tanh": 1 - np.tanh(out) ** 2, "relu": float(out > 0)}[activation]
        product *= slope * w + skip
        a = out + a * skip
    return float(product)


@chain_gradient.mistake("The slope is that at the activation that comes in.")
def slope_at_the_input(weights, x, activation, skip):
    a, product = float(x), 1.0
    for w in weights:
        g = {"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh, "relu": lambda z: max(0.0, z)}[activation]
        slope = {"sigmoid": g(a) * (1 - g(a)), "tanh": 1 - np.tanh(a) ** 2, "relu": float(a > 0)}[activation]
        product *= slope * w + skip
        a = g(w * a) + a * skip
    return float(product)


chain_gradient.mistake(
    "Every skip connection starts at the input x.",
    name="skip_from_the_input",
    edit=("g + a if skip else g", "g + float(x) if skip else g"),
)


chain_gradient.mistake(
    "The last layer's factor is the gradient.", name="last_factor_only", edit=("product *= slope", "product = slope")
)


chain_gradient.mistake(
    "The factor of a layer is its slope times its input.",
    name="derivative_by_the_weights",
    edit=("slope * w + skip", "slope * a + skip"),
)


@chain_gradient.case("ten sigmoid layers with weight 1", weight=1.5)
def ten_sigmoids(implementation):
    return [1e7 * implementation.chain_gradient([1.0] * 10, 0.3, "sigmoid", False)]


@chain_gradient.case("the same with skip connections")
def ten_skips(implementation):
    return implementation.chain_gradient([1.0] * 10, 0.3, "sigmoid", True)


@chain_gradient.random_case("tanh", n=3, required=True)
def tanh_chain(implementation, rng):
    weights = [float(w) for w in rng.normal(size=5)]
    return [implementation.chain_gradient(weights, 0.7, "tanh", skip) for skip in (False, True)]


@chain_gradient.random_case("sigmoid", n=3, required=True)
def sigmoid_chain(implementation, rng):
    weights = [float(w) for w in 2 * rng.normal(size=3)]
    return [implementation.chain_gradient(weights, -0.9, "sigmoid", skip) for skip in (False, True)]


@chain_gradient.case("ReLU, active throughout and switched off in between")
def relu_chain(implementation):
    found = []
    for weights in ([2.0, 0.5, 3.0], [2.0, -0.5, 3.0]):
        found += [implementation.chain_gradient(weights, 1.0, "relu", skip) for skip in (False, True)]
    return found


@chain_gradient.case("ReLU at exactly zero", weight=0.5)
def relu_kink(implementation):
    return implementation.chain_gradient([1.5, 2.0], 0.0, "relu", True)


def _probe_of(key):
    return lambda implementation: implementation.fixes()[key]


for _key in fixes():
    chain_gradient.case(f"a fix: {_key}", alone=True, weight=0.4)(_probe_of(_key))
