"""ch10.s2  Depth with and without skips: which way does the error go?    Chapter 10, case study on depth"""


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
    raise NotImplementedError("ch10.s2")
