"""ch12.w3  The verdict of a gradient check.    Chapter 12, flowchart on gradient checking"""

import math

from dlgrade import exercise


@exercise(
    points=3,
    topics=("gradient-checking", "debugging"),
    hints=(
        "To which of the three rows does a value belong that equals a limit exactly? The table says.",
        "Compare the numbers as they are; powers of ten are easy to read in the wrong direction: 1e-7 is the SMALLER one.",
        "Ask for the best row first and go down. Every comparison with nan is false: write the tests so that nan falls "
        "through to the last row.",
    ),
)
def verdict(difference: float) -> str:
    """What the relative difference of a gradient check (central differences, epsilon = 1e-7 to 1e-5) means.

    difference : a number >= 0, or nan  ->  "pass", "inspect" or "fail" by this table:

        below 1e-7                          "pass"
        from 1e-7 on, but below 1e-5        "inspect"   (a kink? an extra 1e-8 in a logarithm? or a small bug)
        1e-5 and above, and nan             "fail"

    (Books draw these lines in different places, this one in three; here this table counts.)
    Example: verdict(3e-9) is "pass", verdict(1e-4) is "fail". The second function judges several parameters.
    """
    if difference < 1e-7:
        return "pass"
    if difference < 1e-5:
        return "inspect"
    return "fail"


@verdict.part
def overall(differences: dict[str, float]) -> str:
    """The verdict for a network: the worst of its parameters' verdicts. At least one parameter is given.

    Example: overall({"W1": 1e-9, "b1": 3e-6}) is "inspect".
    """
    found = [verdict(difference) for difference in differences.values()]
    return max(found, key=["pass", "inspect", "fail"].index)


@verdict.alternative
def from_the_bottom(difference):
    if difference >= 1e-5 or math.isnan(difference):
        return "fail"
    return "inspect" if difference >= 1e-7 else "pass"


@verdict.alternative(of="overall")
def word_by_word(differences):
    words = {verdict(differences[name]) for name in differences}
    for word in ("fail", "inspect"):
        if word in words:
            return word
    return "pass"


verdict.mistake(
    "From 1e-5 to 1e-3 is suspicious; only more than 1e-3 is a failure.",
    name="fails_late",
    edit=("difference < 1e-5", "difference < 1e-3"),
)
verdict.mistake("Below 1e-5 everything is fine.", name="passes_early", edit=("difference < 1e-7", "difference < 1e-5"))
verdict.mistake(
    "The limits belong to the better row.",
    name="limits_included",
    edit=(("difference < 1e-7", "difference <= 1e-7"), ("difference < 1e-5", "difference <= 1e-5")),
)


@verdict.mistake("Every comparison with nan is false, so nan is not above any limit.")
def nan_passes(difference):
    if difference >= 1e-5:
        return "fail"
    return "inspect" if difference >= 1e-7 else "pass"


@verdict.mistake("The more they agree, the larger the number.")
def upside_down(difference):
    return {"pass": "fail", "fail": "pass"}.get(verdict(difference), "inspect")


@verdict.mistake("The mean over the parameters is the network's difference.", of="overall")
def mean_of_all(differences):
    return verdict(sum(differences.values()) / len(differences))


@verdict.mistake("A network passes if one of its parameters does.", of="overall")
def best_of_all(differences):
    return verdict(min(differences.values()))


@verdict.mistake("The last parameter decides.", of="overall")
def last_of_all(differences):
    return verdict(list(differences.values())[-1])


verdict.mistake(
    "The largest difference decides; max finds it.",
    name="verdict_of_the_largest",
    of="overall",
    edit=(
        '    found = [verdict(difference) for difference in differences.values()]\n    return max(found, key=["pass", "inspect", "fail"].index)',
        "    return verdict(max(differences.values()))",
    ),
)


@verdict.mistake("A network is judged by most of its parameters.", of="overall")
def majority(differences):
    rows = ["pass", "inspect", "fail"]
    return rows[sorted(rows.index(verdict(d)) for d in differences.values())[len(differences) // 2]]


@verdict.mistake("The first parameter stands for the network.", of="overall")
def first_of_all(differences):
    return verdict(next(iter(differences.values())))


@verdict.mistake("nan is suspicious, but no failure.")
def nan_inspected(difference):
    return "inspect" if math.isnan(difference) else verdict(difference)


@verdict.random_case("inside the three rows", n=2, weight=2)
def inside(implementation, rng):
    rows = (-12, -7.1), (-6.9, -5.1), (-4.9, -3.1), (-2.9, 1)
    drawn = [float(10 ** rng.uniform(low, high)) for low, high in rows for _ in range(2)]
    return [implementation.verdict(d) for d in (*drawn, 0.0, 1.0)]


@verdict.case("exactly on the limits")
def limits(implementation):
    return [implementation.verdict(1e-7), implementation.verdict(1e-5)]


@verdict.case("not a number")
def not_a_number(implementation):
    return implementation.verdict(float("nan"))


@verdict.case("a network is as good as its worst parameter")
def networks(implementation):
    reports = (
        {"W1": 2e-9, "b1": 3e-8, "W2": 5e-10},
        {"W1": 3e-6, "b1": 2e-9, "W2": 3e-9},
        {"W1": 2e-9, "b1": 2e-5, "W2": 4e-9, "b2": 1e-9},
        {"W1": 2e-9, "b1": 0.3, "W2": 2e-9, "b2": 1e-9, "W3": 3e-6},
        {"W1": 3e-6, "b1": 2e-6, "W2": 0.01, "b2": 1e-9},
    )
    return [implementation.overall(report) for report in reports]


@verdict.random_case("other networks", n=4, weight=2)
def other_networks(implementation, rng):
    sizes = [2e-9, 3e-8, 2e-6, 5e-6, 4e-4, 0.2]
    worst = int(rng.integers(2, 6))
    drawn = [sizes[worst], *(sizes[int(i)] for i in rng.integers(0, worst, size=4))]
    return implementation.overall({f"W{l}": drawn[i] for l, i in enumerate(rng.permutation(5), start=1)})


@verdict.case("a network with a parameter that is not a number", alone=True)
def broken_networks(implementation):
    nan = float("nan")
    reports = ({"W1": 2e-9, "b1": nan, "W2": 5e-10}, {"W1": nan, "b1": 2e-9}, {"W1": 3e-6, "b1": 2e-9, "W2": nan})
    return [implementation.overall(report) for report in reports]
