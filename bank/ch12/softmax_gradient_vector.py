"""ch12.softmax_gradient_vector  The gradient of softmax with cross-entropy, as a vector.    Chapter 12, exercise 12.4"""

import sympy as sp

from dlgrade.bank import Question, exp, log

question = Question(
    topics=("softmax", "cross-entropy", "backpropagation"),
    kinds="MCQ",
    marks=1,
    bloom="apply",
    syllabus="da",
    decimals=2,
    stem=r"""
The output layer of a classifier has the logits $z = (\ln << k[0] >>, \ln << k[1] >>, \ln << k[2] >>)$ for an example of class << c >> (classes are counted from 1). The loss is the
cross-entropy of softmax, $L = -\ln p_{<< c >>}$ with the natural logarithm.

Which vector is $\partial L / \partial z$?
""",
    explanation=r"""
Softmax takes the exponentials, here $<< k|join(", ") >>$, and divides by their sum $<< k|sum >>$: $p = (<< shown >>)$. With cross-entropy
$\partial L / \partial z_i = p_i - y_i$, where $y$ is 1 for class << c >> and else 0: << key >>. The entries add up to 0.
""",
)
SUMS = {
    10: ((1, 2, 7), (1, 3, 6), (2, 3, 5), (1, 4, 5)),
    20: ((3, 4, 13), (2, 7, 11), (3, 6, 11), (4, 5, 11), (3, 8, 9), (5, 7, 8)),
    25: ((3, 8, 14), (4, 9, 12), (6, 7, 12), (2, 10, 13), (5, 8, 12)),
}


@question.draw
def draw(rng):
    k = rng.shuffled("k", rng.choice("triple", SUMS[rng.choice("sum", (10, 20, 25))]))
    return {"k": k, "c": rng.integer("c", 1, 3)}


def probabilities(k):
    return [v / sum(k) for v in k]


@question.work
def work(k, c):
    return {"shown": ", ".join(f"{v:.2f}" for v in probabilities(k))}


@question.answer
def answer(implementation, k, c):
    return tuple(p - (i == c - 1) for i, p in enumerate(probabilities(k)))


@question.check
def check(k, c):
    """By the chain rule: -1/p_c times the derivatives of p_c by the logits."""
    logits = [log(v) for v in k]
    total = exp(logits[0]) + exp(logits[1]) + exp(logits[2])
    own = exp(logits[c - 1])
    found = []
    for i in range(3):
        e = exp(logits[i])
        slope = (own * total - own * e) / total**2 if i == c - 1 else -own * e / total**2
        found.append(-slope * total / own)
    return tuple(found)


@question.proof
def proof():
    z = sp.symbols("z0:3", real=True)
    total = sum(sp.exp(v) for v in z)
    loss = -sp.log(sp.exp(z[0]) / total)
    formula = [sp.exp(z[0]) / total - 1, sp.exp(z[1]) / total, sp.exp(z[2]) / total]

    def where(k, c):
        return {f"z{i}": sp.log(v) for i, v in enumerate(k)} if c == 1 else None

    return formula, [sp.diff(loss, v) for v in z], where


@question.mistake("The gradient is y - p.")
def target_minus_output(k, c):
    return tuple((i == c - 1) - p for i, p in enumerate(probabilities(k)))


@question.mistake("Only the logit of the true class gets a gradient.")
def true_class_only(k, c):
    return tuple(p - 1 if i == c - 1 else 0.0 for i, p in enumerate(probabilities(k)))


@question.mistake("The slope p (1 - p) of each output is a factor on top.")
def slope_on_top(k, c):
    return tuple((p - (i == c - 1)) * p * (1 - p) for i, p in enumerate(probabilities(k)))


@question.mistake("The gradient is that of the probabilities, -1/p for the true class.")
def by_the_probability(k, c):
    return tuple(-1 / p if i == c - 1 else 0.0 for i, p in enumerate(probabilities(k)))


@question.mistake("The error of the other classes is 1 - p.")
def all_minus_one(k, c):
    return tuple(p - 1 if i == c - 1 else 1 - p for i, p in enumerate(probabilities(k)))


@question.mistake("All classes get the mean of the gradient of the true class.")
def spread_evenly(k, c):
    p = probabilities(k)[c - 1]
    return tuple(p - 1 if i == c - 1 else (1 - p) / 2 for i in range(3))
