"""How well and how fast the reference training of exercise ch12.p1l separates the two spirals.

[2, 16, 8, 1], Adam, cosine schedule, batches of 64, learning rate 0.01; 200 points per arm, of which one must be missed
(both arms start at the origin).  Each seed draws its own weights, order and, with ``--fresh``, its own spirals.

Prints the mean training accuracy over the seeds (goal: at least 99.5) and the seconds as JSON.
Run: OPENBLAS_NUM_THREADS=1 python benchmarks/spirals.py [--seeds 10] [--epochs 600] [--fresh]
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy: threads slow such small matrices down

import argparse
import json
import time

import numpy as np

from dlgrade import content


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--epochs", type=int, default=600)
    parser.add_argument("--fresh", action="store_true", help="other spirals for each seed")
    options = parser.parse_args()
    train = content.select(["ch12.p1l"])[0].load().right
    spirals = train.__globals__["spirals"]
    accuracies, costs = [], []
    began = time.perf_counter()
    for seed in range(options.seeds):
        X, Y = spirals(200, np.random.default_rng(100 + seed if options.fresh else 1))
        parameters, history = train(X, Y, [2, 16, 8, 1], options.epochs, 64, 0.01, np.random.default_rng(seed))
        Z = X
        for l in (1, 2, 3):
            Z = parameters[f"W{l}"] @ (np.maximum(0, Z) if l > 1 else Z) + parameters[f"b{l}"]
        accuracies.append(100 * float(np.mean((Z > 0) == (Y == 1))))
        costs.append(history[-1])
    figures = {
        "seeds": options.seeds,
        "epochs": options.epochs,
        "mean_accuracy_pct": round(float(np.mean(accuracies)), 3),
        "lowest_accuracy_pct": round(min(accuracies), 3),
        "mean_final_cost": round(float(np.mean(costs)), 5),
        "seconds": round(time.perf_counter() - began, 2),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
