"""ch10.test_images_misread  From an accuracy to a number of images.    Chapter 10, the digits program, test accuracy"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("metrics", "data-split", "training"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="beyond",
    stem=r"""
A data set of << n >> images is split: << share >> % of them (rounded up to a whole number) are the test part, the others are for training. After
training the accuracy on the test part is << accuracy|num(2) >> % (rounded to 2 decimal places).

How many images of the test part were classified wrongly?
""",
    explanation=r"""
The test part has $\lceil << share / 100 >> \cdot << n >> \rceil = << m >>$ images. The rate of errors is
$100 - << accuracy|num(2) >> = << (100 - accuracy)|num(2) >>$ %, and $<< (100 - accuracy)|num(2) >>/100\cdot << m >> = << ((100 - accuracy) * m / 100)|num(2) >>$, rounded: << key >>
<% if wrong == 1 %>image<% else %>images<% endif %>.
""",
)


@question.draw
def draw(rng):
    n, share = rng.integer("n", 1000, 3000), rng.choice("share", (15, 20, 25))
    m = -(-share * n // 100)
    wrong = rng.integer("wrong", 6, 40)
    return {"n": n, "share": share, "accuracy": round(100 * (m - wrong) / m, 2)}


@question.work
def work(n, share, accuracy):
    m = -(-share * n // 100)
    return {"m": m, "wrong": round((100 - accuracy) * m / 100)}


@question.answer
def answer(implementation, n, share, accuracy):
    m = -(-share * n // 100)
    return round((100 - accuracy) * m / 100)


@question.check
def check(n, share, accuracy):
    """The test images, less the right ones: the whole number nearest to the stated share of them."""
    m = n - (100 - share) * n // 100
    return m - (2 * accuracy * m + 100) // 200


@question.proof
def proof():
    """Test and training part make the whole set; the rates of hits and errors make 100 %."""
    n, share, accuracy = sp.symbols("n share accuracy", positive=True)
    m = sp.ceiling(share * n / 100)
    formula = sp.floor((100 - accuracy) * m / 100 + sp.Rational(1, 2))
    training = (n - share * n / 100).expand()
    return [
        (share * n / 100, n - training, False),
        (formula, sp.floor(sp.expand(m - accuracy * m / 100) + sp.Rational(1, 2))),
    ]


def alike(value, n, share, accuracy):
    """The value, unless the belief makes no difference here."""
    value = round(value)
    return value if value != round((100 - accuracy) * -(-share * n // 100) / 100) and value > 0 else None


@question.mistake("The error rate in percent is the number of errors.")
def percent_for_a_number(n, share, accuracy):
    return alike(100 - accuracy, n, share, accuracy)


@question.mistake("The accuracy is a share of the whole data set.")
def of_all_images(n, share, accuracy):
    return alike((100 - accuracy) * n / 100, n, share, accuracy)


@question.mistake("The accuracy is a share of the training part.")
def of_the_training_part(n, share, accuracy):
    return alike((100 - accuracy) * ((100 - share) * n // 100) / 100, n, share, accuracy)


@question.mistake("The percentage of the split applies to the errors once more.")
def share_of_the_test_part(n, share, accuracy):
    return alike((100 - accuracy) * n * share * share / 1e6, n, share, accuracy)


@question.mistake("The number of right answers is what is asked for.")
def right_ones(n, share, accuracy):
    return alike(accuracy * n * share / 1e4, n, share, accuracy)


@question.mistake("The test part is always 10 % of the data.")
def a_tenth(n, share, accuracy):
    return alike((100 - accuracy) * n / 1000, n, share, accuracy)
