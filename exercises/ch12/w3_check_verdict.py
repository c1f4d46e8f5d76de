"""ch12.w3  The verdict of a gradient check.    Chapter 12, flowchart on gradient checking"""

import math


def verdict(difference: float) -> str:
    """What the relative difference of a gradient check (central differences, epsilon = 1e-7 to 1e-5) means.

    difference : a number >= 0, or nan  ->  "pass", "inspect" or "fail" by this table:

        below 1e-7                          "pass"
        from 1e-7 on, but below 1e-5        "inspect"   (a kink? an extra 1e-8 in a logarithm? or a small bug)
        1e-5 and above, and nan             "fail"

    (Books draw these lines in different places, this one in three; here this table counts.)
    Example: verdict(3e-9) is "pass", verdict(1e-4) is "fail". The second function judges several parameters.
    """
    raise NotImplementedError("ch12.w3")


def overall(differences: dict[str, float]) -> str:
    """The verdict for a network: the worst of its parameters' verdicts. At least one parameter is given.

    Example: overall({"W1": 1e-9, "b1": 3e-6}) is "inspect".
    """
    raise NotImplementedError("ch12.w3")
