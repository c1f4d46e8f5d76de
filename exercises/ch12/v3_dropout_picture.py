"""ch12.v3  Dropout by numbers.    Chapter 12, diagram of dropout in training and at inference"""


def layer() -> dict[str, list[float]]:
    """Four units have the activations [2, 4, 6, 8]; the mask is [1, 0, 1, 1] (1 = kept). Inverted dropout.

    Inverted dropout means: in training, kept activations are divided by the keep probability, dropped ones are 0;
    at inference nothing is done.

    "keep 0.5"   the four outputs in training with keep probability 0.5
    "rate 0.2"   the four outputs in training with drop rate 0.2 (and the same mask)
    "inference"  the four outputs at inference, trained with keep probability 0.5
    "backward"   keep probability 0.5: the gradients by the four activations, if those by the outputs are [3, 3, -1, 5]
    "average"    keep probability 0.5: the average of the outputs over all 16 masks (all equally likely)

    Each answer is a list of four numbers. As a sample, keep probability 0.25 gives [8, 0, 24, 32] for this mask.
    """
    raise NotImplementedError("ch12.v3")
