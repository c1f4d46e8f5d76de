"""ch10.x1  Stochastic depth.    Chapter 10, starred research question 1; Huang et al. 2016"""

import numpy as np

from dlgrade import exercise, raised_name


@exercise(
    points=12,
    topics=("stochastic-depth", "residual-networks", "regularization"),
    hints=(
        "What should the output of a skipped residual block be: 0, or something that you already have in your hands?",
        "Write the training step as h + keep * f(h) with keep 0 or 1. What is its mean over many draws, and how does "
        "the test step get this mean without drawing?",
        "Check the ends of the rule for survival: the block next to the input (l = 1) should hardly ever be skipped, "
        "the last one (l = L) has p_last exactly.",
        "In the loop: training draws one number for each block and calls the block only if the number is below its "
        "survival probability; the test always calls it and multiplies what it adds. Both compare the shapes first.",
    ),
    rubric=(
        "Explains the gain: an ensemble of networks of different depth, shorter paths for the gradient, less training "
        "time.",
        "Says why a skip needs equal widths (or a projection on the skip path), so plain layers cannot be left out.",
        "Shows what is wrong with skip probability l/L: the last block is never trained, and half of the depth is "
        "lost.",
        "Plans a fair comparison: same data, several seeds, validation chosen p_last, training and test error "
        "reported; expects little or nothing for nets as shallow as the chapter's.",
    ),
    rubric_points=6,
)
def forward(x: np.ndarray, blocks: list, survival: list[float], rng: np.random.Generator | None = None) -> np.ndarray:
    """Run a stack of residual blocks with stochastic depth.

    x        : (n, m), one column for each example
    blocks   : functions [f_1, ..., f_L] from an (n, m) array to an array of the same shape: what block l ADDS
    survival : [p_1, ..., p_L], the probability that block l is kept
    rng      : given in training; None at test time
    ->  the (n, m) output of the last block. x itself need not be kept unchanged.

    Training: for each block one draw, for all examples of the batch together and independent of the other blocks'
        draws: with probability p_l the block is kept, h becomes h + f_l(h), without any factor; else h stays what it is
        and f_l is NOT called (this is what saves time). p_l = 1 is always kept, p_l = 0 never.
    Test: nothing is drawn, every block is called once, h becomes h + p_l * f_l(h).
    If a block that was called returns another shape than its input has, raise ValueError: a skip needs equal widths,
    and NumPy would broadcast some misfits in silence.

    Example: blocks [h -> 2h, h -> 10h], x = [[1.0, 3.0]]: with survival [1, 0] in training [[3, 9]]; with survival
    [1, 0.5] at test time 3x + 0.5 * 30x = [[18, 54]].

    In ANSWER (about 200 words): does stochastic depth help to generalize, and why? How would you find out? The
    chapter suggests skipping layer l with probability l/L: what would become of layer L?
    """
    h = x
    for block, p in zip(blocks, survival, strict=True):
        if rng is None:
            factor = p
        elif rng.random() < p:
            factor = 1.0
        else:
            continue
        added = np.asarray(block(h))
        if added.shape != h.shape:
            raise ValueError(f"a block turned {h.shape} into {added.shape}")
        h = h + factor * added
    return h


@forward.part
def survival_probabilities(L: int, p_last: float) -> np.ndarray:
    """The rule of Huang et al.: survival falls linearly with depth, from 1 at the input to p_last in the last block.

    L      : number of blocks, at least 1
    p_last : survival probability of the last block, from 0 to 1
    ->  (L,) array of p_l = 1 - (l/L) * (1 - p_last) for l = 1..L; the input counts as l = 0 and is not in the array.

    Example: survival_probabilities(4, 0.6) is [0.9, 0.8, 0.7, 0.6].
    """
    return 1 - np.arange(1, L + 1) / L * (1 - p_last)


@forward.part
def expected_depth(survival: list[float]) -> float:
    """How many blocks are kept on average in one training pass.

    survival : [p_1, ..., p_L]  ->  a number from 0 to L. Example: expected_depth([0.9, 0.8, 0.7, 0.6]) is 3.
    """
    return float(np.sum(survival))


@forward.alternative
def two_loops(x, blocks, survival, rng=None):
    h = np.array(x, dtype=float)
    if rng is None:
        for i in range(len(blocks)):
            more = blocks[i](h)
            if np.shape(more) != np.shape(h):
                raise ValueError("widths differ")
            h += survival[i] * np.array(more)
        return h
    keep = rng.binomial(1, survival)
    for i in np.flatnonzero(keep):
        more = blocks[i](h.copy())
        if np.shape(more) != np.shape(h):
            raise ValueError("widths differ")
        h += more
    return h


@forward.alternative(of="survival_probabilities")
def by_interpolation(L, p_last):
    return np.linspace(1, p_last, L + 1)[1:].tolist()


@forward.alternative(of="expected_depth")
def by_loop(survival):
    depth = 0
    for p in survival:
        depth += p
    return depth


forward.mistake(
    "The network is used as it is at test time: no factor.",
    name="no_test_scaling",
    edit=("factor = p\n", "factor = 1.0\n"),
)
forward.mistake(
    "The given probability is that of being skipped.",
    name="skips_with_survival",
    edit=("rng.random() < p", "rng.random() >= p"),
)
forward.mistake(
    "A skipped block gives zeros.",
    name="skip_gives_zeros",
    edit=("            continue", "            h = 0 * h\n            continue"),
)
forward.mistake(
    "As in inverted dropout, what is kept in training is divided by its probability.",
    name="inverted",
    edit=("factor = 1.0", "factor = 1.0 / p"),
)
forward.mistake(
    "NumPy sees to it that the shapes fit.", name="broadcasts", edit=("if added.shape != h.shape:", "if False:")
)
forward.mistake(
    "The whole output of a block is scaled at test time, the skip path too.",
    name="scales_the_skip",
    edit=("h = h + factor * added", "h = factor * (h + added)"),
)


@forward.mistake("Skipping a block means multiplying what it adds by 0.")
def calls_skipped_blocks(x, blocks, survival, rng=None):
    h = x
    for block, p in zip(blocks, survival, strict=True):
        factor = p if rng is None else float(rng.random() < p)
        added = np.asarray(block(h))
        if added.shape != h.shape:
            raise ValueError("widths differ")
        h = h + factor * added
    return h


@forward.mistake("One draw for each pass decides on all blocks.")
def one_draw_for_all(x, blocks, survival, rng=None):
    if rng is None:
        return forward(x, blocks, survival)
    u = rng.random()
    return forward(x, blocks, [float(u < p) for p in survival], rng)


@forward.mistake("Each example of the batch gets a draw of its own.")
def draw_for_each_example(x, blocks, survival, rng=None):
    if rng is None:
        return forward(x, blocks, survival)
    h = x
    for block, p in zip(blocks, survival, strict=True):
        keep = rng.random(size=(1, h.shape[1])) < p
        if not keep.any():
            continue
        added = np.asarray(block(h))
        if added.shape != h.shape:
            raise ValueError("widths differ")
        h = h + keep * added
    return h


@forward.mistake("Layer l is skipped with probability l/L.", of="survival_probabilities")
def skip_by_position(L, p_last):
    return 1 - np.arange(1, L + 1) / L


forward.mistake(
    "Blocks are counted from 0, so the first survives for certain.",
    name="counts_from_zero",
    of="survival_probabilities",
    edit=("np.arange(1, L + 1)", "np.arange(L)"),
)
forward.mistake(
    "The rule gives the probability of being skipped.",
    name="skip_for_survival",
    of="survival_probabilities",
    edit=("1 - np.arange(1, L + 1) / L * (1 - p_last)", "np.arange(1, L + 1) / L * (1 - p_last)"),
)


@forward.mistake("All blocks survive with the same probability.", of="survival_probabilities")
def constant_survival(L, p_last):
    return np.full(L, p_last)


forward.mistake(
    "Survival falls by the factor p_last with each block.",
    name="falls_geometrically",
    of="survival_probabilities",
    edit=("1 - np.arange(1, L + 1) / L * (1 - p_last)", "p_last ** (np.arange(1, L + 1) / L)"),
)


@forward.mistake("The expected depth is the depth times the last probability.", of="expected_depth")
def depth_times_last(survival):
    return len(survival) * survival[-1]


@forward.mistake("The expected depth is the mean of the probabilities.", of="expected_depth")
def mean_probability(survival):
    return float(np.mean(survival))


@forward.mistake("The expected depth counts the blocks that are skipped.", of="expected_depth")
def counts_skipped(survival):
    return float(len(survival) - np.sum(survival))


def _recorded(*slopes):
    """Blocks h -> slope * h + 1 that note when they are called, and the list of these notes."""
    called = []

    def made(i, slope):
        def block(h):
            called.append(i)
            return slope * np.asarray(h) + 1.0

        return block

    return [made(i, slope) for i, slope in enumerate(slopes)], called


forward.mistake(
    "As in inverted dropout, a kept block is divided by its probability in training, and the test is left as it is.",
    name="divided_in_training",
    edit=(
        "        if rng is None:\n            factor = p\n        elif rng.random() < p:\n            factor = 1.0\n",
        "        if rng is None:\n            factor = 1.0\n        elif rng.random() < p:\n            factor = 1 / p\n",
    ),
)

forward.mistake(
    "A block that is dropped ends the pass.",
    name="first_drop_ends_the_pass",
    edit=("            continue\n", "            break\n"),
)

forward.mistake(
    "Every block reads the input of the whole stack.",
    name="every_block_reads_x",
    edit=("block(h)", "block(x)"),
)

forward.mistake(
    "The probabilities run from 1 at the first block to p_last at the last.",
    name="first_block_for_sure",
    of="survival_probabilities",
    edit=("1 - np.arange(1, L + 1) / L * (1 - p_last)", "np.linspace(1, p_last, L)"),
)


@forward.mistake("Every entry has a draw of its own, as in dropout.")
def draw_for_each_entry(x, blocks, survival, rng=None):
    h = x
    for block, p in zip(blocks, survival, strict=True):
        added = np.asarray(block(h))
        if added.shape != h.shape:
            raise ValueError("widths differ")
        h = h + (p if rng is None else rng.random(h.shape) < p) * added
    return h


@forward.case("training: only kept blocks are called", weight=2)
def kept_blocks(implementation):
    blocks, called = _recorded(0.5, -2.0, 0.3, 1.5)
    x = np.array([[1.0, -2.0, 0.5], [3.0, 0.25, -1.0]])
    out = implementation.forward(x, blocks, [1.0, 0.0, 0.0, 1.0], np.random.default_rng(1))
    return out, sorted(called)


@forward.random_case("training: the sum is one of the possible ones", n=3)
def possible_sum(implementation, rng):
    slopes = rng.uniform(-0.9, 0.9, size=5)
    blocks, called = _recorded(*slopes)
    x = rng.normal(size=(3, 4))
    out = np.asarray(
        implementation.forward(x, blocks, [0.7, 0.4, 0.6, 0.5, 0.3], np.random.default_rng(rng.integers(999)))
    )
    h = x
    for i in called:
        h = h + slopes[i] * h + 1.0
    return out.shape == h.shape and bool(np.allclose(out, h)), called == sorted(set(called))


@forward.case("training: blocks are kept as often as they should be", weight=2)
def frequencies(implementation):
    survival = [0.15] * 80 + [0.85] * 80
    blocks, called = _recorded(*[0.0] * 160)
    implementation.forward(np.zeros((2, 3)), blocks, survival, np.random.default_rng(5))
    first, second = (sum(low <= i < low + 80 for i in called) for low in (0, 80))
    return abs(first - 12) < 17, abs(second - 68) < 17  # 5 standard errors


@forward.case("training: draws differ from block to block")
def independent_draws(implementation):
    blocks, called = _recorded(*[0.0] * 60)
    implementation.forward(np.zeros((2, 3)), blocks, [0.5] * 60, np.random.default_rng(8))
    changes = sum(((i in called) != (i + 1 in called)) for i in range(59))
    return abs(changes - 29.5) < 20  # 5 standard errors


@forward.random_case("test time: every block, scaled", n=3, weight=2)
def test_time(implementation, rng):
    blocks, called = _recorded(*rng.uniform(-0.9, 0.9, size=4))
    survival = [float(p) for p in rng.uniform(0.2, 0.9, size=4)]
    return implementation.forward(rng.normal(size=(3, 5)), blocks, survival), list(called)


@forward.case("the example of the statement")
def example(implementation):
    blocks, x = [lambda h: 2 * np.asarray(h), lambda h: 10 * np.asarray(h)], np.array([[1.0, 3.0]])
    trained = implementation.forward(x, blocks, [1.0, 0.0], np.random.default_rng(2))
    return trained, implementation.forward(x, blocks, [1.0, 0.5])


@forward.case("a block that changes the width is refused")
def changed_width(implementation):
    x, blocks = np.ones((3, 4)), [lambda h: np.asarray(h)[:1]]
    columns = [lambda h: np.asarray(h)[:, :1]]
    return (
        raised_name(lambda: implementation.forward(x, blocks, [1.0], np.random.default_rng(3))),
        raised_name(lambda: implementation.forward(x, blocks, [0.5])),
        raised_name(lambda: implementation.forward(x, columns, [0.5])),
    )


@forward.case("survival of 10 blocks, p_last 0.5", alone=True)
def ten_blocks(implementation):
    return implementation.survival_probabilities(10, 0.5)


@forward.random_case("survival of other stacks", n=3, alone=True)
def other_stacks(implementation, rng):
    return implementation.survival_probabilities(int(rng.integers(2, 30)), float(rng.uniform(0.2, 0.9)))


@forward.case("expected depth of 10 blocks", alone=True)
def expected_of_ten(implementation):
    return implementation.expected_depth([0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5])


@forward.random_case("expected depth of other stacks", n=3, alone=True)
def expected_of_others(implementation, rng):
    return implementation.expected_depth([float(p) for p in rng.uniform(size=rng.integers(2, 9))])


@forward.case("training: all entries of a batch share the draw")
def shared_draw(implementation):
    blocks, _ = _recorded(*[0.0] * 40)  # each adds 1
    out = np.asarray(implementation.forward(np.zeros((3, 5)), blocks, [0.5] * 40, np.random.default_rng(9)))
    return {"one draw for the batch": bool(np.all(out == out[0, 0])), "for the example": bool(np.all(out == out[:1]))}


forward.mistake(
    "Only the number of units can change; what NumPy does with the examples is its own affair.",
    name="only_rows_compared",
    edit=("if added.shape != h.shape:", "if added.shape[0] != h.shape[0]:"),
)
forward.mistake(
    "A seed of its own makes the run repeatable; the generator handed in is not needed.",
    name="own_seed",
    edit=("    h = x\n", "    h = x\n    rng = None if rng is None else np.random.default_rng(0)\n"),
)
forward.mistake(
    "A block replaces its input, as a plain layer does.",
    name="skip_path_forgotten",
    edit=("h = h + factor * added", "h = factor * added"),
)
forward.mistake(
    "p_last is what survival falls by.",
    name="falls_by_p_last",
    of="survival_probabilities",
    edit=("(1 - p_last)", "p_last"),
)


@forward.mistake("The blocks survive together, so their probabilities are multiplied.", of="expected_depth")
def product_of_probabilities(survival):
    return float(np.prod(survival))


@forward.case("training: the generator decides which blocks are kept")
def generator_decides(implementation):
    kept = []
    for seed in (4, 4, 5):
        blocks, called = _recorded(*[0.0] * 40)
        implementation.forward(np.zeros((2, 3)), blocks, [0.5] * 40, np.random.default_rng(seed))
        kept.append(sorted(called))
    return {"repeats with the seed": kept[0] == kept[1], "same for another seed": kept[0] == kept[2]}
