"""ch10.d1  Why deep, if one hidden layer is enough?    Chapter 10, Exercises D, question 1"""

from itertools import product

from dlgrade import exercise


@exercise(
    points=4,
    topics=("universal-approximation", "depth"),
    hints=(
        "Do n = 3 by hand: draw the gates, then list the rows of the truth table whose parity is 1.",
        "A gate with two inputs turns two signals into one. How many are needed until one is left? And an AND term "
        "over all inputs is 1 on exactly one row of the table.",
        "Of the 2**n rows, how many have an odd number of ones? Changing the last bit turns odd into even, so pair the "
        "rows up.",
    ),
    rubric=(
        "The theorem is about existence; it says nothing about how many units are needed, which may be exponential.",
        "For compositional functions depth saves units, with an example such as parity (n - 1 gates against 2**(n-1) "
        "terms) or a tent map composed with itself.",
        "Features are reused: parts found once in an early layer serve many later units (edges, textures, objects).",
        "The theorem says nothing on whether gradient descent finds the weights, nor on new data.",
        "States a limit: depth does not help every function and is harder to train.",
    ),
    rubric_points=6,
)
def parity_sizes(n: int) -> tuple[int, int]:
    """How many parts a deep and a flat circuit need for the parity of n bits.

    n : number of bits, at least 2  ->  (gates, terms), integers.

    Parity is 1 if an odd number of the bits is 1.
    gates : the fewest XOR gates with two inputs each that compute it, connected in any way, as deep as you like.
    terms : the fewest AND terms if it is computed as an OR of ANDs (each over some of the bits and negated bits); the
            OR is not counted. A term that leaves a bit out is 1 for both of its values, and parity differs between
            them, so every term names all n bits and is 1 on exactly one row of the truth table.
    Example: parity_sizes(3) is (2, 4). Use exact integers; n may be 64.

    In ANSWER: one hidden layer is enough by the universal approximation theorem, so why are networks deep? Give at
    least three different arguments with an example (about 200 words).
    """
    return n - 1, 2 ** (n - 1)


@parity_sizes.alternative
def by_counting(n):
    gates, signals = 0, n
    while signals > 1:
        signals -= 1
        gates += 1
    if n > 12:
        return [gates, 1 << gates]
    return [gates, sum(sum(row) % 2 for row in product((0, 1), repeat=n))]


@parity_sizes.mistake("Every row of the truth table takes a term.")
def all_rows(n):
    return n - 1, 2**n


@parity_sizes.mistake("Each bit takes a gate of its own.")
def gate_for_each_bit(n):
    return n, 2 ** (n - 1)


@parity_sizes.mistake("A tree halves the signals at each level, so the levels are the gates.")
def levels_of_the_tree(n):
    return (n - 1).bit_length(), 2 ** (n - 1)


@parity_sizes.mistake("An odd number of ones means exactly one 1, so there are n rows.")
def exactly_one(n):
    return n - 1, n


@parity_sizes.mistake("A flat circuit needs a term for each pair of bits.")
def pairs_of_bits(n):
    return n - 1, n * (n - 1) // 2


parity_sizes.call_case("3 bits", 3)
parity_sizes.call_case("8 bits", 8)
parity_sizes.call_case("16 bits", 16)
parity_sizes.call_case("64 bits", 64)


@parity_sizes.random_case("other numbers of bits", n=4, required=True)
def other_numbers(implementation, rng):
    return implementation.parity_sizes(int(rng.integers(5, 50)))


@parity_sizes.mistake("The terms grow as the gates do: two for each gate.")
def two_terms_per_gate(n):
    return n - 1, 2 * (n - 1)


@parity_sizes.mistake("All rows of the truth table but one need a term.")
def all_rows_but_one(n):
    return n - 1, 2**n - 1


@parity_sizes.mistake("The flat circuit's size is named first.")
def flat_first(n):
    return 2 ** (n - 1), n - 1
