"""ch10.d1  Why deep, if one hidden layer is enough?    Chapter 10, Exercises D, question 1"""

from itertools import product


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
    raise NotImplementedError("ch10.d1")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.d1 --rubric`), no machine does.
ANSWER = """
...
"""
