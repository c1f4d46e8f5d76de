"""ch10.picture_layer_claims  One picture, a dense layer and a filter.    Chapter 10, Exercises D, question 3"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.d3",
    topics=("convolution", "parameter-count", "architecture"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="apply",
    syllabus="beyond",
    alike="picture-layer",
    mistakes=(
        "flat_window",
        "channels_not_flattened",
        "no_biases",
        "weights_not_shared",
        "each_weight_used_once",
        "bias_at_each_place",
        "one_bias_in_all",
    ),
    stem={
        kind: r"""
A picture of $<< height >> \times << width >>$ pixels has << channels >> numbers (channels) for each pixel. Two first layers are compared. The dense
layer has << units >> units, each with a bias, and takes the whole picture as one vector. The convolutional layer has << filters >> filters;
each has a $<< kernel >> \times << kernel >>$ window through all channels and one bias, the stride is 1, and the picture is padded with
zeros such that every filter gives $<< height >> \times << width >>$ outputs. Multiplications with padding zeros are counted, additions are not.

"""
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements, each for one picture, is TRUE?"),
            ("MSQ", "Which of these statements, each for one picture, is/are TRUE?"),
        )
    },
    explanation=r"""
The picture is $<< height >> \cdot << width >> \cdot << channels >> = << inputs >>$ numbers: a dense unit has that many weights and a bias, and uses each weight once.
A filter has $<< kernel >> \cdot << kernel >> \cdot << channels >> = << window >>$ weights and a bias, and uses each weight at every one of the
$<< height >> \cdot << width >> = << places >>$ places. So weight sharing saves parameters, not multiplications:
$<< units >> \cdot << inputs + 1 >> = << units * (inputs + 1) >>$ against $<< filters >> \cdot << window + 1 >> = << filters * (window + 1) >>$ parameters, and
$<< units >> \cdot << inputs >> = << units * inputs >>$ against $<< filters >> \cdot << window >> \cdot << places >> = << filters * window * places >>$ multiplications.
""",
)


@question.draw
def draw(rng):
    return {
        "height": rng.integer("height", 10, 24),
        "width": rng.integer("width", 10, 24),
        "channels": rng.integer("channels", 2, 5),
        "units": rng.integer("units", 5, 30),
        "kernel": rng.choice("kernel", (3, 5)),
        "filters": rng.integer("filters", 4, 16),
    }


@question.work
def work(height, width, channels, units, kernel, filters):
    return {"inputs": height * width * channels, "window": kernel**2 * channels, "places": height * width}


@question.claim(
    "The dense layer has << value >> parameters.",
    check=lambda height, width, channels, units, **_: sum(1 + height * width * channels for _ in range(units)),
    why="Each of the << units >> units has a weight for each of the << inputs >> numbers, and a bias.",
)
def dense_parameters(implementation, **picture):
    return implementation.first_layer(**picture)["dense parameters"]


@question.claim(
    "The convolutional layer has << value >> parameters.",
    check=lambda channels, kernel, filters, **_: sum(1 + channels * kernel * kernel for _ in range(filters)),
    why="Each of the << filters >> filters has << window >> weights and a bias, the same at every place of the picture.",
)
def filter_parameters(implementation, **picture):
    return implementation.first_layer(**picture)["conv parameters"]


@question.claim(
    "The dense layer takes << value >> multiplications.",
    check=lambda height, width, channels, units, **_: sum(units * channels for _ in range(height * width)),
    why="Each of the $<< units >> \\cdot << inputs >>$ weights is used once; biases are added.",
    wrong={
        "each_weight_at_each_pixel": (
            "A dense layer, too, uses each weight at every pixel.",
            lambda height, width, units, channels, **_: units * channels * (height * width) ** 2,
        ),
        "biases_multiplied": (
            "A bias is a weight, so it is multiplied as well.",
            lambda height, width, channels, units, **_: units * (height * width * channels + 1),
        ),
    },
)
def dense_multiplications(implementation, **picture):
    return implementation.first_layer(**picture)["dense multiplications"]


@question.claim(
    "The convolutional layer takes << value >> multiplications.",
    check=lambda height, width, channels, kernel, filters, **_: sum(
        kernel * kernel * channels for _ in range(height * width * filters)
    ),
    why="Each of the $<< filters >> \\cdot << window >>$ weights is used at << places >> places.",
)
def filter_multiplications(implementation, **picture):
    return implementation.first_layer(**picture)["conv multiplications"]


@question.claim(
    "With twice as many rows of pixels the dense layer would have << value >> parameters more.",
    check=lambda height, width, channels, units, **_: (
        units * (2 * height * width * channels + 1) - units * (height * width * channels + 1)
    ),
    why="The weights double, the << units >> biases stay; the filters of the other layer would not change at all.",
    wrong={
        "biases_double_too": (
            "All parameters double, the biases too.",
            lambda height, width, channels, units, **_: units * (height * width * channels + 1),
        ),
        "one_row_of_weights": (
            "A unit has a weight for each row of pixels.",
            lambda height, channels, units, **_: units * height * channels,
        ),
    },
)
def dense_growth(implementation, height, **picture):
    def parameters(rows):
        return implementation.first_layer(height=rows, **picture)["dense parameters"]

    return parameters(2 * height) - parameters(height)


@question.claim(
    "One more filter would bring << value >> parameters.",
    check=lambda channels, kernel, **_: sum(kernel for _ in range(kernel * channels)) + 1,
    why="A window of << window >> weights, and a bias.",
    wrong={
        "filter_for_each_channel": (
            "A filter for several channels is several filters, each with a bias.",
            lambda channels, kernel, **_: channels * (kernel * kernel + 1),
        ),
    },
)
def another_filter(implementation, filters, **picture):
    def parameters(number):
        return implementation.first_layer(filters=number, **picture)["conv parameters"]

    return parameters(filters + 1) - parameters(filters)


@question.proof
def proof():
    """Weights counted over units, rows, columns, channels and places, each with a sum of its own."""
    h, w, c, u, k, f = sp.symbols("h w c u k f", positive=True, integer=True)
    i = sp.symbols("i0:6", integer=True)

    def count(*sizes):
        total = sp.Integer(1)
        for index, size in zip(i, sizes):
            total = sp.summation(total, (index, 1, size))
        return total

    return [
        (u * (h * w * c + 1), count(u, h, w, c) + count(u), False),
        (f * (k * k * c + 1), count(f, k, k, c) + count(f), False),
        (f * k * k * c * h * w, count(h, w, f, k, k, c), False),
    ]
