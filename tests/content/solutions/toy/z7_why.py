"""toy.z7  Count, and say why.    Toys, exercise 7"""

from dlgrade import exercise


@exercise(
    kind="numeric",
    points=1,
    topics=("toys",),
    seconds=0.3,
    rubric=("Names both people of every handshake.", "Divides by two."),
    rubric_points=3,
    hints=(
        "Who shakes whose hand?",
        "Each of five people shakes four hands.",
        "Every handshake was counted twice; halve the number.",
    ),
)
def handshakes() -> int:
    """How many handshakes are there among five people, if every pair shakes hands once?

    Return the number. Among three people there would be three. Say in ANSWER why that is so, in one or two
    sentences; people mark that part with the rubric.
    """
    return 10


handshakes.mistake("Everyone shakes four hands: twenty.", name="twice", edit=("10", "20"))
handshakes.mistake("One shakes one's own hand as well.", name="own_hand", edit=("10", "15"))
handshakes.mistake("There are as many as people.", name="as_people", edit=("10", "5"))

handshakes.call_case("how many")
