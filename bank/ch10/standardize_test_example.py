"""ch10.standardize_test_example  Scaling data that arrive later.    Chapter 10, the digits program, standardization"""

import sympy as sp

from dlgrade.bank import Question, Reject, sqrt

question = Question(
    topics=("standardization", "data-leakage", "training"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    decimals=3,
    stem=r"""
Before training, a feature is standardized: minus its mean, divided by its standard deviation (population form, with $1/m$). The data were split
first. In the training part the feature has the values $<< train >>$, in the test part $<< test >>$.

What is the standardized value of the first test example, if nothing about the test part may influence the scaling?
""",
    explanation=r"""
Mean and deviation come from the training part alone: $\mu = << mu|num(4) >>$ and
$\sigma = \sqrt{<< variance|num(4) >>} = << sigma|num(4) >>$. They are used for the test part as well:
$(<< x[0] >> - << mu|num(4) >>)/<< sigma|num(4) >>$, which is << key >>.
""",
    feedback={
        "fitted_on_all": "With the test values in mean and deviation, the test part has leaked into the scaling.",
        "test_scaled_by_itself": "Scaled by itself, a value of the test part would mean something else than the same value in training.",
    },
)


@question.draw
def draw(rng):
    train = rng.integers("train", 4, 1, 12)
    if len(set(train)) < 3:
        raise Reject("the training values hardly differ")
    return {"train": train, "x": rng.sample("test", range(1, 21), 2)}


@question.work
def work(train, x):
    mu, sigma = moments(train)
    return {
        "train": r",\ ".join(map(str, train)),
        "test": r",\ ".join(map(str, x)),
        "mu": mu,
        "sigma": sigma,
        "variance": sigma**2,
    }


def moments(values, less=0):
    """Mean and deviation; ``less`` is taken off the number of values in the latter."""
    mu = sum(values) / len(values)
    return mu, (sum((v - mu) ** 2 for v in values) / (len(values) - less)) ** 0.5


def scaled(x, mu, sigma):
    return (x - mu) / sigma


@question.answer
def answer(implementation, train, x):
    return scaled(x[0], *moments(train))


@question.check
def check(r, train, x):
    """The variance as the mean of the squares minus the square of the mean."""
    mu = sum(train) / 4
    return (x[0] - mu) / r(sqrt(sum(v * v for v in train) / 4 - mu * mu))


@question.proof
def proof():
    """Both forms of the population variance."""
    a, b, c, d, x = sp.symbols("a b c d x", real=True)
    values = (a, b, c, d)
    mu = sum(values) / 4
    centred = sum((v - mu) ** 2 for v in values) / 4
    raw = sum(v**2 for v in values) / 4 - mu**2
    formula = (x - mu) / sp.sqrt(sp.expand(centred))
    return formula, (x - mu) / sp.sqrt(sp.expand(raw)), lambda train, x: dict(zip("abcdx", (*train, x[0]), strict=True))


def other(value, train, x):
    """The value, unless the belief hardly makes a difference here."""
    return value if abs(value - scaled(x[0], *moments(train))) > 0.01 else None


@question.mistake("The scaler is fitted on all the data.")
def fitted_on_all(train, x):
    return other(scaled(x[0], *moments([*train, *x])), train, x)


@question.mistake("Each part is standardized by its own mean and deviation.")
def test_scaled_by_itself(train, x):
    return other(scaled(x[0], *moments(x)), train, x)


@question.mistake("The standard deviation is always taken with m - 1.")
def sample_deviation(train, x):
    return other(scaled(x[0], *moments(train, 1)), train, x)


@question.mistake("The difference from the mean is divided by the variance.")
def divided_by_variance(train, x):
    mu, sigma = moments(train)
    return other(scaled(x[0], mu, sigma**2), train, x)


@question.mistake("Standardizing is dividing by the deviation; the mean stays.")
def not_centred(train, x):
    return other(scaled(x[0], 0, moments(train)[1]), train, x)


@question.mistake("Standardizing means bringing the training values to the interval from 0 to 1.")
def minimum_and_maximum(train, x):
    return other((x[0] - min(train)) / (max(train) - min(train)), train, x)


@question.mistake("Standardizing is subtracting the mean; the test part keeps its scale.")
def centred_only(train, x):
    return other(x[0] - moments(train)[0], train, x)
