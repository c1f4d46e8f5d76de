"""ch10.s2  Depth with and without skips: which way does the error go?    Chapter 10, case study on depth"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=3,
    topics=("degradation", "residual-networks"),
    hints=(
        "Subtract: error of the deeper network minus error of the shallower one, in one family at a time.",
        "Which column shows how well training itself worked, without any question of new data?",
        "Over-fitting needs a training error that falls. And ask of an identity skip A + Z: which array in it could be "
        "learned?",
    ),
)
def changes() -> dict[str, object]:
    """Read the signs in a table of plain and residual networks.

    Errors in percent as the chapter prints them. They do not agree with other sources, so use only which is larger.

        network        training error    test error
        plain, 18           4.1              8.2
        plain, 34           5.3              9.1
        residual, 18        3.8              7.8
        residual, 34        3.2              6.7

    Return a dict:
        "plain"        sign of the change of the TRAINING error from 18 to 34 layers: +1 (it grows), -1 (it falls) or 0
        "residual"     the same for the residual networks
        "overfitting"  True or False: the plain networks' numbers are what over-fitting looks like
        "column"       the column that tells an optimization problem from over-fitting: "training" or "test"
                       (the one without which the question stays open, even if the other is known)
        "fair"         True or False: residual 34 owes its lead over plain 34 to the parameters that identity skips add
    """
    return {"plain": 1, "residual": -1, "overfitting": False, "column": "training", "fair": False}


changes.case_per_key()


@changes.mistake("The change is the shallow network's error minus the deep one's.")
def subtracted_backwards():
    return {**changes(), "plain": -1, "residual": 1}


@changes.mistake("More layers always lower the training error, as capacity grows.")
def capacity_lowers_training_error():
    return {**changes(), "plain": -1}


@changes.mistake("Worse on test data with more layers: that is over-fitting.")
def calls_it_overfitting():
    return {**changes(), "overfitting": True}


@changes.mistake("The test error is the honest one, so it decides the question.")
def test_column_decides():
    return {**changes(), "column": "test"}


@changes.mistake("Skip connections have weights of their own, and these make the difference.")
def skips_add_parameters():
    return {**changes(), "fair": True}


@changes.mistake("A deeper network always has the larger training error.")
def depth_raises_training_error():
    return {**changes(), "residual": 1}
