"""ch10.ablation_table_statements  Reading an ablation table.    Chapter 10, the hands-on lab"""

from dlgrade.bank import Question

question = Question(
    topics=("ablation", "architecture", "parameter-count", "metrics"),
    kinds=("MCQ", "MSQ"),
    marks=2,
    bloom="evaluate",
    syllabus="beyond",
    version=2,
    stem={
        kind: r"""
Three networks with << n >> inputs, << k >> outputs and biases in all layers were trained once each, with the same data split and the same
settings; the random initial weights were drawn anew for each. All reach more than 99.9 % on the training part. The test part has << m >> images.

```
hidden layers           test accuracy
<< rows[0] >><< acc[0]|num(2) >> %
<< rows[1] >><< acc[1]|num(2) >> %
<< rows[2] >><< acc[2]|num(2) >> %
```

"""
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation=r"""
All have << w >> hidden units, but << p[0] >>, << p[1] >> and << p[2] >> parameters. One image is $100/<< m >> = << (100 / m)|num(3) >>$ percentage points;
<< hits[0] >>, << hits[1] >> and << hits[2] >> of << m >> images were recognized. With one run each, a few images may be due to the initial weights. Test
accuracies say nothing about gradients.
""",
)


@question.draw
def draw(rng):
    m = rng.integer("m", 300, 500)
    return {
        "n": rng.integer("n", 16, 80),
        "k": rng.integer("k", 3, 10),
        "w": 8 * rng.integer("w", 8, 32),
        "m": m,
        "hits": rng.sample("hits", range(m - 16, m - 4), 3),
    }


def parameters(n, k, w):
    """Of the three networks."""

    def count(*dims):
        return sum(b * (a + 1) for a, b in zip(dims, dims[1:]))

    q = w // 4
    return [count(n, w, k), count(n, w // 2, w // 2, k), count(n, q, q, q, q, k)]


@question.work
def work(n, k, w, m, hits):
    layers = (f"1 layer of {w} units", f"2 layers of {w // 2} units", f"4 layers of {w // 4} units")
    rows = [text.ljust(24) for text in layers]
    return {
        "rows": rows,
        "p": parameters(n, k, w),
        "acc": [100 * h / m for h in hits],
        "most": max(hits),
        "least": min(hits),
    }


COUNT = ("Equal hidden units are equal parameters.", "units_are_parameters")
WIDEST = ("The widest layer decides which network has more parameters.", "widest_layer_decides")
BETWEEN = ("Only the matrices between hidden layers count.", "hidden_matrices_only")
DEEP = ("More layers mean more parameters.", "depth_means_parameters")
TREND = ("Greater depth always lowers or always raises the accuracy.", "trend_expected")
IMAGE = ("One image is one percentage point.", "image_is_a_point")
VANISH = ("A lower accuracy of a deeper network shows vanishing gradients.", "accuracy_shows_gradients")
PROOF = ("A difference in the table is a difference between the architectures.", "one_run_is_proof")
TRAIN = ("The training accuracies are alike, so the networks are equally good.", "training_accuracy_decides")

SIZES = "They have << p[0] >>, << p[1] >> and << p[2] >> parameters, in the order of the table."
ORDER = "From top to bottom: << acc[0]|num(2) >>, << acc[1]|num(2) >>, << acc[2]|num(2) >> %."


@question.statement(
    "The deepest network has the fewest parameters.",
    why=SIZES,
    belief=WIDEST[0],
    mistake=WIDEST[1],
    denied=DEEP,
    group="fewest",
)
def deepest_is_smallest(n, k, w, m, hits):
    p = parameters(n, k, w)
    return p[2] < min(p[:2])


@question.statement(
    "The network with two hidden layers has the most parameters.",
    why=SIZES,
    belief=BETWEEN[0],
    mistake=BETWEEN[1],
    denied=WIDEST,
    group="most",
)
def middle_is_largest(n, k, w, m, hits):
    p = parameters(n, k, w)
    return p[1] > max(p[0], p[2])


@question.statement(
    "The network with one hidden layer has the most parameters.",
    why=SIZES,
    belief=WIDEST[0],
    mistake=WIDEST[1],
    denied=DEEP,
    group="most",
)
def flat_is_largest(n, k, w, m, hits):
    p = parameters(n, k, w)
    return p[0] > max(p[1:])


@question.statement(
    "In this table the test accuracy falls with each step to a greater depth.",
    why=ORDER,
    belief=TREND[0],
    mistake=TREND[1],
    denied=("", ""),
    group="trend",
)
def falls(n, k, w, m, hits):
    return hits[0] > hits[1] > hits[2]


@question.statement(
    "In this table the test accuracy rises with each step to a greater depth.",
    why=ORDER,
    belief=TREND[0],
    mistake=TREND[1],
    denied=("", ""),
    group="trend",
)
def rises(n, k, w, m, hits):
    return hits[0] < hits[1] < hits[2]


@question.statement(
    "In this table the test accuracy is highest at the smallest or at the greatest depth.",
    why=ORDER,
    belief=TREND[0],
    mistake=TREND[1],
    denied=("", ""),
    group="trend",
)
def best_at_an_end(n, k, w, m, hits):
    return hits[1] < max(hits)


question.true(
    "The best and the worst network differ by << most - least >> test images.",
    why="<< most >> right ones against << least >>.",
    belief=IMAGE[0],
    mistake=IMAGE[1],
    group="images",
)
question.false(
    "The best and the worst network differ by << most - least + 1 + m // 100 >> test images.",
    why="<< most >> right ones against << least >>.",
    belief=IMAGE[0],
    mistake=IMAGE[1],
    group="images",
)
question.true(
    "A single further image recognized would raise an accuracy by about << (100 / m)|num(2) >> percentage points.",
    why="$100/<< m >>$.",
    belief=IMAGE[0],
    mistake=IMAGE[1],
    group="one image",
)
question.false(
    "A single further image recognized would raise an accuracy by about << (1000 / m)|num(2) >> percentage points.",
    why="It is $100/<< m >> = << (100 / m)|num(2) >>$.",
    belief=IMAGE[0],
    mistake=IMAGE[1],
    group="one image",
)
question.true(
    "Each of the three networks has << w >> hidden units in all, however they are arranged.",
    why="$<< w >> = 2\\cdot << w // 2 >> = 4\\cdot << w // 4 >>$.",
    group="units",
)
question.false(
    "As all three networks have << w >> hidden units, they have equally many parameters.",
    why=SIZES,
    belief=COUNT[0],
    mistake=COUNT[1],
    group="units",
)
question.true(
    "Whether gradients vanish in the deepest network cannot be read off the test accuracies.",
    why="Gradients have to be looked at themselves; its training accuracy speaks against it.",
    belief=VANISH[0],
    mistake=VANISH[1],
    group="gradients",
)
question.false(
    "If the deepest network is the worst one, this proves that its gradients vanish.",
    why="Its training accuracy is above 99.9 %, and other causes are possible.",
    belief=VANISH[0],
    mistake=VANISH[1],
    group="gradients",
)
question.true(
    "More runs with other initial weights are needed to tell an effect of depth from chance.",
    why="One run each; other initial weights alone change the result by some images.",
    belief=PROOF[0],
    mistake=PROOF[1],
    group="runs",
)
question.false(
    "The table proves which of the three architectures is the best one for such images.",
    why="One run each; other initial weights alone change the result by some images.",
    belief=PROOF[0],
    mistake=PROOF[1],
    group="runs",
)
question.false(
    "As all reach 99.9 % in training, the differences in the test part come from errors in the labels.",
    why="Training accuracy says nothing on how a network treats new images.",
    belief=TRAIN[0],
    mistake=TRAIN[1],
    group="training",
)
