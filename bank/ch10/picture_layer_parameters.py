"""ch10.picture_layer_parameters  What weight sharing saves.    Chapter 10, Exercises D, question 3"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.d3",
    topics=("convolution", "parameter-count", "architecture"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    alike="picture-layer",
    mistakes=("flat_window", "channels_not_flattened", "no_biases", "one_bias_in_all"),
    stem=r"""
Pictures of $<< height >> \times << width >>$ pixels with << channels >> channels are to enter a first layer, either a dense one with << units >> units
(the picture is flattened), or a convolutional one with << filters >> filters, each with a $<< kernel >> \times << kernel >>$ window through all channels.
Every unit and every filter has one bias.

How many parameters more does the dense layer have than the convolutional one?
""",
    explanation=r"""
A dense unit has $<< height >> \cdot << width >> \cdot << channels >> = << inputs >>$ weights and a bias, << units >> units have
$<< units >> \cdot << inputs + 1 >> = << units * (inputs + 1) >>$ parameters. A filter has $<< kernel >> \cdot << kernel >> \cdot << channels >> = << window >>$ weights and a
bias, the same at every place of the picture, << filters >> filters have $<< filters >> \cdot << window + 1 >> = << filters * (window + 1) >>$. The difference
is << key >>.
""",
)


@question.draw
def draw(rng):
    return {
        "height": rng.integer("height", 12, 32),
        "width": rng.integer("width", 12, 32),
        "channels": rng.integer("channels", 2, 5),
        "units": rng.integer("units", 10, 40),
        "kernel": rng.choice("kernel", (3, 5)),
        "filters": rng.integer("filters", 6, 24),
    }


@question.work
def work(height, width, channels, units, kernel, filters):
    return {"inputs": height * width * channels, "window": kernel**2 * channels}


@question.answer
def answer(implementation, **picture):
    layers = implementation.first_layer(**picture)
    return layers["dense parameters"] - layers["conv parameters"]


@question.check
def check(height, width, channels, units, kernel, filters):
    """Weights between pixels and units one row of pixels after the other, then the windows row by row, then biases."""
    dense = sum(width * channels * units for _ in range(height))
    windows = sum(kernel * channels for _ in range(kernel * filters))
    return dense - windows + (units - filters)


@question.proof
def proof():
    height, width, channels, units, kernel, filters = sp.symbols(
        "height width channels units kernel filters", positive=True
    )
    i, j, k, l = sp.symbols("i j k l", integer=True)
    unit = sp.summation(1, (i, 1, height), (j, 1, width), (k, 1, channels)) + 1
    filter_ = sp.summation(1, (i, 1, kernel), (j, 1, kernel), (k, 1, channels)) + 1
    counted = sp.summation(unit, (l, 1, units)) - sp.summation(filter_, (l, 1, filters))
    return units * (height * width * channels + 1) - filters * (kernel**2 * channels + 1), counted


@question.mistake("A filter for several channels is several filters, each with a bias.")
def filter_for_each_channel(height, width, channels, units, kernel, filters):
    return units * (height * width * channels + 1) - filters * channels * (kernel**2 + 1)


@question.mistake("The convolutional layer has no biases; only units have them.")
def filters_without_biases(height, width, channels, units, kernel, filters):
    return units * (height * width * channels + 1) - filters * kernel**2 * channels


@question.mistake("A dense unit has a bias for each channel.")
def bias_for_each_channel(height, width, channels, units, kernel, filters):
    return units * channels * (height * width + 1) - filters * (kernel**2 * channels + 1)


@question.mistake("A window of side k has 2k weights.")
def window_by_its_sides(height, width, channels, units, kernel, filters):
    return units * (height * width * channels + 1) - filters * (2 * kernel * channels + 1)


@question.mistake("Filters are given, like edge detectors, and nothing in them is learned.")
def filters_not_learned(height, width, channels, units, kernel, filters):
    return units * (height * width * channels + 1)
