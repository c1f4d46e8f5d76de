"""ch10.jordan_block_growth  Eigenvalues below 1, and yet growth.    Chapter 10, the eigenvalue argument"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("exploding-gradients", "eigenvalues", "matrix-products"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    version=2,
    decimals=3,
    stem=r"""
A linear network with << L >> layers (the input is layer 0) has the matrix

$$W = \begin{bmatrix} << lam|num >> & 0 \\ << c >> & << lam|num >> \end{bmatrix}$$

in every layer and no activation functions, so that $dZ^{[l-1]} = W^{\top} dZ^{[l]}$. Both eigenvalues are << lam|num >>. The error at
the output is $dZ^{[<< L >>]} = (0, 1)^{\top}$. What is the first component of $dZ^{[1]}$?
""",
    explanation=r"""
Wanted is the upper right entry of $(W^{\top})^{<< k >>}$, because << L >> layers have << k >> matrices between $dZ^{[<< L >>]}$ and
$dZ^{[1]}$. For such a matrix $\begin{bmatrix} \lambda & c \\ 0 & \lambda \end{bmatrix}^{k} =
\begin{bmatrix} \lambda^k & k c \lambda^{k-1} \\ 0 & \lambda^k \end{bmatrix}$, which gives
$<< k >>\cdot << c >>\cdot << lam|num >>^{<< k - 1 >>}$: << key >>. The matrix is not diagonalizable; at this depth its
eigenvalues alone, $<< lam|num >>^{<< k >>} = << power|num(4) >>$, say little about the size of a gradient.
""",
)


@question.draw
def draw(rng):
    return {
        "lam": rng.choice("lam", (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)),
        "c": rng.integer("c", 2, 9),
        "L": rng.integer("L", 4, 8),
    }


@question.work
def work(lam, c, L):
    return {"k": L - 1, "power": lam ** (L - 1)}


@question.answer
def answer(implementation, lam, c, L):
    return (L - 1) * c * lam ** (L - 2)


@question.check
def check(r, lam, c, L):
    """By which of the steps the second component goes over to the first: one of L - 1, the others multiply by lam."""
    power = 1
    for _ in range(L - 2):
        power = power * lam
    return sum(c * r(power) for _ in range(L - 1))


@question.proof
def proof():
    """The induction step: one more matrix turns the formula for k into that for k + 1, and k = 1 is the matrix itself."""
    lam, c, L = sp.symbols("lam c L", positive=True)
    k = sp.Symbol("k", positive=True, integer=True)

    def power(k):
        return sp.Matrix([[lam**k, k * c * lam ** (k - 1)], [0, lam**k]])

    W = sp.Matrix([[lam, 0], [c, lam]])
    return [
        ((W.T * power(k)).applyfunc(sp.powsimp), power(k + 1), False),
        (power(1), W.T, False),
        ((L - 1) * c * lam ** (L - 2), power(L - 1)[0, 1]),
    ]


def alike(value, lam, c, L):
    """The value, if it is as long as the key: its length gives nothing away."""
    key = (L - 1) * c * lam ** (L - 2)
    return value if len(f"{value:.3f}") == len(f"{key:.3f}") else None


@question.mistake("A power of a matrix takes the power of each entry.")
def power_of_entries(lam, c, L):
    return alike(c ** (L - 1), lam, c, L)


@question.mistake("There are as many matrices as layers.")
def one_matrix_too_many(lam, c, L):
    return alike(L * c * lam ** (L - 1), lam, c, L)


@question.mistake("The eigenvalue's power is all that acts on the entry.")
def entry_times_power(lam, c, L):
    return alike(c * lam ** (L - 2), lam, c, L)


@question.mistake("The entry grows with the number of matrices, the eigenvalues leave it alone.")
def only_counted(lam, c, L):
    return alike((L - 1) * c, lam, c, L)


@question.mistake("The first component collects both entries of the row.")
def row_added_up(lam, c, L):
    return alike((L - 1) * c * lam ** (L - 2) + lam ** (L - 1), lam, c, L)


@question.mistake("One power of the eigenvalue less goes with each factor.")
def one_power_too_few(lam, c, L):
    return alike((L - 1) * c * lam ** (L - 3), lam, c, L)


@question.mistake("Only the eigenvalues matter.")
def eigenvalue_power(lam, c, L):
    return alike(lam ** (L - 1), lam, c, L)


@question.mistake("The entry c comes on top of a full power of the eigenvalue.")
def one_power_too_many(lam, c, L):
    return alike((L - 1) * c * lam ** (L - 1), lam, c, L)


@question.mistake("Only the matrices between hidden layers count.")
def one_matrix_too_few(lam, c, L):
    return alike((L - 2) * c * lam ** (L - 3), lam, c, L)
