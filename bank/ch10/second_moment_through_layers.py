"""ch10.second_moment_through_layers  A wrong variance, layer after layer.    Chapter 10, He initialization"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("initialization", "he-initialization", "variance"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    version=2,
    decimals=4,
    stem=r"""
The weights of a deep ReLU network are drawn independently with mean 0 and variance $<< c|num >>/n$, where $n$ is the number of inputs
of the layer; all biases are 0, and the pre-activations $z$ may be taken as symmetric about 0. The inputs have
$E[x^2] = << start|num >>$ in every component. What is $E[a^2]$ of the activations after layer << k >> (in the mean over the random weights)?
""",
    explanation=r"""
$E[z^2] = n\cdot\frac{<< c|num >>}{n}\cdot E[a_{\text{prev}}^2] = << c|num >>\,E[a_{\text{prev}}^2]$, and ReLU keeps half of it. Each
layer multiplies the second moment by $\frac{<< c|num >>}{2} = << half|num >>$, so after << k >> layers it is
$<< start|num >>\cdot << half|num >>^{<< k >>}$, which is << key >>. Only the variance $2/n$ (He) keeps it.
""",
)


@question.draw
def draw(rng):
    return {
        "c": rng.choice("c", (1.0, 1.2, 1.4, 1.5, 1.6, 1.8, 2.2, 2.4, 2.5, 2.6, 3.0)),
        "start": rng.choice("start", (0.5, 0.8, 1.5, 2.0, 3.0)),
        "k": rng.integer("k", 3, 7),
    }


@question.work
def work(c, start, k):
    return {"half": c / 2}


@question.answer
def answer(implementation, c, start, k):
    return start * (c / 2) ** k


@question.check
def check(r, c, start, k):
    """Layer after layer: z first, then the half that a ReLU keeps; the start comes last."""
    growth = 1
    for _ in range(k):
        z_moment = c * growth
        growth = z_moment / 2
    return r(growth) * start


@question.proof
def proof():
    """One layer: n independent weights, and the half of a symmetric second moment; then the power."""
    n, c, start = sp.symbols("n c start", positive=True)
    k, i = sp.symbols("k i", positive=True, integer=True)
    z = sp.Symbol("z", real=True)
    v = sp.Symbol("v", positive=True)
    density = sp.exp(-(z**2) / (2 * v)) / sp.sqrt(2 * sp.pi * v)
    kept = sp.integrate(z**2 * density, (z, 0, sp.oo)) / sp.integrate(z**2 * density, (z, -sp.oo, sp.oo))
    step = sp.summation(c / n, (i, 1, n)) * kept
    return start * (c / 2) ** k, start * sp.product(step, (i, 1, k))


@question.mistake("ReLU does not change E[z^2].")
def relu_keeps_all(c, start, k):
    found = start * c**k
    return found if found < 10 or start * (c / 2) ** k > 10 else None  # or its length would give it away


@question.mistake("There is one layer fewer between input and activation.")
def one_layer_less(c, start, k):
    return start * (c / 2) ** (k - 1)


@question.mistake("There is one layer more between input and activation.")
def one_layer_more(c, start, k):
    return start * (c / 2) ** (k + 1)


@question.mistake("ReLU keeps a quarter of the second moment.")
def quarter_kept(c, start, k):
    return start * (c / 4) ** k


@question.mistake("The changes of the layers add up.")
def changes_add_up(c, start, k):
    return start * (1 + k * (c / 2 - 1)) if 1 + k * (c / 2 - 1) > 0 else None


@question.mistake("The moment scales with the standard deviation of the weights.")
def root_of_the_factor(c, start, k):
    return start * (c / 2) ** (k / 2)


@question.mistake("The start plays no part.")
def start_forgotten(c, start, k):
    return (c / 2) ** k
