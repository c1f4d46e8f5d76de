"""ch12.mp3  Schedule explorer: the log behind the picture.    Chapter 12, mini project 3"""

import numpy as np

NAMES = ["constant", "step", "exponential", "cosine", "warm-up + cosine"]


def draw(log: np.ndarray, path: str = "schedules.png") -> None:
    """Draw what `explore` returns; for you to look at, not graded (needs matplotlib)."""
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(9, 5))
    for name, rates in zip(NAMES, np.asarray(log).T, strict=True):
        axes.plot(rates, label=name)
    axes.set_xlabel("epoch")
    axes.set_ylabel("learning rate")
    axes.legend()
    figure.savefig(path, dpi=120)
    plt.close(figure)


def explore(epochs: int, peak: float) -> np.ndarray:
    """The log of five schedules: an array (epochs, 5), one row for each epoch 0, 1, ..., epochs - 1.

    Columns in the order of NAMES (given above), with t the epoch's number:
        constant          peak
        step              halved after every 50 epochs: epoch 50 is the first with peak / 2
        exponential       peak * e^(-0.02 t)
        cosine            peak / 2 * (1 + cos(pi t / epochs)), floor 0
        warm-up + cosine  t < 20: peak * t / 20 (epoch 0 has rate 0); then a half cosine that starts at the peak in
                          epoch 20 and would reach 0 in epoch number ``epochs``.  epochs is at least 30.

    Example: explore(200, 0.01), row 100, is [0.01, 0.0025, 0.0013534, 0.005, 0.0058682]. `draw` makes the picture.
    """
    raise NotImplementedError("ch12.mp3")


def summary(log: np.ndarray) -> dict[str, np.ndarray]:
    """What the picture shows, as numbers: five entries for each key, one for each column of ``log`` (epochs, 5).

    "largest" : the largest rate        "at"    : the epoch of the largest rate (the first, if there are several)
    "last"    : the rate of the last row    "mean" : the mean rate over the epochs
    "low"     : how many epochs have a rate below a tenth of that schedule's largest
    For explore(200, 0.01), "at" is [0, 0, 0, 0, 20].
    """
    raise NotImplementedError("ch12.mp3")


def descend(rates: np.ndarray, curvature: float, start: float) -> list[float]:
    """The effect on training: w after each step of gradient descent on J(w) = curvature * w^2 / 2.

    rates : one learning rate for each step;  start : w before the first step  ->  as many values as rates.
    Example: rates [0, 0.5, 0.25], curvature 2, start 8 gives [8, 0, 0]; rates [0.25, 1.5] give [4, -8]: 1.5 is more
    than 2 / curvature, so |w| grows.
    """
    raise NotImplementedError("ch12.mp3")
