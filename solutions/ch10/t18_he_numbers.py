"""ch10.t18  The numbers behind He initialization.    Chapter 10, He initialization"""

import math

import numpy as np

from dlgrade import exercise


@exercise(
    points=6,
    topics=("he-initialization", "variance", "relu"),
    hints=(
        "Papers write N(mean, variance), NumPy's normal and randn times a factor want the standard deviation. "
        "Which is 2/n?",
        "What counts is how many inputs a unit sums up, so only n_prev stands in the formulas, not the layer's "
        "own width.",
        "ReLU keeps the positive half of a symmetric z: half of the second moment stays, and the mean becomes "
        "positive.",
        "E[a] is the integral of z times the normal density over z > 0, sigma / sqrt(2 pi). Then Var(a) = "
        "E[a^2] - E[a]^2.",
    ),
)
def he_std(n_prev: int) -> float:
    """The standard deviation of He initialization for a ReLU layer with n_prev inputs.

    n_prev : the number of units of the layer before  ->  the standard deviation of the entries of W.

    He initialization draws W[l] (n[l], n[l-1]) with mean 0 and VARIANCE 2 / n[l-1]. Wanted is the number s with which
    W = s * rng.standard_normal((n, n_prev)) has this variance. Example: he_std(8) is 0.5.
    """
    return math.sqrt(2 / n_prev)


@he_std.part
def output_std(n_prev: int, n: int) -> float:
    """The standard deviation for the output layer W (n, n_prev) of the chapter's program: variance 1 / n_prev.

    The width n of the layer itself is given as well; decide whether it is needed. (The chapter's code calls this form
    Xavier; Glorot's own formula has the variance 2 / (n_prev + n). Wanted here is 1 / n_prev.) Example: output_std(4,
    3) is 0.5.
    """
    return math.sqrt(1 / n_prev)


@he_std.part
def relu_moments(variance: float) -> tuple[float, float, float]:
    """(E[a], E[a^2], Var(a)) of a = max(0, z) for a normal z with mean 0 and this variance, exactly (no sampling).

    Var(a) is the usual variance, E[a^2] - E[a]^2. With He initialization and inputs of second moment 1, z has variance
    2. Example: relu_moments(8.0) starts with 1.128379.
    """
    mean = math.sqrt(variance / (2 * math.pi))
    second = variance / 2
    return mean, second, second - mean**2


@he_std.alternative
def with_numpy(n_prev):
    return np.sqrt(2.0) / np.sqrt(n_prev)


@he_std.alternative(of="output_std")
def by_power(n_prev, n):
    return n_prev**-0.5


@he_std.alternative(of="relu_moments")
def by_numerical_integration(variance):
    sigma = variance**0.5
    z = np.linspace(0.0, 12.0 * sigma, 20_001)
    density = np.exp(-(z**2) / (2 * variance)) / (sigma * np.sqrt(2 * np.pi))
    step = z[1] - z[0]
    first = float(np.sum(z * density) * step + step**2 * density[0] / 12)
    second = float(np.sum(z**2 * density) * step)
    return np.array([first, second, second - first**2])


he_std.mistake(
    "The 2/n in N(0, 2/n) is the standard deviation.",
    name="variance_for_std",
    edit=("math.sqrt(2 / n_prev)", "2 / n_prev"),
)

he_std.mistake(
    "The root of 2/n is the variance, so one more root gives the standard deviation.",
    name="two_roots",
    edit=("math.sqrt(2 / n_prev)", "math.sqrt(math.sqrt(2 / n_prev))"),
)

he_std.mistake(
    "A hidden ReLU layer takes 1/n, too.",
    name="without_the_factor_2",
    edit=("math.sqrt(2 / n_prev)", "math.sqrt(1 / n_prev)"),
)


@he_std.mistake("The output layer is scaled with the mean of its inputs and outputs, as Glorot does.", of="output_std")
def glorot_output(n_prev, n):
    return math.sqrt(2 / (n_prev + n))


@he_std.mistake("The output layer gets He initialization as all the others do.", of="output_std")
def he_output(n_prev, n):
    return math.sqrt(2 / n_prev)


@he_std.mistake("The layer's own width decides how large its weights are.", of="output_std")
def own_width(n_prev, n):
    return math.sqrt(1 / n)


@he_std.mistake("z has mean 0, so its ReLU has mean 0 as well.", of="relu_moments")
def zero_mean(variance):
    return 0.0, variance / 2, variance / 2


@he_std.mistake("Var(a) and E[a^2] are the same thing.", of="relu_moments")
def variance_is_second_moment(variance):
    mean, second, _ = relu_moments(variance)
    return mean, second, second


@he_std.mistake("ReLU does not change E[z^2].", of="relu_moments")
def relu_keeps_all(variance):
    mean, _, _ = relu_moments(variance)
    return mean, variance, variance - mean**2


@he_std.mistake("The mean of the ReLU is the mean of |z|.", of="relu_moments")
def mean_of_absolute_value(variance):
    mean = math.sqrt(2 * variance / math.pi)
    return mean, variance / 2, variance / 2 - mean**2


@he_std.mistake("The variance stands where the standard deviation should be in E[a].", of="relu_moments")
def mean_from_variance(variance):
    mean = variance / math.sqrt(2 * math.pi)
    return mean, variance / 2, variance / 2 - mean**2


he_std.call_case("784 inputs", 784)


@he_std.random_case("other widths", n=4)
def other_widths(implementation, rng):
    return implementation.he_std(int(rng.integers(3, 2000)))


@he_std.case("output layer 64 to 10")
def output_layer(implementation):
    return implementation.output_std(64, 10)


@he_std.random_case("other output layers", n=3)
def other_output_layers(implementation, rng):
    n_prev, n = rng.permutation([3, 10, 17, 32, 100, 256])[:2]
    return implementation.output_std(int(n_prev), int(n))


@he_std.case("ReLU of a normal z with variance 2", weight=2)
def variance_two(implementation):
    return implementation.relu_moments(2.0)


@he_std.random_case("ReLU of other variances", n=4)
def other_variances(implementation, rng):
    return implementation.relu_moments(float(rng.uniform(0.2, 6.0)))


@he_std.mistake("The argument is taken for the standard deviation.", of="relu_moments")
def variance_taken_for_deviation(variance):
    return relu_moments(variance**2)


@he_std.mistake("Half of the values are zero, so the mean is half the standard deviation.", of="relu_moments")
def half_the_deviation(variance):
    mean = math.sqrt(variance) / 2
    return mean, variance / 2, variance / 2 - mean**2
