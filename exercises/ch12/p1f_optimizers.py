"""ch12.p1f  Three optimizers over a dict of parameters.    Chapter 12, the network class"""

import numpy as np


def adam(
    parameters: dict[str, np.ndarray],
    grads: dict[str, np.ndarray],
    state: dict,
    learning_rate: float,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> tuple[dict[str, np.ndarray], dict]:
    """One Adam step over all parameters: (new parameters, new state).

    parameters : {"W1", "b1", ...}, arrays of any shape;  grads : {"dW1", "db1", ...}, in the same shapes
    state : what `initial_state` or the step before returned. What is in it, and how, is your own affair.

    m = beta1 m + (1 - beta1) g and v = beta2 v + (1 - beta2) g^2, entry by entry, from zero; the step number t is 1 in
    the first step; m_hat = m / (1 - beta1^t), v_hat = v / (1 - beta2^t);
    theta = theta - learning_rate * m_hat / (sqrt(v_hat) + epsilon): epsilon OUTSIDE the root, after the correction.

    Example: W1 = [[1, 2]], dW1 = [[0.2, -0.5]], learning rate 0.001, first step: [[0.999, 2.001]] (to 1e-10).
    """
    raise NotImplementedError("ch12.p1f")


def momentum(
    parameters: dict[str, np.ndarray],
    grads: dict[str, np.ndarray],
    state: dict,
    learning_rate: float,
    beta: float = 0.9,
) -> tuple[dict[str, np.ndarray], dict]:
    """One momentum step over all parameters: (new parameters, new state).

    Convention (the chapter's): the velocity is an exponential average, v = beta v + (1 - beta) g, starting from 0 and
    without bias correction; theta = theta - learning_rate * v, with the new v.
    Example: W1 = [[1, 2]], dW1 = [[0.2, -0.5]], learning rate 0.1, first step: [[0.998, 2.005]].
    """
    raise NotImplementedError("ch12.p1f")


def sgd(
    parameters: dict[str, np.ndarray], grads: dict[str, np.ndarray], state: dict, learning_rate: float
) -> tuple[dict[str, np.ndarray], dict]:
    """One plain step, theta - learning_rate * g, with the same form as the others: (new parameters, state)."""
    raise NotImplementedError("ch12.p1f")


def initial_state(parameters: dict[str, np.ndarray], optimizer: str) -> dict:
    """The state before the first step, for optimizer "sgd", "momentum" or "adam" (for "sgd" an empty dict will do).

    Any other word raises ValueError: a network that trains with a misspelt optimizer must not run on in silence.
    """
    raise NotImplementedError("ch12.p1f")
