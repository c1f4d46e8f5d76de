"""ch12.i4  Batch normalization at inference: fold it away.    Chapter 12, interview, question 4"""

import numpy as np


def fold(
    W: np.ndarray,
    b: np.ndarray,
    gamma: np.ndarray,
    beta: np.ndarray,
    running_mean: np.ndarray,
    running_var: np.ndarray,
    eps: float = 1e-5,
) -> tuple[np.ndarray, np.ndarray]:
    """One linear layer that does the work of a linear layer and of the batch norm behind it, at inference.

    W : (n, n_prev); b, gamma, beta, running_mean, running_var : (n, 1); eps : a positive number, inside the root
    ->  (W2, b2) of shapes (n, n_prev) and (n, 1), such that for every X (n_prev, m), columns being examples,
        W2 X + b2 = gamma (W X + b - running_mean) / sqrt(running_var + eps) + beta.

    Example: W [[2, 1]], b [[1]], gamma [[3]], beta [[5]], running_mean [[4]], running_var [[3]], eps 1:
    W2 [[3, 1.5]], b2 [[0.5]].

    The second function asks about the fine print. In ANSWER explain batch normalization to an interviewer in about 200
    words: where it stands, what gamma and beta are for, what happens at inference and why.
    """
    raise NotImplementedError("ch12.i4")


def fine_print() -> dict[str, bool]:
    """True or false, for batch normalization as in the book?  Return a dict from each key to a bool.

    "neighbours in training"   In training, an example's output depends on the other examples of its mini-batch.
    "neighbours at inference"  At inference, an example's output depends on the other examples evaluated with it.
    "gamma is sigma"           gamma = sqrt(var) and beta = mu give back the input exactly.
    "running by gradient"      The running mean is learned by gradient descent.
    "one example"              A trained network with batch norm can predict for a single example.
    "batch of one"             Training with mini-batches of one example works: the outputs still differ between
                               examples (fully connected layer).
    """
    raise NotImplementedError("ch12.i4")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.i4 --rubric`), no machine does.
ANSWER = """
...
"""
