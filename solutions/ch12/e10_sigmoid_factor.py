"""ch12.e10  How far a quarter for each layer holds.    Chapter 12, exercise 12.10"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=7,
    rtol=1e-6,
    atol=0,
    topics=("vanishing-gradients", "sigmoid", "weights"),
    hints=(
        "The derivative of one unit's output by its input is sigma'(z) times something. What else stands in z?",
        "The slope of the sigmoid is at most 1/4, and it reaches 1/4 at z = 0. How large is the whole factor of a layer "
        "at most, if weights may be as large as w?",
        "bound: the factor of one layer, to the power of the number of layers. chain_gradient: go forward, keep each "
        "activation a, and multiply by weight * a * (1 - a) in each layer.",
    ),
    rubric=(
        "sigma'(z) = s (1 - s) is at most 1/4, with proof (parabola or completing the square).",
        "By the chain rule the derivative through k layers is the product of k slopes AND k weights.",
        "The statement about a quarter to the power k is proved for weights of absolute value at most 1 (norm at most 1 "
        "for matrices), and a counterexample with larger weights is given.",
        "0.25 to the power 20 is about 9.1e-13: early layers learn practically nothing.",
    ),
    rubric_points=4,
)
def bound(k: int, w: float) -> float:
    """The largest possible |d a_k / d a_0| in a chain of k sigmoid units whose weights are at most w in absolute value.

    a_l = sigma(w_l a_(l-1) + b_l), l = 1..k, every |w_l| <= w, biases free; one unit in each layer.
    The maximum is over all such weights, all biases and all inputs. Biases can put every pre-activation to 0.

    Example: bound(2, 1) is 0.0625.

    The exercise in the book asks for a proof of "at most a quarter to the power k" with no word about the weights. Give
    the statement the condition that it needs; the third function and ANSWER are about it.
    """
    return (w / 4) ** k


@bound.part
def chain_gradient(a0: float, weights: list[float], biases: list[float]) -> float:
    """d a_k / d a_0 of such a chain, exactly, for one input a0; k = len(weights), with its sign.

    Example: chain_gradient(0.5, [5, 5], [-2.5, -2.5]) is 1.5625: both pre-activations are 0, each factor is 5/4.
    """
    a, gradient = a0, 1.0
    for w, b in zip(weights, biases, strict=True):
        a = 1 / (1 + np.exp(-(w * a + b)))
        gradient *= w * a * (1 - a)
    return float(gradient)


@bound.part
def statements() -> dict[str, bool]:
    """True or False, for chains of k sigmoid units as above.

    "always"    Whatever the weights are, the gradient through k layers is at most 0.25**k.
    "up to 1"   If all |w_l| <= 1, the gradient through k layers is at most 0.25**k.
    "up to 4"   If all |w_l| <= 4, the gradient through k layers is at most 1.
    "large"     With weights much larger than 4 the gradient explodes at every input.
    "slopes"    The product of the k slopes sigma'(z_l) alone is at most 0.25**k, whatever the weights are.
    """
    return {"always": False, "up to 1": True, "up to 4": True, "large": False, "slopes": True}


@bound.alternative
def multiplied_layer_by_layer(k, w):
    product = 1.0
    for _ in range(k):
        product *= 0.25 * w
    return product


@bound.alternative(of="chain_gradient")
def forward_then_backward(a0, weights, biases):
    activations = [a0]
    for w, b in zip(weights, biases, strict=True):
        activations.append(0.5 + 0.5 * np.tanh((w * activations[-1] + b) / 2))
    values = np.array(activations[1:])
    return np.prod(np.array(weights) * (values - values**2))


bound.mistake("The largest slope of the sigmoid is 1/2.", name="half_for_a_quarter", edit=("(w / 4)", "(w / 2)"))
bound.mistake("The factors of the layers add up.", name="factors_add", edit=("(w / 4) ** k", "(w / 4) * k"))
bound.mistake("Between k layers there are k - 1 factors.", name="one_factor_less", edit=("** k", "** (k - 1)"))
bound.mistake("The weights do not matter for the bound.", name="weights_ignored", edit=("(w / 4) ** k", "0.25**k"))
bound.mistake(
    "The weight's bound counts once, the slope in every layer.",
    name="weight_once",
    edit=("(w / 4) ** k", "w * 0.25**k"),
)
bound.mistake(
    "Only the slopes of the activations are multiplied.",
    name="chain_without_weights",
    of="chain_gradient",
    edit=("gradient *= w * a * (1 - a)", "gradient *= a * (1 - a)"),
)
bound.mistake(
    "Every layer has the slope 0.25.",
    name="chain_with_quarters",
    of="chain_gradient",
    edit=("gradient *= w * a * (1 - a)", "gradient *= w * 0.25"),
)
bound.mistake(
    "The slope of a layer is taken at the value that enters it.",
    name="slope_at_the_input",
    of="chain_gradient",
    edit=(
        "a = 1 / (1 + np.exp(-(w * a + b)))\n        gradient *= w * a * (1 - a)",
        "gradient *= w * a * (1 - a)\n        a = 1 / (1 + np.exp(-(w * a + b)))",
    ),
)


@bound.mistake("The gradient is a size, so its sign does not matter.", of="chain_gradient")
def absolute_value(a0, weights, biases):
    return abs(chain_gradient(a0, weights, biases))


@bound.mistake("0.25**k bounds the gradient for any weights.", of="statements")
def always_a_quarter():
    return {**statements(), "always": True}


@bound.mistake("Sigmoid networks have no bound on their gradients at all.", of="statements")
def never_bounded():
    return {**statements(), "up to 1": False, "up to 4": False}


@bound.mistake("Large weights mean exploding gradients, saturation or not.", of="statements")
def large_weights_explode():
    return {**statements(), "large": True}


@bound.mistake("With large weights the slopes of the sigmoid grow as well.", of="statements")
def slopes_grow():
    return {**statements(), "slopes": False}


bound.mistake("The largest slope of the sigmoid is 1, as for tanh.", name="slope_of_one", edit=("(w / 4)", "w"))


bound.mistake(
    "The sigmoid's slope is z (1 - z).",
    name="slope_from_the_pre_activation",
    of="chain_gradient",
    edit=(
        "a = 1 / (1 + np.exp(-(w * a + b)))\n        gradient *= w * a * (1 - a)",
        "z = w * a + b\n        a = 1 / (1 + np.exp(-z))\n        gradient *= w * z * (1 - z)",
    ),
)


bound.mistake(
    "The factor of the last layer is the gradient.",
    name="last_factor_only",
    of="chain_gradient",
    edit=("gradient *= w", "gradient = w"),
)


bound.mistake(
    "Weights above 1 do not make the bound larger.",
    name="weights_above_one_ignored",
    edit=("(w / 4)", "(min(w, 1) / 4)"),
)


bound.call_case("20 layers, weights up to 1", 20, 1)
bound.call_case("3 layers, weights up to 5", 3, 5)


bound.mistake(
    "The pre-activation is w a; the bias is constant and drops out.",
    name="bias_forgotten",
    of="chain_gradient",
    edit=("(w * a + b)", "(w * a)"),
)


@bound.random_case("other bounds", n=3, required=True)
def others(implementation, rng):
    k = int(rng.integers(4, 12))
    return [implementation.bound(k, float(rng.uniform(*span))) for span in ((0.3, 0.9), (1.5, 6))]


@bound.case("a chain that breaks the statement: weights 5", weight=2, alone=True)
def breaks(implementation):
    return implementation.chain_gradient(0.5, [5.0, 5.0, 5.0], [-2.5, -2.5, -2.5])


@bound.random_case("other chains", n=3, weight=2, alone=True)
def chains(implementation, rng):
    k = int(rng.integers(3, 6))
    weights = (rng.choice([-1, 1], size=k) * rng.uniform(0.5, 3, size=k)).tolist()
    weights[0] = -abs(weights[0]) if sum(w < 0 for w in weights[1:]) % 2 == 0 else abs(weights[0])  # odd: negative
    return implementation.chain_gradient(float(rng.normal()), weights, rng.normal(size=k).tolist())


def _probe_of(key):
    return lambda implementation: implementation.statements()[key]


for _key in statements():
    bound.case(f"statement: {_key}", alone=True)(_probe_of(_key))
