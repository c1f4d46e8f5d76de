"""ch12.i2  Why Adam, and when SGD with momentum.    Chapter 12, interview question 2"""


def adam_or_momentum() -> dict[str, object]:
    """What the optimizers do with the sizes of gradients, and what may be claimed.

    All optimizers start with zero state and keep their settings; epsilon is negligible; momentum is v <- 0.9 v + g;
    Adam has its bias correction. Return a dict with eight keys.

    Numbers:
        "sgd x100", "momentum x100", "adam x100" : all gradients of a training run are multiplied by 100. By which factor
            is the first step multiplied?
        "adam entries" : the first gradient is [1, 1000]. How many times larger is Adam's first step in the second entry
            than in the first?
        "state" : [a, b], how many further numbers momentum (a) and Adam (b) must store for each parameter. (Plain SGD
            stores 0.)
    True or False:
        "always"   Adam, with any sensible setting, generalizes at least as well as tuned SGD with momentum.
        "flat"     It is a proven theorem that SGD finds flat minima, Adam sharp ones, and that flat ones generalize.
        "vision"   For image classification, momentum SGD with a tuned schedule is a serious choice.

    In ANSWER, as in an interview (about 150 words): why does Adam work well, and when would you prefer SGD with momentum?
    """
    raise NotImplementedError("ch12.i2")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.i2 --rubric`), no machine does.
ANSWER = """
...
"""
