"""ch12.v3  Dropout by numbers.    Chapter 12, diagram of dropout in training and at inference"""

from dlgrade import exercise


@exercise(
    kind="numeric",
    points=4,
    topics=("dropout",),
    hints=(
        "A unit with mask 0 sends 0. What must a unit with mask 1 send, if on average over many masks its activation is "
        "to come through unchanged?",
        "keep is the probability of staying; the rate of dropping is 1 - keep. The survivors are divided by the "
        "probability of surviving.",
        "The gradient runs back through the same arrows: a dropped unit gets none, a kept one gets the upstream value "
        "times the same factor. At inference there is neither mask nor factor.",
    ),
)
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
    return {
        "keep 0.5": [4.0, 0.0, 12.0, 16.0],
        "rate 0.2": [2.5, 0.0, 7.5, 10.0],
        "inference": [2.0, 4.0, 6.0, 8.0],
        "backward": [6.0, 0.0, -2.0, 10.0],
        "average": [2.0, 4.0, 6.0, 8.0],
    }


@layer.alternative
def computed():
    a, mask, upstream = (2, 4, 6, 8), (1, 0, 1, 1), (3, 3, -1, 5)
    average = [0.0, 0.0, 0.0, 0.0]
    for number in range(16):
        for i in range(4):
            average[i] += a[i] * (number >> i & 1) / 0.5 / 16
    return {
        "keep 0.5": [x * d / 0.5 for x, d in zip(a, mask, strict=True)],
        "rate 0.2": tuple(x * d / (1 - 0.2) for x, d in zip(a, mask, strict=True)),
        "inference": a,
        "backward": [g * d / 0.5 for g, d in zip(upstream, mask, strict=True)],
        "average": average,
    }


@layer.mistake("Dropping is all there is to it; the survivors keep their values.")
def not_rescaled():
    return {
        "keep 0.5": [2, 0, 6, 8],
        "rate 0.2": [2, 0, 6, 8],
        "inference": [2, 4, 6, 8],
        "backward": [3, 0, -1, 5],
        "average": [1, 2, 3, 4],
    }


@layer.mistake("The survivors are divided by the drop rate.")
def divided_by_rate():
    return {**layer(), "rate 0.2": [10, 0, 30, 40]}


@layer.mistake("At inference the mask stays in force.")
def masked_at_inference():
    return {**layer(), "inference": [4, 0, 12, 16]}


@layer.mistake("At inference the activations are multiplied by the keep probability.")
def scaled_at_inference():
    return {**layer(), "inference": [1, 2, 3, 4]}


@layer.mistake("Dropout belongs to the forward pass; gradients come back unmasked.")
def gradient_unmasked():
    return {**layer(), "backward": [3, 3, -1, 5]}


@layer.mistake("In the backward pass the mask is applied, the factor is not.")
def gradient_unscaled():
    return {**layer(), "backward": [3, 0, -1, 5]}


@layer.mistake("A 1 in the mask means that the unit is dropped.")
def mask_inverted():
    return {**layer(), "keep 0.5": [0, 8, 0, 0], "rate 0.2": [0, 5, 0, 0], "backward": [0, 6, 0, 0]}


@layer.mistake("On average half of each activation is lost.")
def half_on_average():
    return {**layer(), "average": [1, 2, 3, 4]}


@layer.mistake("The scaling by 1 / keep goes on at inference.")
def rescaled_at_inference():
    return {**layer(), "inference": [4.0, 8.0, 12.0, 16.0]}


@layer.mistake("Forward divided by the keep probability, so backward multiplies by it.")
def scaling_taken_back():
    return {**layer(), "backward": [1.5, 0.0, -0.5, 2.5]}


@layer.mistake("The average is what this mask gives.")
def one_mask_as_the_average():
    return {**layer(), "average": [4.0, 0.0, 12.0, 16.0]}


@layer.mistake("Activations are multiplied by the keep probability.")
def multiplied_by_keep():
    return {**layer(), "keep 0.5": [1.0, 0.0, 3.0, 4.0], "rate 0.2": [1.6, 0.0, 4.8, 6.4]}


layer.case_per_key()
