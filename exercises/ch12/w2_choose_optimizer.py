"""ch12.w2  Walk the optimizer tree.    Chapter 12, the optimizer selection flowchart"""


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
    raise NotImplementedError("ch12.w2")
