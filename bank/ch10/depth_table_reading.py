"""ch10.depth_table_reading  Plain and residual, shallow and deep.    Chapter 10, case study on depth; He et al. (2015)"""

from dlgrade.bank import Question, Reject

question = Question(
    topics=("degradation", "over-fitting", "residual-networks"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="analyse",
    syllabus="beyond",
    alike="depth-verdict",
    version=3,
    stem={
        kind: r"""
Plain and residual networks (with identity skips) of two depths were trained in the same way on the same data. The errors are invented for this question.

```
network               training error   test error
plain, << a >> layers      << e[0]|num(1) >> %            << e[1]|num(1) >> %
plain, << b >> layers      << e[2]|num(1) >> %            << e[3]|num(1) >> %
residual, << a >> layers   << e[4]|num(1) >> %            << e[5]|num(1) >> %
residual, << b >> layers   << e[6]|num(1) >> %            << e[7]|num(1) >> %
```

"""
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation=r"""
From << a >> to << b >> layers the training error changes by << (e[2] - e[0])|num(1) >> points (plain) and << (e[6] - e[4])|num(1) >> points (residual), the test error
by << (e[3] - e[1])|num(1) >> and << (e[7] - e[5])|num(1) >>. Over-fitting would be a lower training error with a higher test error; a higher training error of
the deeper network is a failure of the optimization (degradation). Identity skips have no parameters.
""",
)


@question.draw
def draw(rng):
    a = rng.integer("a", 12, 24)
    errors = []
    for family in ("plain", "residual"):
        train, gap = rng.integer(family, 35, 60), rng.integer(f"{family} gap", 20, 40)
        change = rng.choice(f"{family} sign", (-1, 1)) * rng.integer(f"{family} change", 5, 15)
        test = rng.choice(f"{family} test sign", (-1, 1)) * rng.integer(f"{family} test change", 4, 12)
        if gap + test - change < 5:
            raise Reject("a test error below the training error, or almost")
        errors += [train, train + gap, train + change, train + gap + test]
    return {"a": a, "b": a + 2 * rng.integer("added", 6, 12), "e": [x / 10 for x in errors]}


CAPACITY = ("More layers always lower the training error, as capacity grows.", "capacity_lowers_training_error")
OVERFIT = ("Worse on test data with more layers: that is over-fitting.", "calls_it_overfitting")
BACKWARDS = ("The change is the shallow network's error minus the deep one's.", "subtracted_backwards")
SKIPS = ("Skip connections have weights of their own, and these make the difference.", "skips_add_parameters")
COLUMN = ("The test error is the honest one, so it decides the question.", "test_column_decides")
BETTER = ("What fits the training data better is better on new data, too.", "better_fit_is_better")
ALWAYS = ("Residual networks are better in every respect.", "residual_always_better")

for family, i in (("plain", 0), ("residual", 4)):
    train = f"The training error goes from << e[{i}]|num(1) >> to << e[{i + 2}]|num(1) >> %"
    both = f"{train}, the test error from << e[{i + 1}]|num(1) >> to << e[{i + 3}]|num(1) >> %."

    def grows(a, b, e, i=i):
        return e[i + 2] > e[i]

    def falls(a, b, e, i=i):
        return e[i + 2] < e[i]

    def over_fits(a, b, e, i=i):
        return e[i + 2] < e[i] and e[i + 3] > e[i + 1]

    def gap_grows(a, b, e, i=i):
        return e[i + 3] - e[i + 2] > e[i + 1] - e[i] + 1e-9

    question.statement(
        f"The {family} networks show degradation: with more layers the training itself ends worse.",
        why=f"{train}.",
        belief=BACKWARDS[0],
        mistake=BACKWARDS[1],
        denied=CAPACITY,
        group=f"{family} degradation",
    )(grows)
    question.statement(
        f"For the {family} networks the training itself ends better with << b >> layers than with << a >>.",
        why=f"{train}.",
        belief=CAPACITY[0],
        mistake=CAPACITY[1],
        denied=BACKWARDS,
        group=f"{family} degradation",
    )(falls)
    question.statement(
        f"From << a >> to << b >> layers the {family} networks over-fit more: lower training error, higher test error.",
        why=both,
        belief=OVERFIT[0],
        mistake=OVERFIT[1],
        denied=BETTER,
        group=f"{family} over-fitting",
    )(over_fits)
    question.statement(
        f"The gap between test and training error grows with the depth of the {family} networks.",
        why=both,
        belief=COLUMN[0],
        mistake=COLUMN[1],
        group=f"{family} gap",
    )(gap_grows)


@question.statement(
    "With << b >> layers the residual network fits the training data better than the plain one.",
    why="Training errors of << e[6]|num(1) >> % and << e[2]|num(1) >> %.",
    belief=ALWAYS[0],
    mistake=ALWAYS[1],
    denied=("", ""),
    group="families",
)
def residual_fits_better(a, b, e):
    return e[6] < e[2]


question.true(
    "Identity skips have no parameters, so nothing is learned in a skip.",
    why="An identity has nothing to learn.",
    belief=SKIPS[0],
    mistake=SKIPS[1],
    group="skips",
)
question.false(
    "Identity skips add parameters that the residual networks have to learn.",
    why="An identity has nothing to learn.",
    belief=SKIPS[0],
    mistake=SKIPS[1],
    group="skips",
)
question.true(
    "The test column alone could not tell over-fitting from a failure of the optimization.",
    why="Either can raise the test error; the training error tells them apart.",
    belief=COLUMN[0],
    mistake=COLUMN[1],
    group="column",
)
question.false(
    "The test column alone is enough to tell over-fitting from a failure of the optimization.",
    why="Either can raise the test error; the training error tells them apart.",
    belief=COLUMN[0],
    mistake=COLUMN[1],
    group="column",
)
