"""ch12.p5  Three solvers on two moons.    Chapter 12, the scikit-learn program"""

import warnings
from typing import Any

import numpy as np

from dlgrade import exercise


@exercise(
    points=8,
    topics=("scikit-learn", "protocol", "optimizers", "data-leakage"),
    uses=("sklearn",),
    training=True,
    hints=(
        "The book's program splits once, without a seed. Run it twice in your head: which of its numbers would differ, "
        "and by how much, if there are 200 test examples and a solver gets two of them wrong more?",
        "lbfgs looks at all the data in every step and keeps no curve of losses: asking the fitted model for loss_curve_ "
        "raises AttributeError. getattr with a default answers instead.",
        "The book prints the curve of a model after the loop, so it is the curve of the LAST solver. Keep what you need "
        "of each model inside the loop.",
        "Plan: for each solver, for each seed: prepare, fit MLPClassifier(solver=..., random_state=seed, ...), append the "
        "test and the training score, keep the curve if this is the first seed. Silence ConvergenceWarning if you like.",
    ),
)
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
    from sklearn.neural_network import MLPClassifier

    table = {}
    for solver in ("sgd", "adam", "lbfgs"):
        test, train, curve = [], [], None
        for seed in seeds:
            X_train, X_test, y_train, y_test = prepare(X, y, seed)
            model = MLPClassifier(
                (hidden,), solver=solver, max_iter=max_iter, random_state=seed, learning_rate_init=0.05
            )
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                model.fit(X_train, y_train)
            test.append(float(model.score(X_test, y_test)))
            train.append(float(model.score(X_train, y_train)))
            if seed == seeds[0]:
                curve = getattr(model, "loss_curve_", None)
        spread = max(test) - min(test)
        table[solver] = {"test": test, "train": train, "mean": sum(test) / len(test), "spread": spread, "curve": curve}
    return table


@compare_solvers.part
def prepare(X: np.ndarray, y: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """(X_train, X_test, y_train, y_test): split, then standardized by the training part's own mean and deviation.

    train_test_split of scikit-learn with test_size=0.2, random_state=seed, stratify=y. Each column of both parts loses the
    mean of the TRAINING rows and is divided by their standard deviation (1/m form), as StandardScaler does.
    """
    from sklearn.model_selection import train_test_split

    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=seed, stratify=y)
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_train - mean) / deviation, (X_test - mean) / deviation, y_train, y_test


@compare_solvers.alternative
def seed_outside(X, y, seeds, hidden, max_iter):
    from sklearn.neural_network import MLPClassifier

    warnings.filterwarnings("ignore")
    names = ["sgd", "adam", "lbfgs"]
    scores = {n: {"test": [], "train": [], "curve": None} for n in names}
    for i, seed in enumerate(seeds):
        a, b, c, d = prepare(X, y, seed)
        for n in names:
            mlp = MLPClassifier(
                hidden_layer_sizes=(hidden,), solver=n, random_state=seed, max_iter=max_iter, learning_rate_init=0.05
            ).fit(a, c)
            scores[n]["train"].append(np.mean(mlp.predict(a) == c))
            scores[n]["test"].append(np.mean(mlp.predict(b) == d))
            if i == 0 and n != "lbfgs":
                scores[n]["curve"] = mlp.loss_curve_
    for n in names:
        scores[n]["mean"], scores[n]["spread"] = np.mean(scores[n]["test"]), np.ptp(scores[n]["test"])
    return scores


@compare_solvers.alternative(of="prepare")
def with_a_scaler(X, y, seed):
    from sklearn.model_selection import train_test_split
    from sklearn.preprocessing import StandardScaler

    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=seed, stratify=y)
    scaler = StandardScaler()
    X_train = scaler.fit_transform(X_train)
    return [X_train, scaler.transform(X_test), y_train, y_test]


compare_solvers.mistake(
    "Every solver has a loss_curve_.",
    name="curve_of_lbfgs",
    edit=('getattr(model, "loss_curve_", None)', "model.loss_curve_"),
)
compare_solvers.mistake(
    "The model left after the loop over seeds has the curve to show.",
    name="curve_of_last_seed",
    edit=("if seed == seeds[0]:", "if seed == seeds[-1]:"),
)
compare_solvers.mistake(
    "The score on the data it was fitted to is the model's accuracy.",
    name="training_score_as_test",
    edit=("test.append(float(model.score(X_test, y_test)))", "test.append(float(model.score(X_train, y_train)))"),
)
compare_solvers.mistake(
    "One split is enough for the comparison.",
    name="one_split",
    edit=("prepare(X, y, seed)", "prepare(X, y, seeds[0])"),
)
compare_solvers.mistake(
    "Only the first seed is run.",
    name="one_seed",
    edit=("for seed in seeds:", "for seed in seeds[:1]:"),
)
compare_solvers.mistake(
    "Accuracies are percentages.",
    name="percent",
    edit=(
        ("test.append(float(model.score(X_test, y_test)))", "test.append(100 * float(model.score(X_test, y_test)))"),
        (
            "train.append(float(model.score(X_train, y_train)))",
            "train.append(100 * float(model.score(X_train, y_train)))",
        ),
    ),
)
compare_solvers.mistake(
    "The best split is what the solver can do.",
    name="best_for_mean",
    edit=("sum(test) / len(test)", "max(test)"),
)
compare_solvers.mistake(
    "The scaler is fitted before the split, to all the data.",
    name="scaler_sees_all",
    of="prepare",
    edit=("X_train.mean(axis=0), X_train.std(axis=0)", "X.mean(axis=0), X.std(axis=0)"),
)
compare_solvers.mistake(
    "Each part is standardized by itself.",
    name="test_scaled_by_itself",
    of="prepare",
    edit=("(X_test - mean) / deviation", "(X_test - X_test.mean(axis=0)) / X_test.std(axis=0)"),
)
compare_solvers.mistake(
    "A fixed random_state of 42 makes every split repeatable.",
    name="always_42",
    of="prepare",
    edit=("y, test_size=0.2, random_state=seed", "y, test_size=0.2, random_state=42"),
)


def _moons(m=180):
    from sklearn.datasets import make_moons

    return make_moons(n_samples=m, noise=0.3, random_state=7)


def _rounded(rows):
    """Lengths and what follows from the learner's own lists, exactly; the scores themselves within tolerance."""
    found = {}
    for name in ("sgd", "adam", "lbfgs"):
        row = rows[name]
        test = [float(v) for v in row["test"]]
        curve = None if row["curve"] is None else [float(v) for v in row["curve"]]
        found[name] = {
            "scores": [test, [float(v) for v in row["train"]]],
            "mean is the mean": bool(abs(float(row["mean"]) - sum(test) / len(test)) < 1e-9),
            "spread is the spread": bool(abs(float(row["spread"]) - (max(test) - min(test))) < 1e-9),
            "curve": None if curve is None else [curve[0], curve[len(curve) // 2]],
        }
    return found


@compare_solvers.case("three solvers, three splits", weight=3, required=True, rtol=0, atol=0.03)
def three_by_three(implementation):
    return _rounded(implementation.compare_solvers(*_moons(), [1, 5, 2], 6, 25))


@compare_solvers.case("two other splits", rtol=0, atol=0.03)
def two_others(implementation):
    return _rounded(implementation.compare_solvers(*_moons(130), [11, 3], 5, 20))


@compare_solvers.case("prepare: split and scaled by the training part", weight=2)
def prepared(implementation):
    X, y = _moons(60)
    return [implementation.prepare(X * [3.0, 0.5] + [2.0, -1.0], y, seed) for seed in (0, 4)]
