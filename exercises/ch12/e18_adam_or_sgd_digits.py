"""ch12.e18  Adam against SGD with momentum, a fair comparison.    Chapter 12, exercise 12.18"""

from collections.abc import Callable, Sequence

import numpy as np


def compare(
    run: Callable[[str, float, int, int], dict[str, float]],
    rates: dict[str, Sequence[float]],
    seeds: Sequence[int],
    epochs: int,
) -> dict[str, dict[str, object]]:
    """A table that compares optimizers fairly.

    run(optimizer, learning_rate, seed, epochs) -> {"train": ..., "validation": ..., "test": ...}, accuracies as
        fractions; one training, with positional arguments. It is passed in and may be your own `run_digits`.
    rates : {"adam": [...], "sgd": [...]}, the learning rates to try for each;  seeds : different integers.
    ->  {"adam": row, "sgd": row} with row = {"rate": the chosen rate, "train": [accuracy for each seed, in the order of
        seeds], "test": [the same for the test part], "gap": mean training accuracy minus mean test accuracy}.

    Rules: every rate of an optimizer is run with every seed, and every run gets the same ``epochs``. The rate is
    chosen by the highest MEAN VALIDATION accuracy over the seeds (the cases have no ties), for each optimizer for
    itself. Fewer than 3 seeds must raise ValueError before anything is run.
    Example: two rates with mean validation accuracies 0.91 and 0.94, test accuracies 0.95 and 0.92: the second is
    chosen. In ANSWER: run it on the digits with rates of your own and report (about 150 words). The book asks for
    CIFAR-10; the digits ship with scikit-learn and need no download.
    """
    raise NotImplementedError("ch12.e18")


def run_digits(optimizer: str, learning_rate: float, seed: int, epochs: int) -> dict[str, float]:
    """One training on scikit-learn's digits: {"train": ..., "validation": ..., "test": ...}, accuracies in [0, 1].

    optimizer : "adam" (usual betas) or "sgd" (momentum 0.9, v <- 0.9 v + gradient, as heavy ball or by Nesterov).
    Data: the 1797 images, pixels divided by 16, in three parts: 360 test, 360 validation and 1077 training images,
    stratified, the SAME split in every run (no case can see that in accuracies; say in ANSWER how you keep it).
    Network: one hidden layer of 32 ReLU units, softmax, no weight decay; batches of 64, reshuffled in every epoch,
    exactly ``epochs`` epochs. seed decides the initial weights and the order of the examples, so the same seed gives
    the same accuracies again. scikit-learn's MLPClassifier is allowed.
    Measured: 8 epochs with adam at 0.01 or sgd at 0.1 reach about 0.96 in training and 0.94 on the test part.
    """
    raise NotImplementedError("ch12.e18")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.e18 --rubric`), no machine does.
ANSWER = """
...
"""
