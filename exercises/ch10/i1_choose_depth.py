"""ch10.i1  How to choose the depth for a new problem.    Chapter 10, interview, first question"""


def choose_depth() -> dict[str, object]:
    """Put the steps in order, then decide in five situations.

    Steps:
        "P"  open the test set and report the error
        "Q"  train it; compare training and validation error
        "R"  note the number of examples, the structure of the inputs and the latency limit
        "S"  while the validation error is far above a low training error: regularize, or get more data
        "T"  set up a network with one or two hidden layers
        "U"  while the training error is too high: add units or layers

    Return a dict:
        "order"             : a list of the six letters in the order of a sound plan. A remedy comes after the
                              measurement that calls for it; the two remedies may stand either way round.
    and for each situation the letter of the best next move:
        "gap"               : training error 2 %, validation error 15 %
        "both high"         : training error 14 %, validation error 15 %, people manage 3 %
        "800 rows"          : 800 rows with 12 columns, no model yet
        "2 million photos"  : two million labelled photos of 300 kinds, a large machine, no model yet
        "5 milliseconds"    : a network with 12 narrow layers is accurate enough but answers in 9 ms on parallel
                              hardware, where 5 ms are allowed
    The moves:
        "a"  a deep network with residual connections, or a trained one of this kind to start from
        "b"  add layers or units
        "c"  fewer and wider layers
        "d"  one or two hidden layers, or a linear model
        "e"  regularize or collect more data; no capacity for now

    In ANSWER, reply as in an interview (about 150 words): how do you choose the depth for a new problem?
    """
    raise NotImplementedError("ch10.i1")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.i1 --rubric`), no machine does.
ANSWER = """
...
"""
