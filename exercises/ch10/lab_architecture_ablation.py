"""ch10.lab  Depth and width, an ablation study.    Chapter 10, the hands-on lab"""

import numpy as np


# What a figure shows, as plain data: plot_ablation below must return what this returns for it.
def describe_figure(figure) -> dict:
    """Axes with their labels, number of plotted points and titles, of a matplotlib figure."""
    return {
        "axes": [
            {
                "x": axes.get_xlabel(),
                "y": axes.get_ylabel(),
                "title": axes.get_title(),
                "points": sum(len(line.get_xdata()) for line in axes.get_lines())
                + sum(len(dots.get_offsets()) for dots in axes.collections),
            }
            for axes in figure.axes
        ]
    }


def run_ablation(
    X_train: np.ndarray,
    Y_train: np.ndarray,
    X_test: np.ndarray,
    Y_test: np.ndarray,
    architectures: list[list[int]],
    epochs: int,
    learning_rate: float,
    seed: int,
) -> list[dict]:
    """Train one network for each architecture under the same conditions; one row of a table for each.

    X_train (n[0], m), X_test (n[0], m2): columns are examples;  Y_train (n[L], m), Y_test (n[L], m2): one-hot.
    architectures : lists [n[0], n[1], ..., n[L]] of layer widths, the input first.
    ->  a list with, in the same order, {"architecture": the list, "parameters": weights and biases, an integer,
    "train": accuracy in percent on the training part, "test": accuracy in percent on the test part}.

    Every network has ReLU hidden layers and a softmax output, starts with biases 0 and normal weights of standard
    deviation sqrt(2 / n[l-1]) (sqrt(1 / n[L-1]) in the output layer) drawn from np.random.default_rng(seed), and makes
    `epochs` full-batch steps of gradient descent on the mean cross-entropy. Nothing is carried from one architecture
    to the next: the row of an architecture does not depend on which others are in the list.

    Judged on the digits with few epochs: parameters exactly, accuracies within 6 points of the reference (another
    order of drawing the weights is fine). Example: [64, 128, 10] has 9610 parameters.
    In ANSWER: discuss what the whole lab shows (about 200 words). "Depth makes no difference here" is a finding.
    """
    raise NotImplementedError("ch10.lab")


def plot_ablation(table: list[dict]) -> dict:
    """Two plots of an ablation table, described as data.

    table : rows of run_ablation  ->  describe_figure(figure) of a matplotlib figure with exactly two axes: test
    accuracy over the number of parameters, and test accuracy over the number of hidden layers, one point for each row
    in each (a line through points or a scatter). All four axis labels are words, not empty.
    Needs matplotlib (`pip install "dlgrade[plot]"`); draw without a window: matplotlib.use("Agg") is set already.
    """
    raise NotImplementedError("ch10.lab")


def findings() -> dict[str, bool]:
    """Five statements about the lab, true or false.

    These were measured with the chapter's network (learning rate 0.1, 3,000 full-batch epochs, one seed, one split
    with 360 test images); architecture, parameters, test accuracy:
    [64,128,10] 9610 97.50 · [64,256,10] 19210 98.06 · [64,128,128,10] 26122 96.94 · [64,85,85,85,10] 21005 97.22 ·
    [64,64,64,64,64,10] 17290 96.94 · [64,32,32,32,10] 4522 96.94 · [64,64,64,64,10] 13130 97.22 ·
    [64,128,128,128,10] 42634 97.22 · [64,256,256,256,10] 150794 97.50. Every network reached 99.9 % or more on the
    training part, and the mean gradient of the first layer was a third to a half of the last layer's.

    Return {"equal units": ..., "deeper is better": ..., "one image": ..., "vanishing": ..., "order": ...} where
    "equal units"      : networks with about 256 hidden units in all have about the same number of parameters.
    "deeper is better" : in this table, more hidden layers go with a higher test accuracy.
    "one image"        : the difference between 96.94 and 97.22 is one test image.
    "vanishing"        : the table shows that the gradient vanishes with four hidden layers.
    "order"            : from one run for each architecture the true order of the nine is known.
    """
    raise NotImplementedError("ch10.lab")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.lab --rubric`), no machine does.
ANSWER = """
...
"""
