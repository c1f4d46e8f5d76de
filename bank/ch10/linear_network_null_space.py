"""ch10.linear_network_null_space  What a bottleneck makes invisible.    Chapter 10, GATE corner, MCQ 3"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.q3",
    topics=("linear-collapse", "rank", "linear-algebra"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    mistakes=("hidden_widths_only", "outer_shape_only", "output_width"),
    stem=r"""
A network has << dims[0] >> inputs, hidden layers with << hidden >> units, and << dims[-1] >> outputs. All activation functions are the
identity and all biases are 0, so that the output is $W x$ with the product $W$ of the << L >> weight matrices.

Whatever the weights are, the vectors $x$ with $W x = 0$ form a subspace of the input space. What is the smallest dimension that this
subspace can have?
""",
    explanation=r"""
The rank of a product is at most the rank of each factor, so at most the smallest width: $\min(<< widths >>) = << least >>$.
Matrices with ones on the diagonal and zeros elsewhere reach this. By the rank-nullity theorem the null space has at least the dimension
$<< dims[0] >> - << least >>$, which is << key >>.
""",
    feedback={
        "narrowings_add_up": "What one layer has lost the next cannot lose again; only the narrowest counts.",
    },
)


@question.draw
def draw(rng):
    dims = rng.sample("widths", range(3, 19), rng.integer("layers", 3, 4) + 1)
    return {"dims": dims[::-1] if min(dims) == dims[0] else dims}


@question.work
def work(dims):
    hidden = [str(n) for n in dims[1:-1]]
    return {
        "hidden": ", ".join(hidden[:-1]) + f" and {hidden[-1]}",
        "L": len(dims) - 1,
        "least": min(dims),
        "widths": ", ".join(map(str, dims)),
    }


@question.answer
def answer(implementation, dims):
    found = dims[0] - implementation.largest_rank(dims)
    shows = implementation is question.right or found != dims[0] - min(dims)  # else the belief makes no difference here
    return found if found > 0 and shows else None


@question.check
def check(dims):
    """With ones on the diagonals: the input units whose signal does not get through every layer."""
    return sum(1 for i in range(dims[0]) if any(i >= n for n in dims))


@question.proof
def proof():
    """Null spaces of products of diagonal matrices, over a range of widths; the bound is the rank inequality."""
    a, b, c, d, e = sp.symbols("a b c d e", positive=True, integer=True)
    formula = a - sp.Min(a, b, c, d, e)
    found, expected = [], []
    for widths in ((3, 1, 2, 3, 3), (4, 3, 2, 5, 4), (3, 4, 2, 3, 1), (2, 3, 3, 4, 2), (5, 3, 4, 3, 5)):
        product = sp.eye(widths[0])
        for m, n in zip(widths, widths[1:]):
            product = sp.eye(n, m) * product
        found.append(len(product.nullspace()))
        expected.append(formula.subs(dict(zip((a, b, c, d, e), widths, strict=True))))

    def where(dims):
        return dict(zip("abcde", [*dims, dims[-1]] if len(dims) == 4 else dims, strict=True))

    return [
        (sp.Matrix(found), sp.Matrix(expected), False),
        (formula, a - sp.Min(sp.Min(a, e), sp.Min(b, sp.Min(c, d))), where),
    ]


def other(value, dims):
    """The value, unless it is no dimension or the belief makes no difference here."""
    return value if value > 0 and value != dims[0] - min(dims) else None


@question.mistake("The null space has the dimension of what gets through.")
def rank_itself(dims):
    return other(min(dims), dims)


@question.mistake("Each narrowing of the network loses dimensions of its own.")
def narrowings_add_up(dims):
    return other(sum(max(0, m - n) for m, n in zip(dims, dims[1:])), dims)


@question.mistake("The dimensions that are missing are counted from the widest layer.")
def from_the_widest(dims):
    return other(max(dims) - min(dims), dims)


@question.mistake("The null space is what the output space lacks.")
def in_the_output_space(dims):
    return other(dims[-1] - min(dims), dims)


@question.mistake("Only the matrix that enters the first hidden layer acts on inputs.")
def first_matrix_only(dims):
    return other(dims[0] - dims[1], dims)
