"""ch12.p5  Three solvers on two moons.    Chapter 12, the scikit-learn program"""

import warnings
from typing import Any

import numpy as np


def compare_solvers(
    X: np.ndarray, y: np.ndarray, seeds: list[int], hidden: int, max_iter: int
) -> dict[str, dict[str, Any]]:
    """The solvers "sgd", "adam" and "lbfgs" of scikit-learn's MLPClassifier, over several splits.

    X : (m, 2), rows are examples (scikit-learn's layout);  y : (m,) labels 0 and 1;  hidden : units of the only hidden layer.
    For each solver and each seed: your `prepare` with that seed, then MLPClassifier with hidden_layer_sizes=(hidden,),
    solver, max_iter, random_state=seed, learning_rate_init=0.05 and everything else at scikit-learn's defaults, fitted on
    the training part.
    ->  {"sgd": row, "adam": row, "lbfgs": row}; a row is
        {"test"  : test accuracy for each seed, in the order of seeds, as fractions,
         "train" : training accuracy for each seed,
         "mean"  : the mean of "test",     "spread" : the largest minus the smallest of "test",
         "curve" : the fitted model's loss_curve_ for the FIRST seed (a list), or None where the solver keeps none}
    Not converging within max_iter is allowed. Example: test accuracies [0.9, 1.0, 0.95] have mean 0.95, spread 0.1.
    """
    raise NotImplementedError("ch12.p5")


def prepare(X: np.ndarray, y: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """(X_train, X_test, y_train, y_test): split, then standardized by the training part's own mean and deviation.

    train_test_split of scikit-learn with test_size=0.2, random_state=seed, stratify=y. Each column of both parts loses the
    mean of the TRAINING rows and is divided by their standard deviation (1/m form), as StandardScaler does.
    """
    raise NotImplementedError("ch12.p5")
