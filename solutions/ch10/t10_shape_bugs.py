"""ch10.t10  What NumPy does with three shape bugs.    Chapter 10, the three shape bugs and the challenge"""

import numpy as np

from dlgrade import exercise

Answer = str | set[str] | np.ndarray


@exercise(
    kind="choice",
    points=6,
    topics=("shapes", "broadcasting", "debugging"),
    hints=(
        "Write the two shapes below each other before you guess. Which rule is at work, that of @ or that of +?",
        "@ never stretches anything: the inner sizes agree or it raises. + lines shapes up from the RIGHT: (3,) is "
        "taken as (1, 3), a row, and sizes of 1 are stretched.",
        "For each situation: is the operation allowed? If so, which shape comes out, and does each bias or gradient "
        "land where it should? An assertion on a shape can only see the shape.",
    ),
)
def shape_bugs() -> dict[str, Answer]:
    """Say what NumPy does in seven situations, what assertions see, and work out one gradient.

    Right code has examples as columns, W of shape (n, n_prev), b of shape (n, 1), A_prev of shape (n_prev, m),
    Z = W @ A_prev + b of shape (n, m) and dW = dZ @ A_prev.T / m. Weights and biases are random numbers, no two alike.
    The situations (all else is right):

    bug 1, W is made as rng.normal(size=(n_prev, n)) and used in Z = W @ A_prev + b
        "bug1_rectangular" : n_prev = 3, n = 4, m = 7          "bug1_square" : n_prev = n = 5, m = 7
    bug 2, b is made as rng.normal(size=n), of shape (n,)
        "bug2_wide" : n = 3, m = 7      "bug2_equal" : n = 3, m = 3      "bug2_one" : n = 3, m = 1
    bug 3, dW = dZ @ A_prev / m, without the transpose
        "bug3_general" : n = 4, n_prev = 3, m = 7              "bug3_equal" : n = 4, n_prev = 3, m = 3

    Return a dict with one of these words for each of the seven:
        "error"   NumPy raises an exception
        "shape"   it runs, and the result (Z or dW) has a wrong shape
        "values"  it runs, the result has the right shape and wrong values
        "fine"    it runs, and nothing is wrong at all
    For example, a W of shape (n, n_prev) without any bug would be "fine". And with three more entries:

    "unseen"   : the set of situations (their names) with wrong values that neither an exception nor
                 `assert Z.shape == (n, m)` nor `assert dW.shape == W.shape` reports
    "assert_b" : the set of situations in which `assert b.shape == (n, 1)`, right after b is made, fails
    "dW"       : the right dW for dZ = [[1, -1], [2, 0]], A_prev = [[1, 2], [3, 4]], m = 2, as a list of rows or array
    """
    return {
        "bug1_rectangular": "error",
        "bug1_square": "fine",
        "bug2_wide": "error",
        "bug2_equal": "values",
        "bug2_one": "shape",
        "bug3_general": "error",
        "bug3_equal": "values",
        "unseen": {"bug2_equal", "bug3_equal"},
        "assert_b": {"bug2_wide", "bug2_equal", "bug2_one"},
        "dW": np.array([[-0.5, -0.5], [1.0, 3.0]]),
    }


@shape_bugs.alternative
def tried_out():
    def outcome(run, shape, right):
        try:
            got = run()
        except ValueError:
            return "error"
        return "shape" if got.shape != shape else "fine" if np.allclose(got, right) else "values"

    def array(*shape):
        return np.sin(1.0 + np.arange(np.prod(shape))).reshape(shape)

    def bug_2(n, m):
        b = array(n)
        return outcome(lambda: np.ones((n, m)) + b, (n, m), np.ones((n, m)) + b[:, None])

    def bug_3(m):
        dZ, A_prev = array(4, m), array(3, m)
        return outcome(lambda: dZ @ A_prev / m, (4, 3), dZ @ A_prev.T / m)

    W = array(5, 5)
    dZ, A_prev = np.array([[1, -1], [2, 0]]), np.array([[1, 2], [3, 4]])
    return {
        "bug1_rectangular": outcome(lambda: array(3, 4) @ array(3, 7), (4, 7), 0),
        "bug1_square": outcome(lambda: W @ array(5, 7), (5, 7), W @ array(5, 7)),
        "bug2_wide": bug_2(3, 7),
        "bug2_equal": bug_2(3, 3),
        "bug2_one": bug_2(3, 1),
        "bug3_general": bug_3(7),
        "bug3_equal": bug_3(3),
        "unseen": ["bug3_equal", "bug2_equal"],
        "assert_b": ["bug2_wide", "bug2_equal", "bug2_one"],
        "dW": (dZ @ A_prev.T / 2).tolist(),
    }


@shape_bugs.mistake("Broadcasting makes shapes fit in a matrix product too, and garbage comes out.")
def broadcasting_rescues_products():
    return {
        **shape_bugs(),
        "bug1_rectangular": "values",
        "bug3_general": "values",
        "unseen": {"bug1_rectangular", "bug2_equal", "bug3_general", "bug3_equal"},
    }


@shape_bugs.mistake("A square W made with swapped sizes is transposed, so its results are wrong.")
def swapped_square_is_wrong():
    return {**shape_bugs(), "bug1_square": "values", "unseen": {"bug1_square", "bug2_equal", "bug3_equal"}}


@shape_bugs.mistake("(n,) and (n, 1) are the same to NumPy.")
def flat_bias_is_a_column():
    return {
        **shape_bugs(),
        "bug2_wide": "fine",
        "bug2_equal": "fine",
        "bug2_one": "fine",
        "unseen": {"bug3_equal"},
        "assert_b": set(),
    }


@shape_bugs.mistake("A flat bias cannot be added to a matrix, so it always raises.")
def flat_bias_always_raises():
    return {**shape_bugs(), "bug2_equal": "error", "bug2_one": "error", "unseen": {"bug3_equal"}}


@shape_bugs.mistake("A flat bias is always broadcast somehow and changes the values in silence.")
def flat_bias_never_raises():
    return {
        **shape_bugs(),
        "bug2_wide": "values",
        "bug2_one": "values",
        "unseen": {"bug2_wide", "bug2_equal", "bug2_one", "bug3_equal"},
    }


@shape_bugs.mistake("Shape assertions catch every shape bug.")
def assertions_catch_all():
    return {**shape_bugs(), "unseen": set()}


@shape_bugs.mistake("A forgotten transpose always crashes.")
def missing_transpose_crashes():
    return {**shape_bugs(), "bug3_equal": "error", "unseen": {"bug2_equal"}}


@shape_bugs.mistake("dZ times A_prev is dW, the transpose is only there to please the shapes.")
def dw_without_transpose():
    return {**shape_bugs(), "dW": np.array([[-1.0, -1.0], [1.0, 2.0]])}


@shape_bugs.mistake("dW is the sum over the examples.")
def dw_without_average():
    return {**shape_bugs(), "dW": np.array([[-1.0, -1.0], [2.0, 6.0]])}


@shape_bugs.mistake("What raises by itself needs no assertion, so the assertion on b does not count there.")
def assertion_only_where_silent():
    return {**shape_bugs(), "assert_b": {"bug2_equal", "bug2_one"}}


shape_bugs.case_per_key()
