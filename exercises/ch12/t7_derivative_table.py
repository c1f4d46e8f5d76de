"""ch12.t7  The table of derivatives, as functions.    Chapter 12, section 12.5"""

import math

import numpy as np


def sigmoid_slope(z: np.ndarray) -> np.ndarray:
    """The five functions of the table. This one: sigma'(z) for sigma(z) = 1 / (1 + exp(-z)).

    z : an array of any shape, pre-activations (NOT the activation's values)  ->  an array of that shape.
    Example: sigma'(0.5) = 0.235004.
    """
    raise NotImplementedError("ch12.t7")


def tanh_slope(z: np.ndarray) -> np.ndarray:
    """tanh'(z), entry by entry, in the shape of z. Example: tanh'(0.5) = 0.786448."""
    raise NotImplementedError("ch12.t7")


def relu_slope(z: np.ndarray) -> np.ndarray:
    """ReLU'(z), entry by entry, in the shape of z, with ReLU'(0) = 0. Example: ReLU'(0.5) = 1."""
    raise NotImplementedError("ch12.t7")


def linear_slope(z: np.ndarray) -> np.ndarray:
    """The slope of the linear (identity) activation g(z) = z, for every entry, in the shape of z."""
    raise NotImplementedError("ch12.t7")


def bce_slope(a: np.ndarray, y: np.ndarray) -> np.ndarray:
    """dL/da for each entry of L = -(y log a + (1 - y) log(1 - a)), natural logarithm, no epsilon, no 1/m.

    a : array of probabilities strictly between 0 and 1, y : labels 0 or 1 in the same shape  ->  that shape.
    Example: a = 0.7, y = 1 gives -1.428571.
    """
    raise NotImplementedError("ch12.t7")
