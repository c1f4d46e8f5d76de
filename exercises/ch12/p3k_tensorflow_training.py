"""ch12.p3k  The custom training loop, in TensorFlow.    Chapter 12, the GradientTape program"""

import numpy as np
import tensorflow as tf


def logits_of(weights: dict[str, tf.Tensor], X: tf.Tensor) -> tf.Tensor:
    """The network, as far as its logits: X (m, n0), examples in ROWS as Keras has them  ->  (m, classes)."""
    hidden = tf.tanh(X @ weights["W1"] + weights["b1"])
    return hidden @ weights["W2"] + weights["b2"]


def train(
    parameters: dict[str, np.ndarray],
    batches: list[tuple[np.ndarray, np.ndarray]],
    epochs: int,
    peak: float,
    warmup: int,
    alpha: float,
    limit: float,
    l2: float,
) -> tuple[dict[str, np.ndarray], dict[str, list[float]]]:
    """Train a small classifier with tf.GradientTape: (new parameters, log), all of them NumPy arrays and numbers.

    parameters : "W1" (n0, n1), "b1" (n1,), "W2" (n1, classes), "b2" (classes,), float64 arrays; leave them as they are.
                 The matrices are as Keras has its kernels, (inputs, outputs): the transposes of the book's.
    batches    : pairs (X (m, n0) float64, examples in rows; y (m,) int64, class numbers); m differs from batch to batch;
                 every epoch runs through the same list in this order
    ->  (a dict of arrays with the same names and shapes, {"loss": [...], "norm": [...], "rate": [...]}), the log with
        one number for each step.

    For each batch, in this order (`logits_of`, given above, is the forward pass):
        1. loss = mean cross-entropy of softmax(logits) with y, natural logarithm, plus the penalty
           l2 / 2 * (sum of the squares of all entries of W1 and W2); biases are free, and there is no 1/m in the penalty;
        2. its gradients by all four parameters, the penalty's part included;
        3. the gradients are clipped to the global norm ``limit``; the log keeps the norm BEFORE clipping;
        4. plain gradient descent (no momentum) with the clipped gradients and the rate
           rate_at(step, total, warmup, peak, alpha); step = 0, 1, 2, ... counts batches and goes on from epoch to
           epoch, total is the number of steps of the whole training. The log keeps the rate that this step used.
    Tensors stay inside: convert what comes in and what goes out. Compute in float64. Write the loop yourself: while
    judging there are no threads, so that @tf.function runs as plain Python and model.fit and tf.data do not run at all.

    Example: one batch X = [[1]], y = [0], W1 = [[0]], b1 = [0], W2 = [[0, 0]], b2 = [0, 0], 1 epoch, peak 0.1, no
    warm-up, limit 10, l2 = 3: loss ln 2 = 0.693147, norm 0.707107, rate 0.1, and b2 becomes [0.05, -0.05].
    """
    raise NotImplementedError("ch12.p3k")


def rate_at(step: int, total: int, warmup: int, peak: float, alpha: float) -> float:
    """The learning rate of one step, as Keras' own CosineDecay has it (it can do the work), as a Python float.

    step < warmup :  peak * step / warmup, so that step 0 has the rate 0 (unlike ch12.p3, where nothing is wasted)
    from step = warmup on :  peak * ((1 - alpha) * c + alpha)  with  c = (1 + cos(pi * p)) / 2  and
    p = (step - warmup) / (total - warmup); p stays 1 from step = total on. alpha is a FRACTION of the peak. warmup = 0
    means: no warm-up.
    Example: total 12, warmup 2, peak 0.1, alpha 0.01: steps 0, 1, 2, 7, 12, 50 have 0, 0.05, 0.1, 0.0505, 0.001, 0.001.
    """
    raise NotImplementedError("ch12.p3k")


def input_gradient(parameters: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The gradient of the mean cross-entropy (no penalty) by the INPUT: (m, n0), like X.

    parameters, X (m, n0), y (m,) : as in `train`. How each pixel would have to move to raise the loss: the start of
    saliency maps and of adversarial examples. A tape watches variables by itself; X is a constant.
    Example: X = [[1]], y = [0], W1 = [[0.5]], b1 = [0], W2 = [[1, -1]], b2 = [0, 0]: [[-0.223427]].
    """
    raise NotImplementedError("ch12.p3k")
