"""ch10.q1  An exam question on counting, mended.    Chapter 10, GATE corner, MCQ 1"""


def exam() -> dict[str, int]:
    """Numerical answers in the style of the exam; none of the options that the book prints is right.

    All layers are fully connected and every unit that computes has one bias; the input units do not compute. All
    answers are whole numbers. As an example, [6, 4, 3] has 28 + 15 = 43 learnable parameters.

    "parameters" : how many learnable parameters has the network [100, 50, 25, 10]?
    "width"      : a network [100, h, 10] has 11,110 learnable parameters. What is h?
    "saved"      : how many parameters fewer has [100, 50, 10] than [100, 50, 25, 10]?
    """
    raise NotImplementedError("ch10.q1")
