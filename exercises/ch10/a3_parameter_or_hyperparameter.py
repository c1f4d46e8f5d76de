"""ch10.a3  Parameters and hyperparameters, three of each.    Chapter 10, Exercises A, question 3"""


def examples() -> dict:
    """Pick three parameters and three hyperparameters, and say who sets them.

    Choose from these tokens (gamma is the learned scale of batch normalization):

        "b[2]"  "keep_prob"  "g[1]"  "W[3]"  "L"  "gamma"  "alpha"  "epochs"  "W[1]"  "n[2]"  "batch size"  "lambda"

    and for the two last answers from these letters:

        "a"  a person, or an outer search over whole training runs, judged on validation data
        "b"  the number of training examples
        "c"  the training algorithm, step by step, from gradients of the loss on the training data
        "d"  the random number generator alone

    Return a dict with four keys:
        "parameters"                : a set of exactly three tokens, any three that are right
        "hyperparameters"           : a set of exactly three tokens, any three that are right
        "who sets parameters"       : a letter
        "who sets hyperparameters"  : a letter
    Form: {"parameters": {"...", "...", "..."}, ..., "who sets parameters": "b", ...}.

    A parameter is a number or array that gradient descent changes; weights, biases and the like. Everything that must
    be decided before gradient descent can start is a hyperparameter. In ANSWER explain the difference in your own
    words, and how hyperparameters govern parameters.
    """
    raise NotImplementedError("ch10.a3")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.a3 --rubric`), no machine does.
ANSWER = """
...
"""
