"""ch12.t11  The velocity of a constant gradient, in two forms.    Chapter 12, momentum"""

import math

from dlgrade import exercise


@exercise(
    points=5,
    topics=("momentum", "moving-average", "geometric-series"),
    hints=(
        "Write v_1, v_2, v_3 down for g = 1 and beta = 0.9 in both forms. Which sequence can ever get above 1?",
        "After t steps the heavy ball has collected g (1 + beta + ... + beta^(t-1)). What is this sum in closed form? "
        "The moving average is the same sum times (1 - beta).",
        "The limit follows as beta^t goes to 0. For the number of steps solve 1 - beta^t = share for t with a logarithm "
        "and round up, or simply count.",
    ),
)
def velocity(g: float, beta: float, t: int, form: str) -> float:
    """The velocity after t steps with the same gradient g in each, from v_0 = 0.

    form : "ema" for v <- beta v + (1 - beta) g, the chapter's moving average, or "heavy ball" for v <- beta v + g
    t    : the number of gradients seen, 0 or more; 0 <= beta < 1  ->  v_t, a number.

    Example: g = 4, beta = 0.5, t = 2: "ema" gives 3 (2, then 3), "heavy ball" gives 6 (4, then 6).
    """
    total = g * (1 - beta**t)
    return total if form == "ema" else total / (1 - beta)


@velocity.part
def limits(g: float, beta: float) -> dict[str, float]:
    """What the two velocities tend to, and over how many steps they look back.

    ->  {"ema": limit of v_t in the moving-average form, "heavy ball": limit in the other form, "window": the customary
    number of steps that the average covers, 1 / (1 - beta)}.
    """
    return {"ema": g, "heavy ball": g / (1 - beta), "window": 1 / (1 - beta)}


@velocity.part
def steps_to_share(beta: float, share: float) -> int:
    """The smallest t for which v_t of a constant gradient is at least ``share`` of its limit, 0 < share < 1.

    It is the same for both forms. 0 < beta < 1. Example: beta = 0.5, share = 0.7: the shares are 0.5, 0.75, ..., so 2.
    (The cases keep clear of shares that are met exactly.)
    """
    return math.ceil(math.log(1 - share) / math.log(beta))


@velocity.alternative
def by_recursion(g, beta, t, form):
    v = 0.0
    for _ in range(t):
        v = beta * v + (g * (1 - beta) if form == "ema" else g)
    return v


@velocity.alternative
def as_a_sum(g, beta, t, form):
    weight = {"ema": 1 - beta, "heavy ball": 1}[form]
    return sum(weight * g * beta**k for k in range(t))


@velocity.alternative(of="steps_to_share")
def by_counting(beta, share):
    t, missing = 0, 1.0
    while 1 - missing < share:
        t += 1
        missing *= beta
    return t


velocity.mistake(
    "The moving average grows without (1 - beta), as the heavy ball does.",
    name="ema_like_heavy_ball",
    edit=('total if form == "ema" else total / (1 - beta)', "total / (1 - beta)"),
)
velocity.mistake(
    "Both forms average, so the velocity never exceeds g.",
    name="heavy_ball_like_ema",
    edit=(' if form == "ema" else total / (1 - beta)', ""),
)
velocity.mistake(
    "After t steps the weight of the start is beta^(t-1).",
    name="one_step_short",
    edit=("beta**t", "beta ** max(t - 1, 0)"),
)


@velocity.mistake("A constant gradient builds the velocity up step by step without bound.")
def grows_without_bound(g, beta, t, form):
    return g * t * (1 - beta) if form == "ema" else g * t


velocity.mistake(
    "beta is the weight of the new gradient.",
    name="beta_swapped",
    edit=("beta**t", "(1 - beta) ** t"),
)


@velocity.mistake("The limits are g / beta.", of="limits")
def over_beta(g, beta):
    return {"ema": g / beta, "heavy ball": g / beta, "window": 1 / beta}


@velocity.mistake("A beta of 0.9 averages nine steps: beta / (1 - beta).", of="limits")
def window_of_nine(g, beta):
    return {**limits(g, beta), "window": beta / (1 - beta)}


@velocity.mistake("The moving average ends 1 / (1 - beta) times as large as the gradient.", of="limits")
def both_amplify(g, beta):
    return {**limits(g, beta), "ema": g / (1 - beta)}


@velocity.mistake("After one window the average has arrived.", of="steps_to_share")
def one_window(beta, share):
    return round(1 / (1 - beta))


velocity.mistake(
    "Rounding down gives the step at which it is reached.",
    name="rounded_down",
    of="steps_to_share",
    edit=("math.ceil", "math.floor"),
)
velocity.mistake(
    "The moving average is the form without 1 - beta.",
    name="forms_exchanged",
    edit=('total if form == "ema"', 'total if form != "ema"'),
)
velocity.mistake(
    "After t steps t + 1 gradients have been seen.",
    name="one_gradient_more",
    edit=("1 - beta**t", "1 - beta**(t + 1)"),
)
velocity.mistake(
    "The moving average tends to (1 - beta) g.",
    name="average_tends_to_less",
    of="limits",
    edit=('{"ema": g,', '{"ema": g * (1 - beta),'),
)
velocity.mistake(
    "Both forms tend to the gradient.",
    name="both_tend_to_g",
    of="limits",
    edit=('"heavy ball": g / (1 - beta)', '"heavy ball": g'),
)
velocity.mistake(
    "It is reached when beta^t has fallen to the share itself.",
    name="share_for_rest",
    of="steps_to_share",
    edit=("math.log(1 - share)", "math.log(share)"),
)


velocity.mistake(
    "The first velocity is the first gradient, and the steps go on from there.",
    name="starts_at_the_gradient",
    edit=(
        "total = g * (1 - beta**t)",
        "total = g * (1 - beta**t) + (g if form == 'ema' else g * (1 - beta)) * beta**t",
    ),
)


velocity.mistake(
    "beta is the weight of the new gradient.",
    name="beta_on_the_gradient",
    edit=("total = g * (1 - beta**t)", "total = g * (1 - (1 - beta) ** t) if form == 'ema' else g * (1 - beta**t)"),
)


velocity.mistake(
    "The window is 1 / beta.",
    name="window_one_over_beta",
    of="limits",
    edit=('"window": 1 / (1 - beta)', '"window": 1 / beta'),
)


velocity.mistake(
    "The share grows evenly over the window.",
    name="share_of_the_window",
    of="steps_to_share",
    edit=("math.ceil(math.log(1 - share) / math.log(beta))", "math.ceil(round(share / (1 - beta), 9))"),
)


@velocity.case("gradient 1, beta 0.9, 50 steps", required=True)
def fifty(implementation):
    return implementation.velocity(1.0, 0.9, 50, "ema"), implementation.velocity(1.0, 0.9, 50, "heavy ball")


@velocity.case("the first steps")
def first_steps(implementation):
    return [implementation.velocity(-3.0, 0.8, t, form) for form in ("ema", "heavy ball") for t in range(4)]


@velocity.random_case("other gradients", n=4, weight=1.5)
def other_gradients(implementation, rng):
    g, beta, t = float(rng.normal()), float(rng.uniform(0.3, 0.98)), int(rng.integers(2, 30))
    return [implementation.velocity(g, beta, t, form) for form in ("ema", "heavy ball")]


@velocity.random_case("limits and window", n=3, alone=True)
def any_limits(implementation, rng):
    return implementation.limits(float(rng.normal()), float(rng.uniform(0.6, 0.99)))


@velocity.case("limits for gradient 1, beta 0.9", alone=True)
def book_limits(implementation):
    return implementation.limits(1.0, 0.9)


@velocity.random_case("steps to other shares", n=4, alone=True, weight=1.5)
def other_shares(implementation, rng):
    beta, t = float(rng.uniform(0.6, 0.97)), int(rng.integers(3, 20))
    return implementation.steps_to_share(beta, 1 - beta ** (t + 0.4))


@velocity.case("steps to 63, 90 and 99 percent", alone=True)
def shares(implementation):
    return [implementation.steps_to_share(b, s) for b, s in ((0.9, 0.63), (0.9, 0.9), (0.99, 0.9), (0.999, 0.99))]
