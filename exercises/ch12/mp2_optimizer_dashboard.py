"""ch12.mp2  The optimizer dashboard as logged data.    Chapter 12, mini project 2"""

from collections.abc import Callable
from typing import Any

import numpy as np

Row = dict[str, Any]


def dashboard(
    data_sets: dict[str, tuple[np.ndarray, np.ndarray]],
    rates: dict[str, float],
    train: Callable[[str, float, np.ndarray, np.ndarray], tuple[Any, list[float]]],
    accuracy: Callable[[Any, np.ndarray, np.ndarray], float],
    clock: Callable[[], float],
    target: float,
) -> list[Row]:
    """One row for every pair of data set and optimizer, all data sets times all optimizers.

    data_sets : name -> (X, Y).   rates : name of the optimizer -> its learning rate.
    train(optimizer, rate, X, Y) -> (model, costs), the cost of every epoch; accuracy(model, X, Y) -> percent;
    clock() -> seconds. All three are handed in; call train and accuracy once for each pair.
    A row is {"data", "optimizer", "rate": as given,
              "costs"   : the costs as train returned them,
              "reached" : the number of the first epoch, counted from 1, whose cost is <= target; None if there is none,
              "accuracy": what accuracy said, in percent,
              "seconds" : the clock after train minus the clock before it; nothing else is timed,
              "failed"  : True if any cost is not finite, or the last cost is not below the first; else False}
    Rows come in the order of the dicts, data sets first: (d1, o1), (d1, o2), ..., (d2, o1), ... Failed runs keep their row.
    Example: costs [0.8, 0.5, 0.3, 0.4] with target 0.5 reach it in epoch 2, and the run has not failed.
    """
    raise NotImplementedError("ch12.mp2")


def winners(rows: list[Row]) -> dict[str, str]:
    """data set -> the optimizer with the highest accuracy there; of equals the one with the lower last cost.

    Failed runs cannot win; a data set on which all failed maps to "none". Example: rows of one data set with accuracies
    90 (last cost 0.3), 95 (0.4), 95 (0.2), none failed: the third wins.
    """
    raise NotImplementedError("ch12.mp2")


def fair_rates(alpha: float, beta: float) -> dict[str, float]:
    """Rates at which three optimizers end up taking equal steps on a constant gradient g: {"sgd", "ema", "heavy ball"}.

    "sgd" moves by alpha g. "ema" (the chapter's momentum, v = beta v + (1 - beta) g) and "heavy ball" (v = beta v + g)
    move by their rate times v; give both the rate at which, once v has settled, they move by alpha g as well.
    Example: alpha = 0.01, beta = 0.75: v settles at g and at 4 g, so the rates are 0.01, 0.01 and 0.0025.
    """
    raise NotImplementedError("ch12.mp2")
