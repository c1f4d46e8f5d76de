"""toy.z7  Count, and say why.    Toys, exercise 7"""


def handshakes() -> int:
    """How many handshakes are there among five people, if every pair shakes hands once?

    Return the number. Among three people there would be three. Say in ANSWER why that is so, in one or two
    sentences; people mark that part with the rubric.
    """
    raise NotImplementedError("toy.z7")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show toy.z7 --rubric`), no machine does.
ANSWER = """
...
"""
