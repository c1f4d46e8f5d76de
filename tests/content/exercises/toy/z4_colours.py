"""toy.z4  Which colours mix?    Toys, exercise 4"""


def colours() -> dict[str, object]:
    """Say what happens when paints are mixed.

    Return a dict: "green" is the set of the two primary colours (of "red", "yellow", "blue") that make green, and
    "commutes" is True if the order of mixing does not matter. For orange, the set would be {"red", "yellow"}.
    """
    raise NotImplementedError("toy.z4")
