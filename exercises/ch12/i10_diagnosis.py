"""ch12.i10  Training loss falls, validation loss does not.    Chapter 12, interview, question 10"""


def diagnose(training: list[float], validation: list[float], window: int, tolerance: float) -> tuple[str, int]:
    """Judge a training run by its two loss curves.

    training, validation : positive losses after each epoch, equally long, at least 2 * window entries
    window : how many epochs are averaged, tolerance : a small positive number
    ->  (word, epoch).

    The trend of a curve: with `late` the mean of its last `window` entries and `early` the mean of the `window` entries
    just before those, change = (late - early) / early. It falls if change < -tolerance, rises if change > tolerance,
    and is flat otherwise.

    word : "diverging"    if the training loss rises,
           "stuck"        if the training loss is flat,
           "learning"     if both losses fall,
           "overfitting"  if the training loss falls and the validation loss is flat or rises.
    epoch : the index (from 0) of the smallest validation loss of the whole run, the first if there are several; that is
            the epoch whose weights early stopping would keep.

    Example: training [4, 3, 2, 1], validation [4, 3, 3, 4], window 2, tolerance 0.05: ("overfitting", 1); the training
    loss changes by (1.5 - 3.5) / 3.5, the validation loss by (3.5 - 3.5) / 3.5.

    The second function asks for remedies. In ANSWER tell an interviewer what happens in the run of the title, what you
    would check first and which three measures you would take (about 150 words).
    """
    raise NotImplementedError("ch12.i10")


def remedies() -> dict[str, bool]:
    """The network overfits. Does the measure address that?  Return a dict from each key to True or False.

    "data"          collect more training data           "augmentation"  augment the training data
    "dropout"       dropout in the hidden layers          "l2"            a stronger L2 penalty
    "early"         stop at the best validation loss      "smaller"       fewer units or layers
    "larger"        more units or layers (nothing else)   "epochs"        more epochs
    "he"            He initialization                     "clipping"      gradient clipping
    "peek"          choose the model by its test loss
    """
    raise NotImplementedError("ch12.i10")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.i10 --rubric`), no machine does.
ANSWER = """
...
"""
