"""toy.z4  Which colours mix?    Toys, exercise 4"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=2,
    topics=("toys",),
    seconds=0.3,
    hints=(
        "Think of paint, not of light.",
        "Two of the three primary colours of paint make each of the others.",
        "Blue is in green, red is in purple.",
    ),
)
def colours() -> dict[str, object]:
    """Say what happens when paints are mixed.

    Return a dict: "green" is the set of the two primary colours (of "red", "yellow", "blue") that make green, and
    "commutes" is True if the order of mixing does not matter. For orange, the set would be {"red", "yellow"}.
    """
    return {"green": {"yellow", "blue"}, "commutes": True}


@colours.mistake("Green is made of red and blue.")
def red_and_blue():
    return {**colours(), "green": {"red", "blue"}}


@colours.mistake("Green is primary, it is made of nothing else.")
def primary():
    return {**colours(), "green": {"green"}}


@colours.mistake("The order of mixing matters.")
def order_matters():
    return {**colours(), "commutes": False}


colours.case_per_key()
