"""ch10.output_layer_statements  Labels and output units.    Chapter 10, the output layer of the network class"""

from dlgrade.bank import Question

question = Question(
    topics=("softmax", "sigmoid", "one-hot", "cross-entropy"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="da",
    version=2,
    stem={
        kind: "A network with a softmax output and the cross-entropy cost sorts images into << k >> classes, of which exactly one is right for each "
        "image. A batch has << m >> images, stored as columns. $A$ is the output for the batch, $Y$ holds the one-hot labels. "
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation="There is one output unit for each class, so $A$ and $Y$ are $(<< k >>, << m >>)$. Each column of $A$ adds up to 1, each column of $Y$ has a "
    "single 1. If several classes may be right at once, each needs a sigmoid and a binary cross-entropy of its own.",
)


@question.draw
def draw(rng):
    k = rng.integer("k", 4, 12)
    return {"k": k, "m": rng.integer("m", k + 5, 64)}


COLUMNS = ("The numbers in a row are what must add up to 1.", "sum_over_examples")
WIDTH = ("As the probabilities add up to 1, one unit fewer is enough.", "one_unit_less")
ONES = ("A one-hot matrix has a 1 for each class.", "one_for_each_class")
MANY = ("Softmax serves whenever there are several classes.", "softmax_for_many_labels")
BINARY = ("Softmax and sigmoid are unrelated.", "unrelated_to_sigmoid")
SHIFT = ("Softmax depends on the size of the scores.", "shift_changes_softmax")
INTEGER = ("Class numbers are numbers, so one unit can give them out.", "class_number_as_output")
DEGREE = ("Softmax picks the largest score: it gives 1 to that class and 0 to the others.", "softmax_is_hard")

for right, text, why, (belief, mistake), group in (
    (
        True,
        "$Y$ contains << m >> ones.",
        "One in each of the << m >> columns.",
        ONES,
        "ones",
    ),
    (
        False,
        "$Y$ contains << k >> ones.",
        "One in each of the << m >> columns.",
        ONES,
        "ones",
    ),
    (
        True,
        "All entries of $A$ together add up to << m >>.",
        "Each of the << m >> columns adds up to 1.",
        COLUMNS,
        "sum",
    ),
    (
        False,
        "All entries of $A$ together add up to << k >>.",
        "Each of the << m >> columns adds up to 1.",
        COLUMNS,
        "sum",
    ),
    (
        False,
        "All entries of $A$ together add up to 1.",
        "Each of the << m >> columns adds up to 1.",
        COLUMNS,
        "sum",
    ),
    (
        True,
        "$A$ has the shape (<< k >>, << m >>).",
        "A row for each class, a column for each image.",
        WIDTH,
        "shape",
    ),
    (
        False,
        "$A$ has the shape (<< k - 1 >>, << m >>), as the last probability follows from the others.",
        "Softmax has one unit for each class.",
        WIDTH,
        "shape",
    ),
    (
        False,
        "$A$ has the shape (1, << m >>), a class number for each image.",
        "Softmax has one unit for each class; the class number is found afterwards.",
        INTEGER,
        "shape",
    ),
    (
        True,
        "If an image could belong to several classes at once, << k >> sigmoid outputs would fit better than softmax.",
        "Softmax makes the classes compete for a sum of 1.",
        MANY,
        "many",
    ),
    (
        False,
        "If an image could belong to several classes at once, softmax would still be right, with several ones in a column of $Y$.",
        "Probabilities that add up to 1 cannot all be near 1.",
        MANY,
        "many",
    ),
    (
        True,
        "For two classes, softmax would give the first one the probability $\\sigma(z_1 - z_2)$.",
        "$e^{z_1}/(e^{z_1} + e^{z_2}) = 1/(1 + e^{-(z_1 - z_2)})$.",
        BINARY,
        "binary",
    ),
    (
        False,
        "For two classes, softmax would give the first one the probability $\\sigma(z_1)$.",
        "$e^{z_1}/(e^{z_1} + e^{z_2}) = \\sigma(z_1 - z_2)$: the other score matters.",
        BINARY,
        "binary",
    ),
    (
        True,
        "Adding the same number to all << k >> scores of an image does not change its column of $A$.",
        "The factor cancels in the quotient.",
        SHIFT,
        "shift",
    ),
    (
        False,
        "Adding the same number to all << k >> scores of an image makes its largest probability larger.",
        "The factor cancels in the quotient.",
        SHIFT,
        "shift",
    ),
    (
        True,
        "Multiplying all << k >> scores of an image by 2 keeps the order of its probabilities.",
        "The exponential grows, so larger scores keep larger probabilities.",
        SHIFT,
        "scale",
    ),
    (
        False,
        "Multiplying all << k >> scores of an image by 2 does not change its column of $A$.",
        "The quotient of two probabilities is $e^{z_i - z_j}$, and this is squared.",
        ("Softmax depends on the quotients of the scores.", "scale_cancels"),
        "scale",
    ),
    (
        True,
        "In exact arithmetic every entry of $A$ is greater than 0, whatever the scores are.",
        "Exponentials are positive. (A computer may round a very small one to 0.)",
        DEGREE,
        "hard",
    ),
    (
        False,
        "The largest entry of each column of $A$ must be greater than 0.5, whatever the scores are.",
        "It is at least $1/<< k >>$, and no more than that is certain.",
        ("The predicted class has the majority.", "majority_needed"),
        "hard",
    ),
):
    say = question.true if right else question.false
    say(text, why=why, belief=belief, mistake=mistake, group=group)
