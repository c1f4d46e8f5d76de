"""ch12.c1  The numbers of a large training run.    Chapter 12, the GPT-3 case study"""

import math


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
    raise NotImplementedError("ch12.c1")


def rate_at(seen: float, peak: float, warmup_tokens: float, decay_end: float, final_percent: float) -> float:
    """The learning rate after ``seen`` tokens (the unit of this schedule is the token, not the step).

    Up to warmup_tokens it grows linearly from 0 to peak. From there a half cosine leads from peak to final_percent
    per cent of peak, which it reaches at decay_end tokens; afterwards it stays there.
    Example: peak 1, warmup_tokens 10, decay_end 110, 10 %: seen = 5, 60, 200 give 0.5, 0.55, 0.1.
    """
    raise NotImplementedError("ch12.c1")
