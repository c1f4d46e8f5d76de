"""ch12.w2  Walk the optimizer tree.    Chapter 12, the optimizer selection flowchart"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=5,
    topics=("optimizers", "parameter-counting"),
    hints=(
        "The first question is about the model, not about the data: count its parameters before anything else.",
        "A fully connected layer has n_prev * n weights and n biases. Estimate first; multiply out where the estimate is "
        "near a million.",
        "Only a model that is not large meets the second question. The third leaf leaves a choice, so the answer has two "
        "members.",
        "For the statements: write down where the decay term enters in Adam with an L2 term in the loss, and whether it "
        "is then divided by sqrt(v). LAMB was made for one special situation: which?",
    ),
)
def choices() -> dict[str, set[str] | bool]:
    """Which optimizers does the chapter's tree allow, and are six statements about them true?

    The tree (a rule of thumb, not a law): more than 1,000,000 parameters? yes: {"adam", "adamw"}. No: is the data set
    small? yes: {"sgd+momentum"}; no: {"sgd+momentum", "adam"}. Here "small" means fewer than 10,000 examples, and
    parameters include biases; layer widths are given with the input first.

    Situations, the answer to each a set of names:
        "A"  a fully connected network [784, 1024, 256, 10], 60,000 examples
        "B"  a fully connected network [784, 1024, 128, 10], 60,000 examples
        "C"  a fully connected network [64, 128, 64, 32, 10], 1,437 examples
        "D"  a network with 25 million parameters, 3,000 examples
        "E"  a fully connected network [100, 9900, 1] (999,900 or 1,009,801 parameters? find out), 9,999 examples

    Statements, the answer to each True or False:
        "F"  AdamW is the same as Adam with an L2 penalty in the loss.
        "G"  LAMB was designed for training with very large batches on many machines.
        "H"  In AdamW the decay of a weight is not divided by the root of its second moment.
        "I"  With plain SGD (no momentum, one learning rate), weight decay and an L2 penalty in the loss can be made the
             same step by choosing the two strengths suitably.
        "J"  A well tuned SGD with momentum can end with a better test accuracy than Adam.
        "K"  One learning rate can be taken over when the optimizer is changed from Adam to SGD with momentum.

    Return {"A": {...}, ..., "E": {...}, "F": ..., ..., "K": ...}. A set of one name is written {"adam"}.
    """
    return {
        "A": {"adam", "adamw"},  # 803,840 + 262,400 + 2,570 = 1,068,810
        "B": {"sgd+momentum", "adam"},  # 803,840 + 131,200 + 1,290 = 936,330
        "C": {"sgd+momentum"},  # 18,986
        "D": {"adam", "adamw"},
        "E": {"adam", "adamw"},  # 990,000 weights and 9,900 biases, then 9,900 and 1: 1,009,801
        "F": False,
        "G": True,
        "H": True,
        "I": True,
        "J": True,
        "K": False,
    }


choices.case_per_key()


def _changed(**changes):
    return {**choices(), **changes}


@choices.mistake("Biases are not worth counting, and the last layer is small anyway: E stays below a million.")
def counts_without_biases():
    return _changed(E={"sgd+momentum"})


@choices.mistake("Anything with a layer of a thousand units is large.")
def wide_is_large():
    return _changed(B={"adam", "adamw"})


@choices.mistake("The size of the data decides first: few examples, SGD with momentum.")
def data_first():
    return _changed(D={"sgd+momentum"}, E={"sgd+momentum"})


@choices.mistake("Adam is the default, so it is allowed for small problems too.")
def adam_is_always_allowed():
    return _changed(C={"sgd+momentum", "adam"})


@choices.mistake("These are toy networks, with less than a million parameters each.")
def dense_networks_are_small():
    return _changed(A={"sgd+momentum", "adam"}, E={"sgd+momentum"})


@choices.mistake("AdamW is Adam with L2 in the loss, and the decay is rescaled like every gradient.")
def adamw_is_adam_with_l2():
    return _changed(F=True, H=False)


@choices.mistake("LAMB is for small batches, where gradients are noisy.")
def lamb_for_small_batches():
    return _changed(G=False)


@choices.mistake("Weight decay and L2 are different things for every optimizer.")
def never_the_same():
    return _changed(I=False)


@choices.mistake("Adam is newer and adaptive, so SGD cannot beat it.")
def adam_always_better():
    return _changed(J=False)


@choices.mistake("A learning rate is a property of the problem.")
def one_rate_for_all():
    return _changed(K=True)


@choices.mistake("Adam is the right choice for every network.")
def adam_for_everything():
    return _changed(**{key: {"adam", "adamw"} for key in "ABCDE"})
