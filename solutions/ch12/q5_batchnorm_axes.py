"""ch12.q5  What batch normalization normalizes.    Chapter 12, MCQ 5"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=5,
    topics=("batch-normalization", "layer-normalization", "shapes"),
    hints=(
        "Two numbers share a mean if they are averaged together. In batch norm, does unit 3 of example 1 share its mean "
        "with unit 3 of example 2, or with unit 4 of example 1?",
        "An axis belongs to the answer if the mean runs along it, so that it has disappeared (or has length 1) in the "
        "array of means. In a picture, batch norm counts each pixel of a channel as one more example.",
        "Every mean comes with a variance, a gamma and a beta of the same number. Count the entries of the axes that "
        "are left over, and that is the number of means.",
    ),
)
def answers() -> dict[str, object]:
    """MCQ 5 with its options restored, and as axes, which leave no doubt.

    "mcq": which of these does batch normalization (as in the book's text, in a hidden layer) normalize? One letter:
        "a" each row of the weight matrix
        "b" each unit's pre-activation, over the examples of the mini-batch
        "c" all units of a layer, for each example apart
        "d" the network's inputs only, once before training

    Axes: answer with the set of axes (numbered from 0) along which mean and variance are taken.
        "dense"        batch norm of Z with shape (features, examples)
        "rows"         batch norm of an array (examples, features), the layout of most libraries
        "layer norm"   layer norm of Z with shape (features, examples)
        "pictures"     batch norm of pictures (examples, channels, height, width) with one mean for each channel

    Counts for a layer of 64 units and mini-batches of 32 examples:
        "means"        how many batch means are computed in one training step?
        "learned"      how many learned parameters has this batch norm?
        "running"      how many running numbers does it keep for inference?

    The form: {"mcq": "d", "dense": {0, 1}, "means": 5, ...} (not the answer). A list of axes is as good as a set.
    """
    return {
        "mcq": "b",
        "dense": {1},
        "rows": {0},
        "layer norm": {0},
        "pictures": {0, 2, 3},
        "means": 64,
        "learned": 128,
        "running": 128,
    }


def _probe_of(key):
    def axes(implementation):
        value = implementation.answers()[key]
        return [value] if isinstance(value, int) else sorted(value)

    def plain(implementation):
        return implementation.answers()[key]

    return axes if isinstance(answers()[key], set) else plain


for _key in answers():
    answers.case(_key, alone=True)(_probe_of(_key))


@answers.alternative
def with_lists():
    return {**answers(), "mcq": "B", "dense": 1, "rows": (0,), "layer norm": [0], "pictures": [3, 0, 2]}


@answers.mistake("Batch normalization normalizes all units of one example together.")
def layer_norm_meant():
    return {**answers(), "mcq": "c", "dense": {0}, "rows": {1}, "pictures": {1, 2, 3}, "means": 32}


@answers.mistake("Examples are always rows, so the mean is always along axis 0.")
def always_axis_zero():
    return {**answers(), "dense": {0}, "layer norm": {1}}


@answers.mistake("The batch has one mean for everything.")
def one_mean():
    return {
        **answers(),
        "dense": {0, 1},
        "rows": {0, 1},
        "pictures": {0, 1, 2, 3},
        "means": 1,
        "learned": 2,
        "running": 2,
    }


@answers.mistake("What is normalized is the weights.")
def weights():
    return {**answers(), "mcq": "a"}


@answers.mistake("It is the standardization of the data, done by the network.")
def inputs_only():
    return {**answers(), "mcq": "d"}


@answers.mistake("Each pixel of a picture has its own mean.")
def pixels_apart():
    return {**answers(), "pictures": {0}}


@answers.mistake("gamma is learned; beta is the bias that the layer has anyway.")
def gamma_only():
    return {**answers(), "learned": 64}


@answers.mistake("The running statistics are learned parameters too.")
def running_are_learned():
    return {**answers(), "learned": 256}


@answers.mistake("Only the mean is remembered for inference.")
def running_mean_only():
    return {**answers(), "running": 64}


@answers.mistake("Pictures are normalized over the axis of the channels.")
def over_the_channels():
    return {**answers(), "pictures": {1}}


@answers.mistake("Each picture of the batch is normalized by itself, channel by channel.")
def each_picture_apart():
    return {**answers(), "pictures": {2, 3}}


@answers.mistake("Inference uses the statistics of the batch at hand, so nothing is kept.")
def nothing_is_kept():
    return {**answers(), "running": 0}


@answers.mistake("Layer norm has one mean for the whole layer, over all examples.")
def layer_norm_over_everything():
    return {**answers(), "layer norm": {0, 1}}
