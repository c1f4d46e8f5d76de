"""ch10.softmax_weight_update  One output weight learns.    Chapter 10, the network class, backward and update"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("gradient-descent", "softmax", "cross-entropy", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    version=2,
    decimals=4,
    stem=r"""
A softmax output layer with three classes gives an example the probabilities $p = (<< p[0]|num >>,\ << p[1]|num >>,\ << p[2]|num >>)$; its true
class is << c >> (classes are counted from 1). The loss is the cross-entropy $-\ln p_{<< c >>}$. Unit << j >> of the last hidden layer has the
activation $<< a|num >>$ for this example, and the weight from there to output << k >> is $<< w|num >>$.

What is this weight after one step of gradient descent on this example with learning rate $<< alpha|num >>$?
""",
    explanation=r"""
For softmax with cross-entropy $\partial \mathcal{L}/\partial z_k = p_k - y_k$, here
$<< p_k|num >> - << y >> = << (p_k - y)|num >>$. The weight's derivative is this times what it multiplies:
$<< (p_k - y)|num >>\cdot << a|num >> = << ((p_k - y) * a)|num >>$. The new weight is
$<< w|num >> - << alpha|num >>\cdot << g|num if g >= 0 else '(' ~ g|num ~ ')' >>$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    p1, p2 = rng.integer("p1", 10, 55), rng.integer("p2", 10, 40)
    p = [p1 / 100, p2 / 100, (100 - p1 - p2) / 100]
    k = rng.integer("k", 1, 3)
    w = rng.integer("w", -15, 15) / 10
    if w == 0:
        raise Reject("the weight is zero")
    return {
        "p": p,
        "k": k,
        "c": k if rng.below("right", 2) else k % 3 + 1,
        "j": rng.integer("j", 1, 8),
        "a": rng.integer("a", 3, 29) / 10,
        "w": w,
        "alpha": rng.choice("alpha", (0.1, 0.2, 0.5)),
    }


@question.work
def work(p, k, c, j, a, w, alpha):
    return {"p_k": p[k - 1], "y": int(k == c), "g": (p[k - 1] - (k == c)) * a}


@question.answer
def answer(implementation, p, k, c, j, a, w, alpha):
    return w - alpha * (p[k - 1] - (k == c)) * a


@question.check
def check(r, p, k, c, j, a, w, alpha):
    """The error from the other classes' probabilities: what is missing to 1, or what is too much."""
    others = sum(p[i] for i in range(3) if i != k - 1)
    error = -others if k == c else 1 - others
    return w - r(alpha * r(error * a))


@question.proof
def proof():
    """The derivative of -ln softmax by the weight, at logits that give the drawn probabilities."""
    w, a, alpha, r, s, q, t = sp.symbols("w a alpha r s q t", positive=True)
    z = sp.symbols("z")
    total = sp.exp(z) + r + s  # r and s: the exponentials of the other two logits
    right, other = -sp.log(sp.exp(z) / total), -sp.log(r / total)
    slope, slope_of_other = (sp.simplify(loss.diff(z)) for loss in (right, other))
    share = sp.exp(z) / total
    formula = w - alpha * (q - t) * a  # q: the probability of output k, t: 1 if k is the true class, else 0
    through_z = sp.diff(sp.Symbol("b") + w * a, w)  # dz_k / dw

    def where(p, k, c, a, w, alpha, **_):
        return {"w": w, "a": a, "alpha": alpha, "q": p[k - 1], "t": int(k == c)}

    derived = w - alpha * (t * (q - 1) + (1 - t) * q) * through_z
    return [(slope, share - 1, False), (slope_of_other, share, False), (formula, derived, where)]


def other(value, p, k, c, a, w, alpha):
    """The value, unless the belief makes no difference here."""
    return value if abs(value - w + alpha * (p[k - 1] - (k == c)) * a) > 1e-9 else None


@question.mistake("A step follows the gradient, so it is added.")
def uphill(p, k, c, j, a, w, alpha):
    return w + alpha * (p[k - 1] - (k == c)) * a


@question.mistake("The label does not enter the error of an output, only its probability does.")
def label_ignored(p, k, c, j, a, w, alpha):
    return other(w - alpha * p[k - 1] * a, p, k, c, a, w, alpha)


@question.mistake("Every output's error is that of the true class.")
def error_of_the_true_class(p, k, c, j, a, w, alpha):
    return other(w - alpha * (p[c - 1] - 1) * a, p, k, c, a, w, alpha)


@question.mistake("The error is multiplied by a slope p(1 - p) once more.")
def slope_twice(p, k, c, j, a, w, alpha):
    q = p[k - 1]
    return w - alpha * (q - (k == c)) * q * (1 - q) * a


@question.mistake("The activation in front of the weight does not enter, as for a bias.")
def activation_forgotten(p, k, c, j, a, w, alpha):
    return other(w - alpha * (p[k - 1] - (k == c)), p, k, c, a, w, alpha)


@question.mistake("The whole gradient is subtracted.")
def rate_ignored(p, k, c, j, a, w, alpha):
    return w - (p[k - 1] - (k == c)) * a


@question.mistake("The loss depends on the true class only, so other outputs' weights stay as they are.")
def other_outputs_stay(p, k, c, j, a, w, alpha):
    return w if k != c else None


@question.mistake("The derivative of the cross-entropy by the logit is -1/p of the true class.")
def derivative_by_probability(p, k, c, j, a, w, alpha):
    return w + alpha / p[k - 1] * a if k == c else None
