"""ch10.relu_layers_gradient_factor  ReLU alone does not save a gradient.    Chapter 10, misconception 4"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("vanishing-gradients", "relu", "backpropagation"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    decimals=4,
    stem=r"""
Layers 1 to << k + 1 >> of a network have << n >> ReLU units each. All weights of layers 2 to << k + 1 >> are $<< w|num >>$. For a certain example all
pre-activations of these layers are positive, and backpropagation has arrived at $dZ^{[<< k + 1 >>]}$, all of whose entries are
$<< delta|num >>$.

What is each entry of $dZ^{[1]}$ (where $dZ^{[l]}$ holds the derivatives of the loss by the pre-activations of layer $l$)?
""",
    explanation=r"""
One layer back, an entry is the sum over << n >> units of weight times error, and the slope of every active ReLU is 1: the factor is
$<< n >>\cdot << w|num >> = << (n * w)|num >>$. From layer << k + 1 >> to layer 1 these are << k >> factors:
$<< (n * w)|num >>^{<< k >>}\cdot << delta|num >>$, which is << key >>. With slopes of 1 the weights alone make a gradient vanish or explode.
""",
    feedback={"slope_one_keeps_it": "The slope is 1, but $W^T$ multiplies the error as well, << k >> times."},
)


@question.draw
def draw(rng):
    n = rng.integer("n", 3, 12)
    w = round(rng.choice("factor", (0.4, 0.5, 0.6, 0.7, 0.8, 1.2, 1.3, 1.4, 1.5, 1.6)) / n, 2)
    if abs(n * w - 1) < 0.1:
        raise Reject("the factor of a layer is almost 1")
    return {"n": n, "w": w, "k": rng.integer("k", 3, 5), "delta": rng.integer("delta", 2, 9) / 10}


@question.answer
def answer(implementation, n, w, k, delta):
    return (n * w) ** k * delta


@question.check
def check(r, n, w, k, delta):
    """Layer after layer, the sum over all units."""
    error = delta
    for _ in range(k):
        error = r(sum(w * error for _ in range(n)))
    return error


@question.proof
def proof():
    """The matrix of equal weights, k times, on a vector of equal entries; and its power in general."""
    n, w, k, delta, i = sp.symbols("n w k delta i", positive=True)
    size = 3
    ones = sp.ones(size, size) * w
    back = ones.T * (ones.T * (sp.ones(size, 1) * delta))
    general = delta * sp.product(sp.summation(w, (i, 1, n)), (sp.Symbol("l", integer=True), 1, k))
    return [
        (back, sp.ones(size, 1) * (size * w) ** 2 * delta, False),
        ((n * w) ** k * delta, general),
    ]


@question.mistake("The slope of an active ReLU is 1, so the error arrives as it is.")
def slope_one_keeps_it(n, w, k, delta):
    return delta


@question.mistake("Each layer contributes one weight.")
def one_weight_per_layer(n, w, k, delta):
    return w**k * delta if w**k * delta > 4e-4 else None


@question.mistake("The factors of the layers add up.")
def factors_add_up(n, w, k, delta):
    return k * n * w * delta


@question.mistake("Every layer contributes a factor, the first one as well.")
def one_factor_too_many(n, w, k, delta):
    return (n * w) ** (k + 1) * delta


@question.mistake("The last matrix belongs to the output error.")
def one_factor_too_few(n, w, k, delta):
    return (n * w) ** (k - 1) * delta


@question.mistake("Half of the ReLU units are active, whatever the pre-activations are.")
def half_of_them_active(n, w, k, delta):
    return (n * w / 2) ** k * delta


@question.mistake("The error of the next layer is divided among its units.")
def divided_among_units(n, w, k, delta):
    return (w / n) ** k * delta if (w / n) ** k * delta > 4e-4 else None


@question.mistake("All paths together have the weights of one path times the number of units.")
def one_layer_of_paths(n, w, k, delta):
    return n * w**k * delta


@question.mistake("The factors of the layers are the gradient; the error that arrives does not matter.")
def arriving_error_forgotten(n, w, k, delta):
    return (n * w) ** k


@question.mistake("The error of a layer is the sum over its units.")
def summed_over_units(n, w, k, delta):
    return n * (n * w) ** k * delta
