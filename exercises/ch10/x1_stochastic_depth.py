"""ch10.x1  Stochastic depth.    Chapter 10, starred research question 1; Huang et al. 2016"""

import numpy as np


def forward(x: np.ndarray, blocks: list, survival: list[float], rng: np.random.Generator | None = None) -> np.ndarray:
    """Run a stack of residual blocks with stochastic depth.

    x        : (n, m), one column for each example
    blocks   : functions [f_1, ..., f_L] from an (n, m) array to an array of the same shape: what block l ADDS
    survival : [p_1, ..., p_L], the probability that block l is kept
    rng      : given in training; None at test time
    ->  the (n, m) output of the last block. x itself need not be kept unchanged.

    Training: for each block one draw, for all examples of the batch together and independent of the other blocks'
        draws: with probability p_l the block is kept, h becomes h + f_l(h), without any factor; else h stays what it is
        and f_l is NOT called (this is what saves time). p_l = 1 is always kept, p_l = 0 never.
    Test: nothing is drawn, every block is called once, h becomes h + p_l * f_l(h).
    If a block that was called returns another shape than its input has, raise ValueError: a skip needs equal widths,
    and NumPy would broadcast some misfits in silence.

    Example: blocks [h -> 2h, h -> 10h], x = [[1.0, 3.0]]: with survival [1, 0] in training [[3, 9]]; with survival
    [1, 0.5] at test time 3x + 0.5 * 30x = [[18, 54]].

    In ANSWER (about 200 words): does stochastic depth help to generalize, and why? How would you find out? The
    chapter suggests skipping layer l with probability l/L: what would become of layer L?
    """
    raise NotImplementedError("ch10.x1")


def survival_probabilities(L: int, p_last: float) -> np.ndarray:
    """The rule of Huang et al.: survival falls linearly with depth, from 1 at the input to p_last in the last block.

    L      : number of blocks, at least 1
    p_last : survival probability of the last block, from 0 to 1
    ->  (L,) array of p_l = 1 - (l/L) * (1 - p_last) for l = 1..L; the input counts as l = 0 and is not in the array.

    Example: survival_probabilities(4, 0.6) is [0.9, 0.8, 0.7, 0.6].
    """
    raise NotImplementedError("ch10.x1")


def expected_depth(survival: list[float]) -> float:
    """How many blocks are kept on average in one training pass.

    survival : [p_1, ..., p_L]  ->  a number from 0 to L. Example: expected_depth([0.9, 0.8, 0.7, 0.6]) is 3.
    """
    raise NotImplementedError("ch10.x1")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.x1 --rubric`), no machine does.
ANSWER = """
...
"""
