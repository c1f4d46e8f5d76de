"""ch12.p3t  The custom training loop, in PyTorch.    Chapter 12, the GradientTape program"""

import math

import numpy as np
import torch


def logits_of(weights: dict[str, torch.Tensor], X: torch.Tensor) -> torch.Tensor:
    """The network, as far as its logits: X (m, n0), examples in ROWS as PyTorch has them  ->  (m, classes)."""
    hidden = torch.tanh(X @ weights["W1"].T + weights["b1"])
    return hidden @ weights["W2"].T + weights["b2"]


def train(
    parameters: dict[str, np.ndarray],
    batches: list[tuple[np.ndarray, np.ndarray]],
    epochs: int,
    peak: float,
    warmup: int,
    floor_fraction: float,
    limit: float,
) -> tuple[dict[str, np.ndarray], dict[str, list[float]]]:
    """Train a small classifier with PyTorch's autograd: (new parameters, log), all of them NumPy arrays and numbers.

    parameters : "W1" (n1, n0), "b1" (n1,), "W2" (classes, n1), "b2" (classes,), float64 arrays; leave them as they are
    batches    : pairs (X (m, n0) float64, examples in rows; y (m,) int64, class numbers); m differs from batch to batch;
                 every epoch runs through the same list in this order
    ->  (a dict of arrays with the same names and shapes, {"loss": [...], "norm": [...], "rate": [...]}), the log with
        one number for each step.

    For each batch, in this order (`logits_of`, given above, is the forward pass):
        1. loss = mean cross-entropy of softmax(logits) with y, natural logarithm, at the present parameters;
        2. its gradients by all four parameters, of this batch alone;
        3. the gradients are clipped to the global norm ``limit``; the log keeps the norm BEFORE clipping;
        4. plain gradient descent (no momentum) with the clipped gradients and the rate
           rate_at(step, total, warmup, peak, floor_fraction); step = 0, 1, 2, ... counts batches and goes on from
           epoch to epoch, total is the number of steps of the whole training.
    Tensors stay inside: convert what comes in and what goes out. Compute in float64.

    Example: one batch X = [[1]], y = [0], W1 = [[0]], b1 = [0], W2 = [[0], [0]], b2 = [0, 0], 1 epoch, peak 0.1, no
    warm-up, limit 10: loss ln 2 = 0.693147, norm 0.707107, rate 0.1, and b2 becomes [0.05, -0.05].
    """
    raise NotImplementedError("ch12.p3t")


def rate_at(step: int, total: int, warmup: int, peak: float, floor_fraction: float) -> float:
    """The learning rate of one step: linear warm-up, then half a cosine down to a floor (as in ch12.p3).

    step < warmup :  peak * (step + 1) / warmup
    from step = warmup on :  floor + (peak - floor) * (1 + cos(pi * p)) / 2  with  p = (step - warmup) / (total - warmup),
    and p stays 1 from step = total on. floor = floor_fraction * peak: a FRACTION of the peak, as Keras' alpha is, and
    not an absolute rate, as the eta_min of PyTorch's CosineAnnealingLR is.
    Example: total 12, warmup 2, peak 0.1, fraction 0.01: steps 0, 1, 2, 7, 12 have 0.05, 0.1, 0.1, 0.0505, 0.001.
    """
    raise NotImplementedError("ch12.p3t")


def probabilities(parameters: dict[str, np.ndarray], X: np.ndarray) -> np.ndarray:
    """The class probabilities of the network: X (m, n0), examples in rows  ->  (m, classes), every row sums to 1.

    The same network as in training; no gradients are wanted. Example: all parameters 0 and two classes: 0.5 everywhere.
    """
    raise NotImplementedError("ch12.p3t")
