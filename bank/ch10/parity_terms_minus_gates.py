"""ch10.parity_terms_minus_gates  Parity, flat and deep.    Chapter 10, depth efficiency; Exercises D, question 1"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.d1",
    topics=("depth", "universal-approximation"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    version=2,
    mistakes=("all_rows", "gate_for_each_bit", "levels_of_the_tree"),
    stem=r"""
A circuit is to be 1 exactly if an << kind >> number of its << n >> input bits is 1.

The flat circuit is an OR of AND terms, each over some of the bits and negated bits; it has as few terms as possible. The deep circuit
consists of XOR gates with two inputs each, connected in any way, again as few as possible<< inverter >>.

By how much does the number of AND terms exceed the number of XOR gates?
""",
    explanation=r"""
An AND term that leaves a bit out is 1 for both values of that bit, but the parity differs between them. So each term names all
<< n >> bits and is 1 on a single row of the truth table. Half of the rows have an << kind >> number of ones:
$2^{<< n - 1 >>} = << terms >>$ terms. An XOR gate turns two signals into one, so << n >> signals take $<< n >> - 1 = << n - 1 >>$
gates. The difference is << key >>: depth saves exponentially many parts here.
""",
)


@question.draw
def draw(rng):
    return {"n": rng.choice("n", (6, 8, 9, 11, 12, 13, 15, 16)), "kind": rng.choice("kind", ("odd", "even"))}


@question.work
def work(n, kind):
    return {"inverter": " (and one inverter, which is not counted)" if kind == "even" else "", "terms": 2 ** (n - 1)}


@question.answer
def answer(implementation, n, kind):
    gates, terms = implementation.parity_sizes(n)
    return terms - gates


@question.check
def check(n, kind):
    """Rows with k ones, counted by Pascal's rule, minus one gate for each signal that has to go."""
    row = [1]
    for _ in range(n):
        row = [1, *(a + b for a, b in zip(row, row[1:])), 1]
    gates = len(row) - 2
    return sum(row[k] for k in range(1 if kind == "odd" else 0, len(row), 2)) - gates


@question.proof
def proof():
    """The rows with an odd number of ones, by the binomial theorem at 1 and at -1."""
    n = sp.Symbol("n", positive=True, integer=True)
    x = sp.Symbol("x")
    rows = (1 + x) ** n
    odd = (rows.subs(x, 1) - rows.subs(x, -1)) / 2
    i = sp.Symbol("i", integer=True)
    return 2 ** (n - 1) - (n - 1), odd - sp.summation(1, (i, 2, n))


@question.mistake("The OR gate counts as one more term.")
def or_counted(n, kind):
    return 2 ** (n - 1) + 1 - (n - 1)


@question.mistake("A half of the terms is enough, since a term can leave one bit out.")
def one_bit_left_out(n, kind):
    found = 2 ** (n - 2) - (n - 1)
    return found if len(str(found)) == len(str(2 ** (n - 1))) else None  # or its length would give it away


@question.mistake("Each pair of bits takes a gate.")
def gate_for_each_pair(n, kind):
    found = 2 ** (n - 1) - n * (n - 1) // 2
    return found if len(str(found)) == len(str(2 ** (n - 1))) else None


@question.mistake("Each bit takes a gate of its own and one that joins it with the rest.")
def two_gates_for_each_bit(n, kind):
    return 2 ** (n - 1) - 2 * (n - 1)
