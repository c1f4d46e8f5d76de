"""ch10.d3  Five layers for a table, 152 for pixels.    Chapter 10, Exercises D, question 3"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=6,
    topics=("architecture", "convolution", "parameter-counting"),
    hints=(
        "How many numbers is one picture? A dense unit looks at all of them, a filter at a small window only.",
        "A filter's weights are the same at every place: they are counted once as parameters, but multiplied at each "
        "place.",
        "dense: units times (inputs + 1). conv: filters times (window size + 1), where the window reaches through all"
        " channels. Multiplications: one for each weight and each place where it is used; biases are added, not "
        "multiplied.",
    ),
    rubric=(
        "Input: 50 named metrics against grids of pixels with neighbourhoods; weight sharing fits pixels only.",
        "Hierarchy: edges, textures, parts, objects against a few stages of feature combination.",
        "Data and parameters: 17,528 parameters for some 500,000 records against tens of millions and 1.2 million "
        "images.",
        "152 layers can be trained because of residual connections (with normalization); plain layers degrade.",
        "Cost in use: depth is sequential; latency and hardware of the place of use set limits.",
        "Compares design rules, not companies: each depth is to be confirmed on validation data.",
    ),
    rubric_points=6,
)
def first_layer(height: int, width: int, channels: int, units: int, kernel: int, filters: int) -> dict[str, int]:
    """Price a first layer on pictures: fully connected or convolutional.

    A picture is height x width x channels numbers. The dense layer flattens it and has `units` units. The convolutional
    layer has `filters` filters, each with a kernel x kernel window through all channels and one bias; stride 1 and
    padding such that each filter gives height x width outputs (multiply the padding's zeros too).

    ->  a dict of integers, for one picture:
        "dense parameters"       weights and biases of the dense layer
        "conv parameters"        weights and biases of the convolutional layer
        "dense multiplications"  products weight times input in the dense layer
        "conv multiplications"   products weight times input in the convolutional layer
    Example: first_layer(6, 5, 2, 4, 3, 7) is 244, 133, 240 and 3780, in this order.

    In ANSWER: compare the five-layer network of the AIOps case (50 inputs from a table, 17,528 parameters) with a
    152-layer residual network for photos. Why do the two tasks lead to different depths (about 200 words)?
    """
    inputs = height * width * channels
    window = kernel * kernel * channels
    return {
        "dense parameters": units * (inputs + 1),
        "conv parameters": filters * (window + 1),
        "dense multiplications": units * inputs,
        "conv multiplications": height * width * filters * window,
    }


@first_layer.alternative
def with_arrays(height, width, channels, units, kernel, filters):
    dense, conv = (units, height, width, channels), (filters, kernel, kernel, channels)
    return {
        "dense parameters": np.prod(dense) + units,
        "conv parameters": np.prod(conv) + filters,
        "dense multiplications": np.prod(dense),
        "conv multiplications": np.prod(conv) * height * width,
    }


first_layer.mistake(
    "A filter is a flat window; colour channels share it.",
    name="flat_window",
    edit=("window = kernel * kernel * channels", "window = kernel * kernel"),
)
first_layer.mistake(
    "A picture is height times width numbers.",
    name="channels_not_flattened",
    edit=("inputs = height * width * channels", "inputs = height * width"),
)
first_layer.mistake(
    "Biases do not count.",
    name="no_biases",
    edit=(("(inputs + 1)", "inputs"), ("(window + 1)", "window")),
)
first_layer.mistake(
    "Every place in the picture has its own copy of the filter.",
    name="weights_not_shared",
    edit=("filters * (window + 1)", "height * width * filters * (window + 1)"),
)
first_layer.mistake(
    "Few parameters mean few multiplications: each weight is used once.",
    name="each_weight_used_once",
    edit=("height * width * filters * window", "filters * window"),
)
first_layer.mistake(
    "The window does not fit at the rim, so there are fewer places.",
    name="no_padding",
    edit=("height * width * filters * window", "(height - kernel + 1) * (width - kernel + 1) * filters * window"),
)
first_layer.mistake(
    "There is one bias for each output of the filter.",
    name="bias_at_each_place",
    edit=("filters * (window + 1)", "filters * (window + height * width)"),
)

first_layer.call_case("a photo, 128 units against 64 filters", 224, 192, 3, 128, 7, 64)


first_layer.mistake(
    "All filters of the convolutional layer share one bias.",
    name="one_bias_in_all",
    edit=("filters * (window + 1)", "filters * window + 1"),
)


@first_layer.random_case("other pictures", n=4)
def other_pictures(implementation, rng):
    height, width, channels = (int(n) for n in rng.integers((20, 50, 2), (40, 90, 6)))
    return implementation.first_layer(height, width, channels, int(rng.integers(5, 99)), 5, int(rng.integers(5, 40)))


first_layer.mistake(
    "Every filter gives a map for each channel.",
    name="maps_for_each_channel",
    edit=("height * width * filters * window", "height * width * filters * window * channels"),
)
first_layer.mistake(
    "Adding the bias is one more multiplication for each unit.",
    name="bias_multiplied",
    edit=('"dense multiplications": units * inputs', '"dense multiplications": units * (inputs + 1)'),
)
first_layer.mistake(
    "Pictures are square: one side tells the size of a map.",
    name="square_pictures",
    edit=('"conv multiplications": height * width', '"conv multiplications": height * height'),
)
