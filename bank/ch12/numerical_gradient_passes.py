"""ch12.numerical_gradient_passes  Training without backpropagation, in forward passes.    Chapter 12, section 12.2"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch12.t1",
    topics=("cost", "backpropagation", "numerical-gradient"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="da",
    mistakes=("full_batch_passes", "steps_forgotten"),
    stem=r"""
A feed-forward network has $N = << weights >>$ parameters. It is trained on $<< examples >>$ examples by $<< steps >>$
steps of full-batch gradient descent, with numerical gradients: << rule >>.

How many forward passes of a **single example** does the whole training need at least?
""",
    explanation=r"""
One gradient needs the loss at << points >> points, and each loss needs a forward pass of all $<< examples >>$ examples. With
$<< steps >>$ steps this makes $<< count >> \cdot << examples >> \cdot << steps >>$ passes, which is << key >>. Backpropagation
would need one forward and one backward pass for each example and step, however many parameters there are.
""",
)


@question.draw
def draw(rng):
    return {
        "method": rng.choice("method", ("central", "one-sided")),
        "weights": rng.integer("weights", 31, 480),
        "examples": rng.integer("examples", 12, 90),
        "steps": rng.integer("steps", 3, 9),
    }


@question.work
def work(method, weights, examples, steps):
    if method == "central":
        rule = r"central differences $(J(w_i + h) - J(w_i - h)) / (2h)$, one parameter at a time"
        return {"rule": rule, "count": 2 * weights, "points": rf"$2N = {2 * weights}$"}
    rule = r"one-sided differences $(J(w_i + h) - J(w)) / h$, one parameter at a time, with $J(w)$ kept within a step"
    return {"rule": rule, "count": weights + 1, "points": rf"$N + 1 = {weights + 1}$"}


@question.answer
def answer(implementation, method, weights, examples, steps):
    return implementation.cost_table(weights, examples, steps)[method]


@question.check
def check(method, weights, examples, steps):
    """The points on all axes, numbered -N..-1 and 1..N (one-sided: 1..N), and 0 for the unmoved one."""
    points = range(-weights, weights + 1) if method == "central" else range(weights + 1)
    unmoved_not_needed = examples if method == "central" else 0
    return (len(points) * examples - unmoved_not_needed) * steps


@question.proof
def proof():
    """A sum over steps and parameters."""
    n, m, s = sp.symbols("weights examples steps", positive=True, integer=True)
    i, k = sp.symbols("i k", integer=True)
    two = sp.summation(sp.summation(m + m, (i, 1, n)), (k, 1, s))
    one = sp.summation(m + sp.summation(m, (i, 1, n)), (k, 1, s))

    def only(method):
        return lambda **v: {x: v[x] for x in ("weights", "examples", "steps")} if v["method"] == method else None

    return [(2 * n * m * s, two, only("central")), ((n + 1) * m * s, one, only("one-sided"))]


@question.mistake("One pass for each parameter is enough.")
def one_for_each(method, weights, examples, steps):
    return weights * examples * steps


@question.mistake("Every parameter needs both of its sides, and the unmoved point is needed as well.")
def start_added(method, weights, examples, steps):
    return (2 * weights + 1) * examples * steps


@question.mistake("The loss at the unmoved point is computed again for every parameter.")
def start_repeated(method, weights, examples, steps):
    return (3 if method == "central" else 2) * weights * examples * steps


@question.mistake("Each loss costs a forward and a backward pass.")
def backward_passes_added(method, weights, examples, steps):
    return 2 * (2 * weights if method == "central" else weights + 1) * examples * steps
