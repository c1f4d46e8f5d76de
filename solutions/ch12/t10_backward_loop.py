"""ch12.t10  The backward loop, for outputs that match their loss and outputs that do not.    Chapter 12, section 12.6.2"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=12,
    topics=("backpropagation", "loss", "activations", "multi-layer"),
    hints=(
        "For which outputs is dZ = A - Y more than a habit? Multiply the loss's slope by the activation's slope and "
        "see what cancels.",
        "Without a match there are two factors: the derivative of the loss by A, and the slope of the activation. "
        "Each slope here can be written in terms of A: a (1 - a), 1, (a > 0), 1 - a**2.",
        "In the loop a layer's dZ is used twice, for dW and for the activation below; the slope that comes next "
        "belongs to the layer below, at the Z and A of that layer.",
        "dZ = output_error(...). For l = L..1: dW = dZ A[l-1].T / m, db = row means of dZ; if l > 1: "
        "dZ = (W[l].T dZ) * slope at layer l - 1.",
    ),
)
def output_error(A: np.ndarray, Y: np.ndarray, output: str, loss: str) -> np.ndarray:
    """dZ[L], the derivative of each example's loss by the pre-activations of the output layer.

    A, Y   : (n, m), outputs and targets, examples in columns; no 1/m anywhere here
    output : the output's activation: "sigmoid", "softmax" (over each column), "linear", "tanh" or "relu"
    loss   : "bce", the sum over the units of -[y log a + (1 - y) log(1 - a)];  "cross-entropy", the sum of -y log a
             with one-hot Y (it and softmax come together only);  "squared", half the sum of (a - y)**2
    ->  (n, m).  ReLU'(0) = 0. Natural logarithm, no epsilon.

    Example: a = 0.6, y = 1 gives -0.4 for sigmoid with bce, but -1.666667 for a ReLU output with bce and -0.096 for
    sigmoid with the squared loss.
    """
    if (output, loss) in (("sigmoid", "bce"), ("softmax", "cross-entropy"), ("linear", "squared")):
        return A - Y
    dA = A - Y if loss == "squared" else -Y / A + (1 - Y) / (1 - A)
    slopes = {"sigmoid": A * (1 - A), "linear": np.ones(A.shape), "tanh": 1 - A**2, "relu": (A > 0) * 1.0}
    return dA * slopes[output]


@output_error.part
def backward(
    Y: np.ndarray, parameters: dict[str, np.ndarray], caches: dict[str, np.ndarray], hidden: str, output: str, loss: str
) -> dict[str, np.ndarray]:
    """The gradients of the mean cost of an L-layer network, with output_error at its upper end.

    Y          : (n[L], m) targets
    parameters : "W1", "b1", ..., "WL", "bL"; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1)
    caches     : "A0" (the input), "Z1", "A1", ..., "ZL", "AL" of the forward pass, each (n[l], m)
    hidden     : the activation of all hidden layers, "relu" (with ReLU'(0) = 0) or "tanh"; output, loss as above
    ->  dict with "dW1", "db1", ..., "dWL", "dbL", in the shapes of the parameters; further keys do no harm.

    dZ and dA are those of single examples, without 1/m; dW and db are of the mean over the m examples, with 1/m.
    """
    L, m = len(parameters) // 2, Y.shape[1]
    grads = {}
    dZ = output_error(caches[f"A{L}"], Y, output, loss)
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ caches[f"A{l - 1}"].T / m
        grads[f"db{l}"] = dZ.sum(axis=1, keepdims=True) / m
        if l > 1:
            below = caches[f"A{l - 1}"]
            slope = 1 - below**2 if hidden == "tanh" else below > 0
            dZ = (parameters[f"W{l}"].T @ dZ) * slope
    return grads


@output_error.alternative
def entry_by_entry(A, Y, output, loss):
    dZ = np.zeros(A.shape)
    for index, a in np.ndenumerate(A):
        y = Y[index]
        if output == "softmax":
            dZ[index] = a - y
            continue
        slope = {"sigmoid": a - a * a, "linear": 1.0, "tanh": (1 - a) * (1 + a), "relu": float(a > 0)}[output]
        dZ[index] = slope * (a - y) / (a * (1 - a) if loss == "bce" else 1)
    return dZ


@output_error.alternative(of="backward")
def averaged_at_the_top(Y, parameters, caches, hidden, output, loss):  # 1/m once, at the start: the same gradients
    L = len(parameters) // 2
    dZ, grads = np.asarray(output_error(caches[f"A{L}"], Y, output, loss)) / Y.shape[1], {}
    for l in reversed(range(1, L + 1)):
        grads[f"dZ{l}"] = dZ
        grads[f"dW{l}"] = np.einsum("ij,kj->ik", dZ, caches[f"A{l - 1}"])
        grads[f"db{l}"] = np.dot(dZ, np.ones((dZ.shape[1], 1)))
        if l > 1:
            Z = caches[f"Z{l - 1}"]
            dZ = np.dot(parameters[f"W{l}"].T, dZ)
            dZ *= np.where(Z > 0, 1, 0) if hidden == "relu" else np.cosh(Z) ** -2.0
    return grads


output_error.mistake(
    "dZ[L] is A - Y for every output and every loss.",
    name="difference_for_all",
    edit=("return dA * slopes[output]", "return A - Y"),
)


@output_error.mistake("Cross-entropy always gives A - Y, whatever the activation; only the squared loss needs a slope.")
def bce_always_short(A, Y, output, loss):
    return A - Y if loss == "bce" else output_error(A, Y, output, loss)


@output_error.mistake("The short form belongs to the sigmoid, with any loss.")
def sigmoid_always_short(A, Y, output, loss):
    return A - Y if output == "sigmoid" else output_error(A, Y, output, loss)


output_error.mistake(
    "The slope is a factor in every case, in the matching ones as well.",
    name="extra_slope",
    edit=(
        'in (("sigmoid", "bce"), ("softmax", "cross-entropy"), ("linear", "squared")):\n        return A - Y',
        'in (("sigmoid", "bce"), ("softmax", "cross-entropy"), ("linear", "squared")):\n'
        "        return A - Y if output == 'linear' else (A - Y) * A * (1 - A)",
    ),
)
output_error.mistake(
    "The error is the target minus the output.",
    name="target_minus_output",
    edit=("        return A - Y", "        return Y - A"),
)


@output_error.mistake("The squared loss, differentiated, has a factor 2.")
def factor_two(A, Y, output, loss):
    return (2 if loss == "squared" else 1) * output_error(A, Y, output, loss)


@output_error.mistake("The first error is averaged over the examples.")
def averaged_error(A, Y, output, loss):
    return output_error(A, Y, output, loss) / A.shape[1]


output_error.mistake("The slope of tanh is 1 - a.", name="tanh_not_squared", edit=('"tanh": 1 - A**2', '"tanh": 1 - A'))
output_error.mistake(
    "A ReLU output passes everything.", name="relu_output_open", edit=("(A > 0) * 1.0", "np.ones(A.shape)")
)
output_error.mistake(
    "The slope of a hidden layer is taken at its own level, that of the layer above.",
    name="slope_of_the_layer_above",
    of="backward",
    edit=(
        'dZ = (parameters[f"W{l}"].T @ dZ) * slope',
        'above = caches[f"A{l}"]\n'
        "            dZ = parameters[f'W{l}'].T @ (dZ if l == L else dZ * (1 - above**2 if hidden == 'tanh' else above > 0))",
    ),
)
output_error.mistake(
    "Errors pass through the weights only.",
    name="slope_forgotten",
    of="backward",
    edit=(".T @ dZ) * slope", ".T @ dZ)"),
)
output_error.mistake(
    "dZ of the layer below is computed first, and dW from it.",
    name="overwritten_too_early",
    of="backward",
    edit=(
        'grads[f"dW{l}"] = dZ @ caches[f"A{l - 1}"].T / m',
        'grads[f"dW{l}"] = (dZ if l == L else dZ * (1 - caches[f"A{l}"]**2 if hidden == "tanh" else caches[f"A{l}"]))'
        ' @ caches[f"A{l - 1}"].T / m',
    ),
)
output_error.mistake(
    "The gradients of weights and biases are sums.",
    name="mean_forgotten",
    of="backward",
    edit=((".T / m", ".T"), ("keepdims=True) / m", "keepdims=True)")),
)
output_error.mistake(
    "tanh layers are masked like ReLU layers.",
    name="mask_for_tanh",
    of="backward",
    edit=('1 - below**2 if hidden == "tanh" else below > 0', "below > 0"),
)
output_error.mistake(
    "db is a flat row of one number for each unit.",
    name="flat_bias_gradient",
    of="backward",
    edit=("dZ.sum(axis=1, keepdims=True)", "dZ.sum(axis=1)"),
)
output_error.mistake(
    "The output error is averaged, and so are dW and db.",
    name="averaged_twice",
    of="backward",
    edit=(
        'dZ = output_error(caches[f"A{L}"], Y, output, loss)',
        'dZ = output_error(caches[f"A{L}"], Y, output, loss) / m',
    ),
)
output_error.mistake(
    "Hidden layers have the slope a (1 - a), as the sigmoid has.",
    name="sigmoid_slope_inside",
    of="backward",
    edit=('1 - below**2 if hidden == "tanh"', 'below * (1 - below) if hidden == "tanh"'),
)
output_error.mistake(
    "The backward pass begins with the derivative of the loss; the output's slope is no part of it.",
    name="no_output_slope",
    edit=("return dA * slopes[output]", "return dA"),
)
output_error.mistake(
    "A bias gets one number for the whole layer.",
    name="bias_summed_over_units",
    of="backward",
    edit=("dZ.sum(axis=1, keepdims=True) / m", "dZ.sum() / m"),
)
output_error.mistake(
    "tanh' is 1 - tanh(a)**2, a the value that is in the cache.",
    name="tanh_applied_twice",
    of="backward",
    edit=("1 - below**2", "1 - np.tanh(below) ** 2"),
)


output_error.mistake(
    "Cross-entropy has a logarithm of the output, so A (1 - A) is multiplied to A - Y behind softmax.",
    name="softmax_slope_left",
    edit=(
        (
            '(("sigmoid", "bce"), ("softmax", "cross-entropy"), ("linear", "squared"))',
            '(("sigmoid", "bce"), ("linear", "squared"))',
        ),
        ("    dA = A - Y if", '    if output == "softmax":\n        return (A - Y) * A * (1 - A)\n    dA = A - Y if'),
    ),
)


output_error.mistake(
    "The mean is over all entries of Y, units and examples.",
    name="mean_over_units_too",
    of="backward",
    edit=("len(parameters) // 2, Y.shape[1]", "len(parameters) // 2, Y.size"),
)


output_error.mistake(
    "Every layer on the way back averages once more.",
    name="averaged_at_each_layer",
    of="backward",
    edit=("dZ = (parameters", "dZ = (1 / m) * (parameters"),
)


output_error.mistake(
    "Squashing outputs have the slope a (1 - a), tanh too.",
    name="sigmoid_slope_for_tanh",
    edit=('"tanh": 1 - A**2', '"tanh": A * (1 - A)'),
)


def _outputs(rng, kind, n, m):
    Z = rng.normal(size=(n, m))
    if kind == "softmax":
        e = np.exp(Z)
        return e / e.sum(axis=0)
    if kind == "relu":
        A = np.where(Z > -0.8, rng.uniform(0.1, 0.9, size=(n, m)), 0.0)
        A[0, 1] = 0.0  # a unit that is off
        return A
    return {"sigmoid": 1 / (1 + np.exp(-Z)), "linear": Z, "tanh": np.tanh(Z)}[kind]


def _forward(rng, dims, m, hidden, output):
    parameters, caches = {}, {"A0": rng.normal(size=(dims[0], m))}
    L = len(dims) - 1
    for l in range(1, L + 1):
        parameters[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])) / np.sqrt(dims[l - 1])
        parameters[f"b{l}"] = 0.3 * rng.normal(size=(dims[l], 1))
        Z = parameters[f"W{l}"] @ caches[f"A{l - 1}"] + parameters[f"b{l}"]
        kind = output if l == L else hidden
        if kind == "softmax":
            A = np.exp(Z) / np.exp(Z).sum(axis=0)
        else:
            A = {"relu": np.maximum(0, Z), "tanh": np.tanh(Z), "linear": Z, "sigmoid": 1 / (1 + np.exp(-Z))}[kind]
        caches[f"Z{l}"], caches[f"A{l}"] = Z, A
    return parameters, caches


def _labels(rng, n, m):
    Y = np.zeros((n, m))
    Y[rng.integers(0, n, size=m), np.arange(m)] = 1
    return Y


@output_error.random_case("matching pairs", n=2)
def matching(implementation, rng):
    Y = _labels(rng, 3, 5)
    return [
        implementation.output_error(_outputs(rng, "sigmoid", 3, 5), Y, "sigmoid", "bce"),
        implementation.output_error(_outputs(rng, "softmax", 3, 5), Y, "softmax", "cross-entropy"),
        implementation.output_error(_outputs(rng, "linear", 3, 5), rng.normal(size=(3, 5)), "linear", "squared"),
    ]


@output_error.case("a ReLU output with binary cross-entropy", weight=2)
def relu_with_bce(implementation):
    return implementation.output_error(np.array([[0.6, 0.3, 0.9]]), np.array([[1.0, 0.0, 1.0]]), "relu", "bce")


@output_error.random_case("squared loss behind a squashing output", n=2, weight=2)
def squared(implementation, rng):
    Y = rng.normal(size=(2, 4))
    return [
        implementation.output_error(_outputs(rng, kind, 2, 4), Y, kind, "squared")
        for kind in ("sigmoid", "tanh", "relu")
    ]


@output_error.random_case("ReLU inside, matching outputs", n=3, weight=3)
def relu_networks(implementation, rng):
    got = []
    for dims, output, loss in (([3, 5, 4, 2], "sigmoid", "bce"), ([4, 6, 3], "softmax", "cross-entropy")):
        parameters, caches = _forward(rng, dims, 7, "relu", output)
        grads = implementation.backward(_labels(rng, dims[-1], 7), parameters, caches, "relu", output, loss)
        got.append({f"d{name}": grads[f"d{name}"] for name in parameters})
    return got


@output_error.random_case("tanh inside", n=3, weight=2)
def tanh_networks(implementation, rng):
    parameters, caches = _forward(rng, [4, 3, 5, 2], 6, "tanh", "linear")
    grads = implementation.backward(rng.normal(size=(2, 6)), parameters, caches, "tanh", "linear", "squared")
    return {f"d{name}": grads[f"d{name}"] for name in parameters}


@output_error.case("a whole network whose output does not match", weight=2)
def mismatched(implementation):
    rng = np.random.default_rng(12)
    parameters, caches = _forward(rng, [3, 4, 2], 5, "tanh", "sigmoid")
    grads = implementation.backward(_labels(rng, 2, 5), parameters, caches, "tanh", "sigmoid", "squared")
    return {f"d{name}": grads[f"d{name}"] for name in parameters}


@output_error.random_case("tanh, linear and sigmoid outputs with binary cross-entropy", n=2)
def other_bce(implementation, rng):
    A, Y = rng.uniform(0.1, 0.9, size=(2, 4)), _labels(rng, 2, 4)
    return [implementation.output_error(A, Y, kind, "bce") for kind in ("tanh", "linear", "sigmoid")]
