"""The reference network on scikit-learn's digits, beside scikit-learn's own MLPClassifier.

accuracy : mean test accuracy over split seeds 0-9 of [64, 128, 64, 32, 10], an 80/20 stratified split, whatever is
           fitted being fitted on the training part alone (goal: at least 97.8 %, better 98.2 %), and MLPClassifier's
           with the same layers on the same splits.
CPU time : of training at equal epochs, batch size and optimizer (Adam, constant rate; ours without batch
           normalization, dropout and schedule, which MLPClassifier does not have), interleaved, median of 7 (goal:
           below 1.0), and of the full reference network, for information.

Run: python benchmarks/digits_network.py [--quick]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
import warnings
from pathlib import Path
from typing import Any

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"  # before NumPy is imported

import numpy as np

from dlgrade.content import load_module

DIMS = [64, 128, 64, 32, 10]
EPOCHS, BATCH, RATE = 60, 64, 0.003


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="two split seeds and three timings")
    quick = parser.parse_args().quick
    from sklearn.datasets import load_digits
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    warnings.simplefilter("ignore", ConvergenceWarning)  # equal epochs are the point
    program: Any = load_module(Path(__file__).parents[1] / "solutions" / "ch10" / "p2_digits_training.py", "_reference")
    digits = load_digits()

    def theirs(epochs: int, seed: int) -> MLPClassifier:
        return MLPClassifier(
            hidden_layer_sizes=DIMS[1:-1],
            max_iter=epochs,
            n_iter_no_change=epochs,
            batch_size=BATCH,
            learning_rate_init=RATE if epochs == EPOCHS else 0.001,
            alpha=0.0 if epochs == EPOCHS else 0.0001,
            random_state=seed,
        )

    ours, sklearn = [], []
    for seed in range(2 if quick else 10):
        X, Y, X_test, y_test = program.reference_data(digits.data, digits.target, seed)
        network = program.ReferenceNetwork(DIMS, np.random.default_rng(seed)).fit(X, Y)
        ours.append(100 * float(np.mean(network.predict(X_test) == y_test)))
        model = theirs(200, seed).fit(X.T, Y.argmax(axis=0))  # its own defaults, 200 epochs
        sklearn.append(100 * float(model.score(X_test.T, y_test)))
    X, Y, _, _ = program.reference_data(digits.data, digits.target, 0)
    times: dict[str, list[float]] = {"ours": [], "sklearn": [], "reference": []}
    for seed in range(3 if quick else 7):
        plain = program.ReferenceNetwork(
            DIMS, np.random.default_rng(seed), normalize=False, keep_input=1.0, keep=(1.0, 1.0, 1.0), cosine=False
        )
        full = program.ReferenceNetwork(DIMS, np.random.default_rng(seed))
        model = theirs(EPOCHS, seed)
        rows, labels = np.ascontiguousarray(X.T), Y.argmax(axis=0)
        for name, train in (
            ("ours", lambda net=plain: net.fit(X, Y, epochs=EPOCHS, batch_size=BATCH)),
            ("sklearn", lambda net=model, r=rows, c=labels: net.fit(r, c)),
            ("reference", lambda net=full: net.fit(X, Y, epochs=EPOCHS, batch_size=BATCH)),
        ):
            start = time.process_time()
            train()
            times[name].append(time.process_time() - start)
    cpu = {name: statistics.median(t) for name, t in times.items()}
    figures = {
        "split_seeds": len(ours),
        "accuracy_mean": round(statistics.mean(ours), 3),
        "accuracy_each": [round(a, 2) for a in ours],
        "mlpclassifier_mean": round(statistics.mean(sklearn), 3),
        "cpu_over_mlpclassifier": round(cpu["ours"] / cpu["sklearn"], 3),
        "full_reference_over_mlpclassifier": round(cpu["reference"] / cpu["sklearn"], 3),
        "cpu_s": {name: round(t, 3) for name, t in cpu.items()},
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
