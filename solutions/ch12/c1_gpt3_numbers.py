"""ch12.c1  The numbers of a large training run.    Chapter 12, the GPT-3 case study"""

import math

from dlgrade import exercise


@exercise(
    points=6,
    topics=("learning-rate-schedules", "adam", "compute"),
    hints=(
        "Every weight takes part in one multiplication and one addition for each token on the way forward. "
        "And on the way back? There are two products to make, dW and dA.",
        "A petaflop/s-day is a rate times a time: how many operations does 1e15 per second make in a day of 86,400 s?",
        "Percent, share, factor: write 375 million of 300 billion as a fraction first, then decide where the point "
        "goes. 'Decays TO ten percent' and 'BY ten percent' differ by a factor of nine.",
        "An exponential average with decay beta gives an observation k steps old the weight (1 - beta) beta^k; the sum "
        "of all weights is 1 and the number usually quoted as its window is one over the newest weight.",
        "rate_at: in warm-up a straight line from 0; then a half cosine whose age is counted from the end of warm-up "
        "and which is complete at decay_end; then constant.",
    ),
)
def run_numbers(
    parameters: float, tokens: float, warmup_tokens: float, peak: float, final_percent: float, beta2: float
) -> dict[str, float]:
    """Five numbers that describe a training run.

    parameters N : weights of the model;  tokens D : training tokens;  warmup_tokens : tokens seen during warm-up
    peak : largest learning rate, which decays TO final_percent per cent of itself;  beta2 : Adam's second decay rate

    "petaflop/s-days" : the compute 6 N D in floating-point operations (2 N D forward, 4 N D backward), divided by what
                        1e15 operations per second do in one day
    "warm-up %"       : the warm-up's part of all tokens, in per cent
    "final rate"      : the learning rate at the end
    "window"          : the averaging window 1 / (1 - beta2) of the second moment, in steps
    "half-life"       : after how many steps a squared gradient's weight in that average has halved (a real number)

    Example: N = 1e9, D = 2e10, warmup_tokens 1e8, peak 3e-4, final_percent 5, beta2 0.9 gives 1.388889
    petaflop/s-days, 0.5 %, 1.5e-05, 10 and 6.578813. GPT-3 itself: N = 175e9, D = 300e9, 375e6 warm-up tokens,
    peak 0.6e-4, 10 %, beta2 0.95; the published compute, about 3,640 petaflop/s-days, is within 0.2 % of 6 N D.
    """
    return {
        "petaflop/s-days": 6 * parameters * tokens / (1e15 * 86400),
        "warm-up %": 100 * warmup_tokens / tokens,
        "final rate": peak * final_percent / 100,
        "window": 1 / (1 - beta2),
        "half-life": math.log(0.5) / math.log(beta2),
    }


@run_numbers.part
def rate_at(seen: float, peak: float, warmup_tokens: float, decay_end: float, final_percent: float) -> float:
    """The learning rate after ``seen`` tokens (the unit of this schedule is the token, not the step).

    Up to warmup_tokens it grows linearly from 0 to peak. From there a half cosine leads from peak to final_percent
    per cent of peak, which it reaches at decay_end tokens; afterwards it stays there.
    Example: peak 1, warmup_tokens 10, decay_end 110, 10 %: seen = 5, 60, 200 give 0.5, 0.55, 0.1.
    """
    if seen < warmup_tokens:
        return peak * seen / warmup_tokens
    floor = peak * final_percent / 100
    done = (min(seen, decay_end) - warmup_tokens) / (decay_end - warmup_tokens)
    return floor + (peak - floor) * (1 + math.cos(math.pi * done)) / 2


@run_numbers.alternative
def in_small_steps(parameters, tokens, warmup_tokens, peak, final_percent, beta2):
    forward = 2 * parameters * tokens
    per_day = 1e15 * 60 * 60 * 24
    return dict(
        [
            ("window", (1 - beta2) ** -1),
            ("half-life", -1 / math.log2(beta2)),
            ("final rate", peak * (final_percent / 100)),
            ("warm-up %", warmup_tokens / tokens * 100),
            ("petaflop/s-days", (forward + 2 * forward) / per_day),
        ]
    )


@run_numbers.alternative(of="rate_at")
def piecewise(seen, peak, warmup_tokens, decay_end, final_percent):
    share = final_percent / 100
    if seen >= decay_end:
        return share * peak
    if seen <= warmup_tokens:
        return seen / warmup_tokens * peak
    left = math.cos(math.pi / 2 * (seen - warmup_tokens) / (decay_end - warmup_tokens)) ** 2
    return peak * (share + (1 - share) * left)


run_numbers.mistake(
    "Each weight costs one multiplication and one addition for each token, 2 N D in all.",
    name="forward_only",
    edit=("6 * parameters", "2 * parameters"),
)
run_numbers.mistake(
    "Backward costs as much as forward, so training is 4 N D.",
    name="backward_like_forward",
    edit=("6 * parameters", "4 * parameters"),
)
run_numbers.mistake("A day of a petaflop machine is 24 times 1e15.", name="hours_for_seconds", edit=("86400", "24"))
run_numbers.mistake(
    "The quotient warm-up over all is the percentage.",
    name="share_for_percent",
    edit=("100 * warmup_tokens / tokens", "warmup_tokens / tokens"),
)
run_numbers.mistake(
    "A rate that decays to 10 % loses 10 %.",
    name="decays_by",
    edit=("peak * final_percent / 100", "peak * (1 - final_percent / 100)"),
)
run_numbers.mistake(
    "The window is the decay over what is left, beta2 / (1 - beta2).",
    name="window_without_newest",
    edit=('"window": 1 /', '"window": beta2 /'),
)
run_numbers.mistake(
    "Half of the window is where half of the weight is.",
    name="half_of_the_window",
    edit=("math.log(0.5) / math.log(beta2)", "0.5 / (1 - beta2)"),
)
run_numbers.mistake(
    "The cosine's angle is the share of all tokens seen, warm-up included.",
    name="cosine_from_the_start",
    of="rate_at",
    edit=("(min(seen, decay_end) - warmup_tokens) / (decay_end - warmup_tokens)", "min(seen, decay_end) / decay_end"),
)
run_numbers.mistake(
    "The cosine ends at zero; the ten percent are the time it takes.",
    name="decays_to_zero",
    of="rate_at",
    edit=("floor = peak * final_percent / 100", "floor = 0.0"),
)
run_numbers.mistake(
    "When the decay is over the cosine swings back.",
    name="swings_back",
    of="rate_at",
    edit=("min(seen, decay_end) - warmup", "seen - warmup"),
)


def _probe_of(key):
    def probe(implementation, rng):
        gpt3 = implementation.run_numbers(175e9, 300e9, 375e6, 0.6e-4, 10, 0.95)[key] * (
            1e6 if key == "final rate" else 1
        )
        n, d = float(rng.uniform(1, 90)) * 1e9, float(rng.uniform(10, 900)) * 1e9
        other = implementation.run_numbers(
            n, d, d * 0.02, 0.5, float(rng.uniform(2, 40)), float(rng.uniform(0.8, 0.99))
        )
        return gpt3, other[key]

    return probe


run_numbers.mistake("A day of a petaflop machine is 3600 times 1e15.", name="hour_for_day", edit=("86400", "3600"))


run_numbers.mistake(
    "final_percent is a factor.", name="percent_as_factor", edit=("peak * final_percent / 100", "peak * final_percent")
)


run_numbers.mistake(
    "The half-life is ln 2 windows, exactly.",
    name="windows_times_ln_2",
    edit=("math.log(0.5) / math.log(beta2)", "math.log(2) / (1 - beta2)"),
)


run_numbers.mistake(
    "Steps are whole numbers, so the half-life is rounded up.",
    name="whole_steps",
    edit=("math.log(0.5) / math.log(beta2)", "math.ceil(math.log(0.5) / math.log(beta2))"),
)


run_numbers.mistake(
    "The window is one over beta2.", name="one_over_beta2", edit=('"window": 1 / (1 - beta2)', '"window": 1 / beta2')
)


run_numbers.mistake(
    "The cosine begins after warm-up and lasts decay_end tokens; then the rate stays.",
    name="cosine_ends_later",
    of="rate_at",
    edit=(
        "(min(seen, decay_end) - warmup_tokens) / (decay_end - warmup_tokens)",
        "min(1, (seen - warmup_tokens) / decay_end)",
    ),
)


run_numbers.mistake(
    "The last per cents are added to a cosine that starts at the peak.",
    name="floor_on_top",
    of="rate_at",
    edit=(
        "floor + (peak - floor) * (1 + math.cos(math.pi * done)) / 2",
        "floor + peak * (1 + math.cos(math.pi * done)) / 2",
    ),
)


run_numbers.mistake(
    "The last per cents are a lower limit that cuts the cosine off.",
    name="floor_cuts",
    of="rate_at",
    edit=(
        "floor + (peak - floor) * (1 + math.cos(math.pi * done)) / 2",
        "max(floor, peak * (1 + math.cos(math.pi * done)) / 2)",
    ),
)


run_numbers.mistake(
    "When the decay is over, the rate is 0.",
    name="zero_after_the_decay",
    of="rate_at",
    edit=(
        "return floor + (peak - floor) * (1 + math.cos(math.pi * done)) / 2",
        "return (floor + (peak - floor) * (1 + math.cos(math.pi * done)) / 2) * (seen < decay_end)",
    ),
)


run_numbers.mistake(
    "After warm-up the rate falls in a straight line.",
    name="linear_decay",
    of="rate_at",
    edit=("floor + (peak - floor) * (1 + math.cos(math.pi * done)) / 2", "floor + (peak - floor) * (1 - done)"),
)


run_numbers.mistake(
    "The cosine runs through a whole period; then the last rate holds.",
    name="whole_period",
    of="rate_at",
    edit=("math.cos(math.pi * done)", "math.cos(2 * math.pi * done if done < 1 else math.pi)"),
)


for _key in run_numbers(1, 1, 1, 1, 1, 0.9):
    run_numbers.random_case(f"GPT-3 and another run: {_key}", n=2, alone=True)(_probe_of(_key))


run_numbers.mistake(
    "The cosine is as long as the whole plan, warm-up included.",
    name="cosine_as_long_as_the_run",
    of="rate_at",
    edit=("/ (decay_end - warmup_tokens)", "/ decay_end"),
)


@run_numbers.case("the learning rate, token by token", weight=2)
def rates(implementation):
    seen = (0, 4, 9, 35, 60, 100, 110)
    return [implementation.rate_at(s, 1.0, 10, 110, 10) for s in seen]


@run_numbers.random_case("the learning rate after the decay", n=2)
def rates_after(implementation, rng):
    end = float(rng.uniform(60, 90))
    return [implementation.rate_at(s, 0.5, 12, end, 20) for s in (30.0, end + 5, 3 * end)]
