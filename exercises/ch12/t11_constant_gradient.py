"""ch12.t11  The velocity of a constant gradient, in two forms.    Chapter 12, momentum"""

import math


def velocity(g: float, beta: float, t: int, form: str) -> float:
    """The velocity after t steps with the same gradient g in each, from v_0 = 0.

    form : "ema" for v <- beta v + (1 - beta) g, the chapter's moving average, or "heavy ball" for v <- beta v + g
    t    : the number of gradients seen, 0 or more; 0 <= beta < 1  ->  v_t, a number.

    Example: g = 4, beta = 0.5, t = 2: "ema" gives 3 (2, then 3), "heavy ball" gives 6 (4, then 6).
    """
    raise NotImplementedError("ch12.t11")


def limits(g: float, beta: float) -> dict[str, float]:
    """What the two velocities tend to, and over how many steps they look back.

    ->  {"ema": limit of v_t in the moving-average form, "heavy ball": limit in the other form, "window": the customary
    number of steps that the average covers, 1 / (1 - beta)}.
    """
    raise NotImplementedError("ch12.t11")


def steps_to_share(beta: float, share: float) -> int:
    """The smallest t for which v_t of a constant gradient is at least ``share`` of its limit, 0 < share < 1.

    It is the same for both forms. 0 < beta < 1. Example: beta = 0.5, share = 0.7: the shares are 0.5, 0.75, ..., so 2.
    (The cases keep clear of shares that are met exactly.)
    """
    raise NotImplementedError("ch12.t11")
