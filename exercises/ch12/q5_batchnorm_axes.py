"""ch12.q5  What batch normalization normalizes.    Chapter 12, MCQ 5"""


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
    raise NotImplementedError("ch12.q5")
