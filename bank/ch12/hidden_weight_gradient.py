"""ch12.hidden_weight_gradient  One entry of dW1 of a two-layer network, by hand.    Chapter 12, section 12.6 and example 1"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("backpropagation", "relu", "cross-entropy"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    version=2,
    decimals=3,
    stem=r"""
A network with two inputs, two ReLU units and one sigmoid output is trained with the binary cross-entropy
$J$, the mean over $m = 2$ examples (stored as columns). In a forward pass

$$X = << X|mat >>, \quad Z^{[1]} = << Z|mat >>, \quad A^{[2]} = << [A]|mat >>, \quad Y = << [Y]|mat >>,$$

and $W^{[2]} = << [W]|mat >>$. What is $\partial J / \partial W^{[1]}_{<< i + 1 >>,<< j + 1 >>}$, the derivative by the weight from input
<< j + 1 >> to hidden unit << i + 1 >>?
""",
    explanation=r"""
Sigmoid and cross-entropy give $dZ^{[2]} = A^{[2]} - Y = << [dZ2]|mat >>$ for the two examples. Through the weight
$W^{[2]}_{1,<< i + 1 >>} = << W[i] >>$ unit << i + 1 >> gets $<< [dA]|mat >>$; ReLU lets it pass only where row << i + 1 >> of
$Z^{[1]}$, $<< [Z[i]]|mat >>$, is positive, so $dZ^{[1]}_{<< i + 1 >>} = << [dZ1]|mat >>$. Multiplied by the input
$<< [X[j]]|mat >>$ and averaged over the two examples: $(<< terms >>) / 2$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    on = rng.integer("pattern", 0, 2)  # which of the two examples switch the asked unit on: both, the first, the second
    signs = ((1, 1), (1, -1), (-1, 1))[on]
    i, j = rng.integer("unit", 0, 1), rng.integer("input", 0, 1)
    Z = [rng.integers("other unit", 2, -4, 4) for _ in range(2)]
    Z[i] = [s * z for s, z in zip(signs, rng.integers("asked unit", 2, 2, 4))]
    Z[1 - i] = [z or 1 for z in Z[1 - i]]
    A, Y = rng.sample("A", (0.3, 0.4, 0.6, 0.7), 2), rng.integers("Y", 2, 0, 1)
    X = [[x * rng.choice("signs of X", (-1, 1)) for x in rng.sample("X", (1, 2, 3), 2)] for _ in range(2)]
    direction = rng.choice("direction", (-1, 1))  # both examples pull the weight in it, so that no sign is a hint
    X[j] = [abs(x) * (direction if a > y else -direction) for x, a, y in zip(X[j], A, Y)]
    W = [rng.choice("W", (2, 3)) for _ in range(2)]
    return {"X": X, "Z": Z, "A": A, "Y": Y, "W": W, "i": i, "j": j}


@question.work
def work(X, Z, A, Y, W, i, j):
    dZ2 = [round(a - y, 6) for a, y in zip(A, Y)]
    dA = [round(W[i] * d, 6) for d in dZ2]
    dZ1 = [d if z > 0 else 0 for d, z in zip(dA, Z[i])]
    first, second = ([f"({v:.10g})" if v < 0 else f"{v:.10g}" for v in pair] for pair in zip(dZ1, X[j]))
    terms = [rf"{first[0]} \cdot {first[1]}", rf"{second[0]} \cdot {second[1]}"]
    return {"dZ2": dZ2, "dA": dA, "dZ1": dZ1, "terms": " + ".join(terms)}


def entry(X, Z, A, Y, W, i, j, error=lambda a, y: a - y, mask=lambda z: z > 0):
    return sum(error(a, y) * W[i] * mask(z) * x for a, y, z, x in zip(A, Y, Z[i], X[j])) / 2


@question.answer
def answer(implementation, X, Z, A, Y, W, i, j):
    return entry(X, Z, A, Y, W, i, j)


@question.check
def check(X, Z, A, Y, W, i, j):
    """How much the output's sum moves with the weight, for each example; then outputs and labels apart."""
    sums = [W[i] * x if abs(z) == z else 0 for x, z in zip(X[j], Z[i])]
    return (A[0] * sums[0] + A[1] * sums[1]) / 2 - (Y[0] * sums[0] + Y[1] * sums[1]) / 2


@question.proof
def proof():
    """Sigmoid and cross-entropy, for one example with the unit on: the loss as a function of the weight."""
    w, x, v, c, y, d = sp.symbols("w x v c y d", real=True)
    a1, a2, y1, y2, x1, x2, s1, s2 = sp.symbols("a1 a2 y1 y2 x1 x2 s1 s2", real=True)
    out = 1 / (1 + sp.exp(-(v * (w * x + d) + c)))
    loss = -(y * sp.log(out) + (1 - y) * sp.log(1 - out))
    one = (out - y) * v * x
    mean = sum(((a - y) * v * s * x) for a, y, s, x in ((a1, y1, s1, x1), (a2, y2, s2, x2))) / 2
    matrices = sp.Matrix([[v * s1 * (a1 - y1), v * s2 * (a2 - y2)]]) * sp.Matrix([x1, x2]) / 2

    def where(X, Z, A, Y, W, i, j):
        on = {f"s{k + 1}": int(Z[i][k] > 0) for k in range(2)}
        pairs = {f"{n}{k + 1}": V[k] for n, V in (("a", A), ("y", Y), ("x", X[j])) for k in range(2)}
        return {**on, **pairs, "v": W[i]}

    return [(one, sp.diff(loss, w), False), (sp.expand(mean), matrices[0], where)]


@question.mistake("Gradients of weights are sums over the examples.")
def mean_forgotten(X, Z, A, Y, W, i, j):
    return 2 * entry(X, Z, A, Y, W, i, j)


@question.mistake("A unit that is off still passes its error on.")
def no_mask(X, Z, A, Y, W, i, j):
    value = entry(X, Z, A, Y, W, i, j, mask=lambda z: 1)
    return value if min(Z[i]) < 0 else None


@question.mistake("The slope of the sigmoid is multiplied to A - Y.")
def extra_slope(X, Z, A, Y, W, i, j):
    return entry(X, Z, A, Y, W, i, j, error=lambda a, y: (a - y) * a * (1 - a))


@question.mistake("The error reaches the hidden unit without the weight between them.")
def weight_forgotten(X, Z, A, Y, W, i, j):
    return entry(X, Z, A, Y, (1, 1), i, j)


@question.mistake("The first index of a weight is the input, the second the unit.")
def indices_swapped(X, Z, A, Y, W, i, j):
    return entry(X, Z, A, Y, W, j, i) if i != j else None


@question.mistake("The other input of the unit decides.")
def other_input(X, Z, A, Y, W, i, j):
    return entry(X, Z, A, Y, W, i, 1 - j)


@question.mistake("The ReLU passes the error on where its input is negative.")
def mask_inverted(X, Z, A, Y, W, i, j):
    value = entry(X, Z, A, Y, W, i, j, mask=lambda z: z <= 0)
    return value if min(Z[i]) < 0 else None
