"""ch12.q4  Which initialization for ReLU?    Chapter 12, MCQ 4"""


def answers() -> dict[str, str]:
    """MCQ 4 with its options restored, and what each option leads to.

    "mcq": the initialization made for layers of ReLU units? One letter:
        "a" normal with variance 1/n_in (Xavier)     "b" normal with variance 2/n_in (He)
        "c" all zeros                                "d" normal with variance 1
    "tanh": the scheme among a, b, c, d that keeps the variance for tanh units near 0 (slope 1 there)

    Measured: the standard deviation of the activations after 10 ReLU layers of width 256, fed with standard normal
    inputs, weights normal. The four results, in no order: 0.79, 0.025, 2.7e-10, 2.7e10. Answer each key with one of
    the strings "0.79", "0.025", "2.7e-10", "2.7e10".
        "he"       weights of variance 2/256
        "xavier"   weights of variance 1/256
        "small"    weights of standard deviation 0.01
        "normal"   weights of standard deviation 1

    Reasons, one letter each:
    "factor 2" : why 2 and not 1?
        "a" ReLU zeroes half of a symmetric pre-activation, and with it half of its mean square
        "b" there are two passes, forward and backward      "c" ReLU has slope 2 on average
    "zeros" : what goes wrong if all weights of a layer start at zero (as do the ones of the next layer)?
        "a" the loss is infinite      "b" all units of a layer get the same gradient, and stay alike for ever
        "c" nothing, gradient descent repairs it
    """
    raise NotImplementedError("ch12.q4")
