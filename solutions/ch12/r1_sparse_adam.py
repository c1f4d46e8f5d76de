"""ch12.r1  Adam for sparse gradients, dense and lazy.    Chapter 12, research problem 1"""

from collections.abc import Sequence

import numpy as np

from dlgrade import exercise


@exercise(
    points=8,
    topics=("adam", "sparse-gradients", "embeddings"),
    hints=(
        "A user's embedding gets a gradient in step 1 and none in steps 2 and 3. Does plain Adam leave it alone in "
        "steps 2 and 3? Look at m.",
        "Lazy means: a row that is not in the batch is not even looked at, so nothing of it changes, its moments "
        "included. But then its moments have averaged only as many gradients as the row has seen.",
        "So the bias correction of a row needs the row's own count. In step 5 a row that is touched for the second time "
        "has t = 2.",
        "Plan: copy the four arrays; raise counts[rows] first; update m[rows], v[rows] by the two averages; t = "
        "counts[rows] as a column; move theta[rows]. The dense version makes a gradient of zeros, fills in the rows, and "
        "is plain Adam.",
    ),
    rubric=(
        "States the difference: dense Adam decays m and v and goes on moving rows without a gradient; the lazy one "
        "freezes them, so they are two different optimizers, not a fast and a slow form of one.",
        "Names what the saving is: work in proportion to the touched rows, not to all rows.",
        "Says what bias correction needs: a count for each row; with a global t rare rows get a wrong correction.",
        "Does not promise 'the same guarantee as Adam': the original proof of Adam has a gap (Reddi et al. 2018), and "
        "whatever is proved for the lazy form needs assumptions of its own, such as how often rows come up.",
        "Plans a benchmark: equal data, tuned rates for both, quality and time, rare rows reported separately.",
    ),
    rubric_points=5,
)
def lazy_step(
    theta: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    counts: np.ndarray,
    rows: Sequence[int],
    values: np.ndarray,
    learning_rate: float = 1e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """(theta, m, v, counts) after one step of LAZY Adam on a table of embeddings.

    theta, m, v : (n, d), one row for each item;  counts : (n,) integers, how often each row has been touched before;
    rows : the r different indices of the rows in this batch;  values : (r, d), their gradients (entries may be 0).

    Only the rows in ``rows`` change, in theta, m, v and counts; of all others nothing does. For a touched row its
    count is raised by one and this count is its t:
        m <- beta1 m + (1 - beta1) g,   v <- beta2 v + (1 - beta2) g^2,
        theta <- theta - learning_rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon).
    Every entry of a touched row is updated, also where g is 0. (Some libraries use one t for all rows; not here.)
    Example: gradients 1, 0, 0, 1 for a row in four steps, rate 0.001, the row being in the batch in steps 1 and 4 only:
    theta moves to -0.001, -0.001, -0.001, -0.002.
    In ANSWER: discuss the research question, including what can be proved (about 200 words).
    """
    theta, m, v, counts = theta.copy(), m.copy(), v.copy(), counts.copy()
    rows = list(rows)
    counts[rows] += 1
    t = counts[rows][:, None]
    m[rows] = beta1 * m[rows] + (1 - beta1) * values
    v[rows] = beta2 * v[rows] + (1 - beta2) * values**2
    m_hat, v_hat = m[rows] / (1 - beta1**t), v[rows] / (1 - beta2**t)
    theta[rows] -= learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return theta, m, v, counts


@lazy_step.part
def dense_step(
    theta: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    t: int,
    rows: Sequence[int],
    values: np.ndarray,
    learning_rate: float = 1e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(theta, m, v) after step t (from 1) of ordinary Adam, where all rows that are not listed have the gradient 0.

    Shapes and formula as above, with the same t for all rows. Gradients 1, 0, 0, 1 move theta to
    -0.001, -0.00167006, -0.00218802, -0.00289903.
    """
    grad = np.zeros_like(theta)
    grad[list(rows)] = values
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    theta = theta - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return theta, m, v


@lazy_step.part
def entries_updated(batches: Sequence[Sequence[int]], n: int, d: int) -> tuple[int, int]:
    """How many entries of theta are updated in all: (dense, lazy).

    batches : for each step the different rows in it;  the table is (n, d). Example: 2 steps with rows [0, 3] and [1] of
    a (5, 4) table: (40, 12).
    """
    return len(batches) * n * d, sum(len(rows) for rows in batches) * d


@lazy_step.alternative
def row_by_row(theta, m, v, counts, rows, values, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for i, g in zip(rows, values, strict=True):
        counts[i] += 1
        t = int(counts[i])
        m[i] += (1 - beta1) * (g - m[i])
        v[i] += (1 - beta2) * (g * g - v[i])
        theta[i] -= learning_rate / (1 - beta1**t) * m[i] / (np.sqrt(v[i] / (1 - beta2**t)) + epsilon)
    return [theta, m, v, counts]


@lazy_step.alternative
def with_a_mask(theta, m, v, counts, rows, values, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    touched, grad = np.zeros((len(theta), 1), dtype=bool), np.zeros(theta.shape)
    touched[np.array(rows)] = True
    np.add.at(grad, np.array(rows), values)
    counts = counts + touched[:, 0]
    t = np.maximum(counts, 1)[:, np.newaxis].astype(float)
    m = np.where(touched, beta1 * m + (1 - beta1) * grad, m)
    v = np.where(touched, beta2 * v + (1 - beta2) * grad**2, v)
    step = learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return theta - touched * step, m, v, counts


@lazy_step.alternative(of="dense_step")
def decay_then_add(theta, m, v, t, rows, values, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m *= beta1
    v *= beta2
    for k in range(len(rows)):
        m[rows[k]] += (1 - beta1) * values[k]
        v[rows[k]] += (1 - beta2) * values[k] ** 2
    theta -= learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return theta, m, v


@lazy_step.mistake("There is one step counter for all rows, and every step raises it.")
def global_counter(theta, m, v, counts, rows, values, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    steps = counts + 1
    same = np.full_like(counts, counts.max())
    theta, m, v, _ = lazy_step(theta, m, v, same, rows, values, learning_rate, beta1, beta2, epsilon)
    return theta, m, v, steps


@lazy_step.mistake("Rows outside the batch do not move, but their moments decay as always.")
def untouched_moments_decay(
    theta, m, v, counts, rows, values, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    others = [i for i in range(len(theta)) if i not in list(rows)]
    theta, m, v, counts = lazy_step(theta, m, v, counts, rows, values, learning_rate, beta1, beta2, epsilon)
    m[others] *= beta1
    v[others] *= beta2
    return theta, m, v, counts


@lazy_step.mistake("An entry whose gradient is 0 is not touched, even in a row of the batch.")
def entry_by_entry(theta, m, v, counts, rows, values, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    new = lazy_step(theta, m, v, counts, rows, values, learning_rate, beta1, beta2, epsilon)
    touched = np.zeros(theta.shape, dtype=bool)
    touched[list(rows)] = np.asarray(values) != 0
    return (*(np.where(touched, a, b) for a, b in zip(new[:3], (theta, m, v), strict=True)), new[3])


@lazy_step.mistake("Rare rows need no bias correction.")
def no_bias_correction(theta, m, v, counts, rows, values, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    _, m, v, counts = lazy_step(theta, m, v, counts, rows, values, learning_rate, beta1, beta2, epsilon)
    theta, rows = theta.copy(), list(rows)
    theta[rows] -= learning_rate * m[rows] / (np.sqrt(v[rows]) + epsilon)
    return theta, m, v, counts


@lazy_step.mistake("Row k of the gradients belongs to row k of the table.")
def first_rows(theta, m, v, counts, rows, values, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return lazy_step(theta, m, v, counts, range(len(values)), values, learning_rate, beta1, beta2, epsilon)


@lazy_step.mistake("Adam does not move a parameter whose gradient is 0.", of="dense_step")
def dense_without_coasting(theta, m, v, t, rows, values, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    moved, m, v = dense_step(theta, m, v, t, rows, values, learning_rate, beta1, beta2, epsilon)
    result = theta.copy()
    result[list(rows)] = moved[list(rows)]
    return result, m, v


lazy_step.mistake(
    "A gradient of 0 leaves the second moment as it was.",
    name="dense_v_does_not_decay",
    of="dense_step",
    edit=("v = beta2 * v + (1 - beta2) * grad**2", "v = np.where(grad != 0, beta2 * v + (1 - beta2) * grad**2, v)"),
)
lazy_step.mistake(
    "Lazy or not, each step updates as many rows as the table has.",
    name="lazy_saves_nothing",
    of="entries_updated",
    edit=("sum(len(rows) for rows in batches) * d", "len(batches) * n * d"),
)


@lazy_step.mistake("A row that was touched once counts once.", of="entries_updated")
def different_rows(batches, n, d):
    return len(batches) * n * d, len({i for rows in batches for i in rows}) * d


_STEPS = (
    ([3, 0], [[0.5, -1.0, 0.2], [2.0, 0.3, -0.7]]),
    ([1], [[-0.4, 0.8, 1.5]]),
    ([4, 3, 1], [[1.0, 0.1, -0.2], [-0.6, 0.0, 0.9], [0.3, -2.0, 0.5]]),
    ([0], [[0.0, 1.2, -0.3]]),
)


lazy_step.mistake(
    "A row's counter is raised after its step.",
    name="counted_from_zero",
    edit=("t = counts[rows][:, None]", "t = np.maximum(counts[rows] - 1, 1)[:, None]"),
)


lazy_step.mistake(
    "Every step raises all counts, whichever rows it touches.",
    name="all_counts_raised",
    edit=("counts[rows] += 1", "counts += 1"),
)


lazy_step.mistake(
    "One t serves all rows: the largest count.",
    name="one_t_for_all",
    edit=("t = counts[rows][:, None]", "t = counts.max()"),
)


lazy_step.mistake(
    "Epsilon belongs under the root.",
    name="epsilon_inside",
    edit=(
        "theta[rows] -= learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)",
        "theta[rows] -= learning_rate * m_hat / np.sqrt(v_hat + epsilon)",
    ),
)


lazy_step.mistake(
    "Lazy updates touch rows, so rows are counted.",
    name="rows_for_entries",
    of="entries_updated",
    edit=("sum(len(rows) for rows in batches) * d", "sum(len(rows) for rows in batches)"),
)


lazy_step.mistake(
    "Dense means the whole table, once.",
    name="table_counted_once",
    of="entries_updated",
    edit=("len(batches) * n * d", "n * d"),
)


lazy_step.mistake(
    "t counts from 0, so the power is t + 1.",
    name="dense_one_step_ahead",
    of="dense_step",
    edit=(("(1 - beta1**t)", "(1 - beta1 ** (t + 1))"), ("(1 - beta2**t)", "(1 - beta2 ** (t + 1))")),
)


@lazy_step.case("lazy: four batches", weight=2, required=True)
def four_batches(implementation):
    theta, m, v, counts = np.linspace(-1, 1, 15).reshape(5, 3), np.zeros((5, 3)), np.zeros((5, 3)), np.zeros(5, int)
    for rows, values in _STEPS:
        found = implementation.lazy_step(theta, m, v, counts, rows, np.array(values), 0.1, 0.8, 0.9, 0.01)
        theta, m, v, counts = (np.array(x) for x in found)
    return theta, m, v, counts


@lazy_step.random_case("lazy: one step from any state", n=4, weight=2.5)
def lazy_any(implementation, rng):
    theta, m = rng.normal(size=(2, 6, 3))
    rows = [int(i) for i in rng.permutation(6)[:3]]
    counts = rng.integers(1, 9, size=6)
    return implementation.lazy_step(theta, m, rng.uniform(0.1, 1, (6, 3)), counts, rows, rng.normal(size=(3, 3)))


@lazy_step.random_case("dense: one step from any state", n=3, weight=2)
def dense_any(implementation, rng):
    theta, m = rng.normal(size=(2, 6, 3))
    rows, t = [int(i) for i in rng.permutation(6)[:3]], int(rng.integers(1, 9))
    return implementation.dense_step(theta, m, rng.uniform(0.1, 1, (6, 3)), t, rows, rng.normal(size=(3, 3)))


@lazy_step.random_case("how much is updated, drawn batches", n=3, alone=True)
def other_work(implementation, rng):
    n, d = int(rng.integers(8, 30)), int(rng.integers(3, 9))
    batches = [[int(i) for i in rng.permutation(n)[: int(rng.integers(1, 6))]] for _ in range(4)]
    return implementation.entries_updated(batches, n, d)


@lazy_step.case("dense: four batches")
def dense_four(implementation):
    theta, m, v = np.linspace(-1, 1, 15).reshape(5, 3), np.zeros((5, 3)), np.zeros((5, 3))
    for t, (rows, values) in enumerate(_STEPS, start=1):
        found = implementation.dense_step(theta, m, v, t, rows, np.array(values), 0.1, 0.8, 0.9, 0.01)
        theta, m, v = (np.array(x) for x in found)
    return theta, m, v


@lazy_step.case("gradients 1, 0, 0, 1 with the usual values: dense and lazy")
def one_parameter(implementation):
    dense, lazy, path = (np.zeros((2, 1)),) * 3, (*(np.zeros((2, 1)),) * 3, np.zeros(2, int)), []
    for t, g in enumerate((1.0, 0.0, 0.0, 1.0), start=1):
        rows, values = ([1], np.array([[g]])) if g else ([], np.zeros((0, 1)))
        dense = tuple(np.array(x) for x in implementation.dense_step(*dense, t, rows or [1], np.array([[g]])))
        if rows:
            lazy = tuple(np.array(x) for x in implementation.lazy_step(*lazy, rows, values))
        path.append([1e3 * float(dense[0][1, 0]), 1e3 * float(lazy[0][1, 0])])
    return path


@lazy_step.case("how much is updated", alone=True)
def work(implementation):
    return (
        implementation.entries_updated([[0, 3], [1], [3, 4, 1]], 7, 4),
        implementation.entries_updated([[5, 99_999, 17]] * 20, 100_000, 64),
    )
