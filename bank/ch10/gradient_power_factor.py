"""ch10.gradient_power_factor  The eigenvalue to the power of the depth.    Chapter 10, the eigenvalue argument"""

import sympy as sp

from dlgrade.bank import Question, exp

question = Question(
    about="ch10.t15",
    topics=("vanishing-gradients", "exploding-gradients", "eigenvalues"),
    kinds=("MCQ", "NAT"),
    marks={"MCQ": 1, "NAT": 2},
    bloom="apply",
    syllabus="da",
    version=2,
    decimals=3,
    mistakes=("one_matrix_too_many",),
    stem=r"""
A linear network with $L = << L >>$ layers (the input is layer 0) has the same square matrix $W$ in every layer and no activation
functions. The error $dZ^{[<< L >>]}$ at the output is an eigenvector of $W^{\top}$ with the eigenvalue
$\lambda = << lam|num >>$. What is the number $c$ in $dZ^{[1]} = c\, dZ^{[<< L >>]}$?
""",
    explanation=r"""
$dZ^{[l-1]} = W^{\top} dZ^{[l]}$ for $l = << L >>, \ldots, 2$: between layer << L >> and layer 1 there are << L - 1 >> matrices, and each
multiplies the eigenvector by << lam|num >>. So $c = << lam|num >>^{<< L - 1 >>}$, which is << key >>; the gradient
<% if lam < 1 %>
shrinks to about $\frac{1}{<< shrinks|num(1) >>}$ of its size.
<% else %>
grows, although each single step is only a factor of << lam|num >>.
<% endif %>
""",
    feedback={"one_matrix_too_many": "That is the power << L >>; $W^{[1]}$ is not passed on the way to $dZ^{[1]}$."},
)


@question.draw
def draw(rng):
    if rng.below("direction", 2):
        lam = rng.choice("lam", (0.7, 0.75, 0.8, 0.85, 0.9, 0.95))
        return {"lam": lam, "L": rng.integer("L", 5, round(3 / (1 - lam)))}
    return {"lam": rng.choice("growing", (1.05, 1.1, 1.15, 1.2)), "L": rng.integer("L", 12, 30)}


@question.answer
def answer(implementation, lam, L):
    return implementation.gradient_factor(lam, L)


@question.work
def work(lam, L):
    return {"shrinks": lam ** (1 - L)}


@question.check
def check(lam, L):
    """Layer after layer, backwards from the last to the first."""
    factor = 1
    for _ in range(L, 1, -1):
        factor = factor * lam
    return factor


@question.proof
def proof():
    """A product over the layers 2 to L; and a power of a diagonalizable matrix acts on an eigenvector by a power."""
    lam, l = sp.symbols("lam l", positive=True)
    L = sp.Symbol("L", positive=True, integer=True)
    a, b = sp.symbols("a b")
    Q = sp.Matrix([[1, a], [b, 1 + a * b]])
    W = Q * sp.diag(lam, 2) * Q.inv()
    return [
        (lam ** (L - 1), sp.product(lam, (l, 2, L))),
        ((W**3 * Q[:, 0]).applyfunc(sp.simplify), lam**3 * Q[:, 0], False),
    ]


def alike(value, lam, L):
    """The value, if it has as many digits as the key; else its length would give it away."""
    return value if len(f"{value:.3f}") == len(f"{lam ** (L - 1):.3f}") else None


@question.mistake("Each layer changes the gradient by the same amount, so the changes add up.")
def changes_add_up(lam, L):
    return alike(1 + (lam - 1) * (L - 1), lam, L)


@question.mistake("L - 1 matrices multiply by L - 1 times the eigenvalue.")
def multiple_for_power(lam, L):
    return alike((L - 1) * lam, lam, L)


@question.mistake("Only hidden layers count, so there is one matrix fewer.")
def one_matrix_too_few(lam, L):
    return lam ** (L - 2)


@question.mistake("Input and output are layers of their own, which multiply as well.")
def two_matrices_too_many(lam, L):
    return alike(lam ** (L + 1), lam, L)


@question.mistake("Only the matrices between hidden layers count, not those next to input and output.")
def two_matrices_too_few(lam, L):
    return alike(lam ** (L - 3), lam, L)


@question.mistake("A small change compounds as e to the change times the number of steps, exactly.")
def exponential_for_power(lam, L):
    return alike(exp((lam - 1) * (L - 1)), lam, L)
