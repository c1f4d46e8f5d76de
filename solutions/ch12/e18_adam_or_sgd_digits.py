"""ch12.e18  Adam against SGD with momentum, a fair comparison.    Chapter 12, exercise 12.18"""

from collections.abc import Callable, Sequence

import numpy as np

from dlgrade import exercise, raised_name


@exercise(
    points=10,
    topics=("experiments", "adam", "momentum", "generalization", "digits"),
    uses=("sklearn",),
    training=True,
    hints=(
        "Somebody shows that Adam beats SGD, both with learning rate 0.001, one run each. What would you ask first?",
        "Three kinds of data, three jobs: the training part moves the weights, the validation part chooses the learning "
        "rate, the test part is looked at for the chosen rate only. Which of them may decide anything?",
        "A rate is good if it is good on average over the seeds; one lucky seed says little. The gap is a difference of "
        "two means, training first.",
        "For run_digits: split with a fixed random_state (the seed is for the weights and the shuffling), divide the "
        "pixels by 16. sklearn's MLPClassifier takes solver, learning_rate_init, momentum, batch_size, random_state; "
        "one call of partial_fit is one epoch.",
        "Plan for compare: refuse fewer than 3 seeds; for each optimizer and each of ITS rates run all seeds with the "
        "same epochs and keep the results; take the rate with the best mean validation accuracy; report its runs.",
    ),
    rubric=(
        "States the protocol: both learning rates tuned on validation data, same epochs, at least 3 seeds, one split.",
        "Gives test accuracies with their spread over the seeds, and says whether the difference exceeds the spread.",
        "Compares the gaps (training minus test) before saying anything about generalization.",
        "Keeps the claim small: one data set, one small network; neither 'SGD generalizes better' nor its opposite "
        "follows.",
    ),
    rubric_points=4,
)
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
    if len(set(seeds)) < 3:
        raise ValueError("at least three seeds are needed")
    table: dict[str, dict[str, object]] = {}
    for optimizer, candidates in rates.items():
        runs = {rate: [run(optimizer, rate, seed, epochs) for seed in seeds] for rate in candidates}
        chosen = max(runs, key=lambda rate: np.mean([r["validation"] for r in runs[rate]]))
        train, test = ([r[part] for r in runs[chosen]] for part in ("train", "test"))
        table[optimizer] = {"rate": chosen, "train": train, "test": test, "gap": float(np.mean(train) - np.mean(test))}
    return table


@compare.part
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
    from sklearn.datasets import load_digits
    from sklearn.model_selection import train_test_split
    from sklearn.neural_network import MLPClassifier

    X, y = load_digits(return_X_y=True)
    rest, X_test, y_rest, y_test = train_test_split(X / 16, y, test_size=360, random_state=0, stratify=y)
    X_train, X_val, y_train, y_val = train_test_split(rest, y_rest, test_size=360, random_state=0, stratify=y_rest)
    model = MLPClassifier(
        hidden_layer_sizes=(32,),
        solver=optimizer,
        learning_rate_init=learning_rate,
        momentum=0.9,
        nesterovs_momentum=False,
        alpha=0.0,
        batch_size=64,
        random_state=seed,
    )
    for _ in range(epochs):
        model.partial_fit(X_train, y_train, classes=np.arange(10))
    return {
        "train": float(model.score(X_train, y_train)),
        "validation": float(model.score(X_val, y_val)),
        "test": float(model.score(X_test, y_test)),
    }


@compare.alternative
def with_arrays(run, rates, seeds, epochs):
    if len(seeds) < 3:
        raise ValueError(f"{len(seeds)} seeds")
    table = {}
    for optimizer in ("sgd", "adam"):
        validation = np.zeros((len(rates[optimizer]), len(seeds)))
        for i, rate in enumerate(rates[optimizer]):
            for j, seed in enumerate(seeds):
                validation[i, j] = run(optimizer, rate, seed, epochs)["validation"]
        best = rates[optimizer][int(np.argmax(validation.mean(axis=1)))]
        final = [run(optimizer, best, seed, epochs) for seed in seeds]
        train, test = np.array([f["train"] for f in final]), np.array([f["test"] for f in final])
        table[optimizer] = dict(rate=best, train=train, test=test, gap=(train - test).mean())
    return table


@compare.alternative(of="run_digits")
def from_scratch(optimizer, learning_rate, seed, epochs):
    from sklearn.datasets import load_digits

    data = load_digits()
    images, labels = data.data / 16, data.target
    order = np.random.default_rng(99).permutation(len(labels))
    order = order[np.argsort(labels[order], kind="stable")]  # by class, so that every fifth one is stratified
    places = np.arange(len(order))
    parts = {"test": order[places % 5 == 0], "validation": order[places % 5 == 1], "train": order[places % 5 > 1]}
    parts["validation"], moved = parts["validation"][:360], parts["validation"][360:]
    parts["train"] = np.concatenate([parts["train"], moved])
    rng = np.random.default_rng(seed)
    p = [rng.normal(size=(64, 32)) / 32**0.5, np.zeros(32), rng.normal(size=(32, 10)) / 32**0.5, np.zeros(10)]
    first, second, t = [np.zeros_like(x) for x in p], [np.zeros_like(x) for x in p], 0
    for _ in range(epochs):
        shuffled = rng.permutation(parts["train"])
        for start in range(0, len(shuffled), 64):
            chosen = shuffled[start : start + 64]
            x, y, t = images[chosen], labels[chosen], t + 1
            hidden = np.maximum(x @ p[0] + p[1], 0)
            scores = hidden @ p[2] + p[3]
            delta = np.exp(scores - scores.max(axis=1, keepdims=True))
            delta /= delta.sum(axis=1, keepdims=True)
            delta[np.arange(len(y)), y] -= 1
            delta /= len(y)
            back = delta @ p[2].T * (hidden > 0)
            grads = [x.T @ back, back.sum(axis=0), hidden.T @ delta, delta.sum(axis=0)]
            for i, g in enumerate(grads):
                if optimizer == "adam":
                    first[i] = 0.9 * first[i] + 0.1 * g
                    second[i] = 0.999 * second[i] + 0.001 * g**2
                    root = np.sqrt(second[i] / (1 - 0.999**t)) + 1e-8
                    p[i] -= learning_rate * first[i] / (1 - 0.9**t) / root
                else:
                    first[i] = 0.9 * first[i] + g
                    p[i] -= learning_rate * first[i]
    right = {k: np.maximum(images[v] @ p[0] + p[1], 0) @ p[2] + p[3] for k, v in parts.items()}
    return {k: np.mean(right[k].argmax(axis=1) == labels[parts[k]]) for k in ("train", "validation", "test")}


compare.mistake(
    "The best rate is the one with the best test accuracy.",
    name="tuned_on_the_test_part",
    edit=('r["validation"] for r', 'r["test"] for r'),
)
compare.mistake(
    "The best rate is the one that fits the training data best.",
    name="tuned_on_the_training_part",
    edit=('r["validation"] for r', 'r["train"] for r'),
)
compare.mistake(
    "For tuning one seed is enough.",
    name="tuned_with_one_seed",
    edit=('r["validation"] for r in runs[rate]', 'r["validation"] for r in runs[rate][:1]'),
)
compare.mistake(
    "A rate is as good as its best run.",
    name="best_run_counts",
    edit=("np.mean([r", "np.max([r"),
)


@compare.mistake("A comparison is fair if both optimizers use the same learning rate, Adam's.")
def same_rate_for_both(run, rates, seeds, epochs):
    table = compare(run, rates, seeds, epochs)
    rate = table["adam"]["rate"]
    return {"adam": table["adam"], "sgd": compare(run, {"sgd": [rate]}, seeds, epochs)["sgd"]}


@compare.mistake("SGD needs no tuning; its first rate is the customary one.")
def sgd_not_tuned(run, rates, seeds, epochs):
    return compare(run, {"adam": rates["adam"], "sgd": list(rates["sgd"])[:1]}, seeds, epochs)


compare.mistake(
    "One seed is a result.",
    name="any_number_of_seeds",
    edit=("len(set(seeds)) < 3", "len(set(seeds)) < 1"),
)
compare.mistake(
    "The gap is the test accuracy minus the training accuracy.",
    name="gap_reversed",
    edit=("np.mean(train) - np.mean(test)", "np.mean(test) - np.mean(train)"),
)


@compare.mistake("SGD is slower, so it gets twice the epochs.")
def sgd_trains_longer(run, rates, seeds, epochs):
    return {o: compare(run, {o: rates[o]}, seeds, epochs * (2 if o == "sgd" else 1))[o] for o in rates}


compare.mistake(
    "A fixed random_state inside makes runs repeatable.",
    name="seed_ignored",
    of="run_digits",
    edit=("random_state=seed", "random_state=42"),
)
compare.mistake(
    "The solver is Adam unless one changes it.",
    name="always_adam",
    of="run_digits",
    edit=("solver=optimizer", 'solver="adam"'),
)
compare.mistake(
    "The validation accuracy is measured on the test images.",
    name="validation_is_test",
    of="run_digits",
    edit=("model.score(X_val, y_val)", "model.score(X_test, y_test)"),
)
compare.mistake(
    "The accuracy on what was trained with is the test accuracy.",
    name="test_on_training_images",
    of="run_digits",
    edit=("model.score(X_test, y_test)", "model.score(X_train, y_train)"),
)
compare.mistake(
    "Accuracies are percentages.",
    name="percent",
    of="run_digits",
    edit=(
        ("float(model.score(X_train, y_train))", "100 * float(model.score(X_train, y_train))"),
        ("float(model.score(X_val, y_val))", "100 * float(model.score(X_val, y_val))"),
        ("float(model.score(X_test, y_test))", "100 * float(model.score(X_test, y_test))"),
    ),
)
compare.mistake(
    "The model trains until it is done, whatever the number of epochs.",
    name="epochs_ignored",
    of="run_digits",
    edit=("range(epochs)", "range(12)"),
)
compare.mistake(
    "The training may stop early; half of the epochs will do.",
    name="half_of_the_epochs",
    of="run_digits",
    edit=("range(epochs)", "range(max(1, epochs // 2))"),
)
compare.mistake(
    "The pixels can stay as they are, 0 to 16.",
    name="pixels_not_divided",
    of="run_digits",
    edit=("X / 16", "X"),
)

_RATES = {"adam": [0.001, 0.01, 0.1, 0.03], "sgd": [0.01, 0.03, 0.1, 0.3, 1.0]}
_BEST = {  # the rate that each part of the data favours
    "adam": {"train": 0.1, "validation": 0.01, "test": 0.03},
    "sgd": {"train": 1.0, "validation": 0.1, "test": 0.3},
}
_LEVEL = {"train": 0.97, "validation": 0.93, "test": 0.92}
_SWINGS = {  # rates that validate best in one seed and badly in another, so that only the mean tells
    ("adam", 0.001): {12: 0.06, 7: -0.2},
    ("adam", 0.1): {4: 0.04, 7: -0.2},
    ("sgd", 0.03): {12: 0.06, 7: -0.2},
    ("sgd", 0.3): {4: 0.04, 7: -0.2},
}


def _fake(calls):
    """A `run` without training, whose three accuracies favour different rates."""

    def run(optimizer, rate, seed, epochs):
        calls.append((str(optimizer), float(rate), int(seed), int(epochs)))
        found = {}
        for i, (part, best) in enumerate(_BEST[str(optimizer)].items()):
            miss = abs(np.log10(rate / best))
            noise = 0.004 * np.sin(3.0 * seed + i + 10 * rate)
            found[part] = float(_LEVEL[part] - 0.02 * miss + noise + 1e-4 * epochs)
        found["validation"] += _SWINGS.get((str(optimizer), float(rate)), {}).get(int(seed), 0.0)
        return found

    return run


compare.mistake(
    "The gap is the training accuracy minus the validation accuracy.",
    name="gap_to_validation",
    edit=("np.mean(train) - np.mean(test)", 'np.mean(train) - np.mean([r["validation"] for r in runs[chosen]])'),
)


compare.mistake(
    "The seeds may be counted when the runs are done.",
    name="refused_after_the_runs",
    edit=(
        ('    if len(set(seeds)) < 3:\n        raise ValueError("at least three seeds are needed")\n', ""),
        (
            "    return table",
            '    if len(set(seeds)) < 3:\n        raise ValueError("at least three seeds are needed")\n    return table',
        ),
    ),
)


compare.mistake(
    "Any error is a refusal.", name="refused_by_assertion", edit=("raise ValueError(", "raise AssertionError(")
)


@compare.case("the chosen rates", required=True)
def chosen(implementation):
    table = implementation.compare(_fake([]), _RATES, [4, 7, 12], 10)
    return {o: table[o]["rate"] for o in ("adam", "sgd")}


@compare.case("the whole table", weight=2)
def whole_table(implementation):
    return implementation.compare(_fake([]), _RATES, [4, 7, 12, 30], 6)


@compare.case("every rate, every seed, the same epochs")
def budget(implementation):
    calls = []
    implementation.compare(_fake(calls), _RATES, [4, 7, 12], 5)
    return sorted(set(calls))


@compare.case("two seeds are refused")
def too_few(implementation):
    calls = []
    return raised_name(lambda: implementation.compare(_fake(calls), _RATES, [4, 7], 5)), len(calls)


@compare.case("digits: the three parts and their sizes", alone=True)
def parts(implementation):
    runs = [implementation.run_digits("adam", 0.01, 3, 2), implementation.run_digits("sgd", 0.1, 8, 2)]
    sizes = {"train": 1077, "validation": 360, "test": 360}
    return {
        "fractions": all(0 <= float(r[k]) <= 1 for r in runs for k in sizes),
        "sizes": [bool(abs(r[k] * n - round(r[k] * n)) < 1e-6) for r in runs for k, n in sizes.items()],
        "validation is not test": any(r["validation"] != r["test"] for r in runs),
    }


@compare.case("digits: both optimizers learn", alone=True, smoke=True)
def both_learn(implementation):
    found = {}
    for optimizer, rate in (("adam", 0.01), ("sgd", 0.1)):
        run = implementation.run_digits(optimizer, rate, 5, 6)
        found[optimizer] = [bool(run["train"] > 0.9), bool(run["validation"] > 0.85), bool(run["test"] > 0.85)]
    return found


@compare.case("digits: optimizer, rate and epochs matter", alone=True)
def settings_matter(implementation):
    slow = implementation.run_digits("sgd", 0.001, 2, 3)["train"]
    short = implementation.run_digits("adam", 0.0005, 2, 1)["train"]
    quick = implementation.run_digits("adam", 0.003, 2, 6)["train"]
    two, three = (implementation.run_digits("adam", 0.003, 2, epochs)["train"] for epochs in (2, 3))
    other = implementation.run_digits("adam", 0.001, 2, 3)["train"]
    return bool(slow < 0.5), bool(short < 0.5), bool(quick > 0.75), bool(two != three), bool(slow != other)


@compare.case("digits: the seed", alone=True)
def seeds_matter(implementation):
    first, again, other = (implementation.run_digits("adam", 0.005, seed, 2) for seed in (1, 1, 2))
    keys = ("train", "validation", "test")
    return [first[k] for k in keys] == [again[k] for k in keys], [first[k] for k in keys] == [other[k] for k in keys]
