"""ch12.r3  Conflicting gradients: PCGrad and GradNorm.    Chapter 12, research problem 3"""

from collections.abc import Sequence

import numpy as np

from dlgrade import exercise


@exercise(
    points=9,
    topics=("multi-task-learning", "pcgrad", "gradnorm", "projection"),
    hints=(
        "Two arrows conflict if they point more than 90 degrees apart. Which number tells you by its sign?",
        "To make g1 perpendicular to g2, take away the part of g1 along g2. That part is a multiple of g2; write down "
        "that what remains must have dot product 0 with g2, and solve for the multiple.",
        "With several tasks each gradient is cleaned against the ORIGINAL gradients of the others, one after another, "
        "and only where it still conflicts at that moment.",
        "GradNorm: a task that has learned less than the others (its loss ratio is above the average ratio) should have "
        "a larger gradient norm. The target is a constant while you differentiate; the derivative of |x| is its sign.",
        "Plan for gradnorm_weights: G = w * norms; ratios = losses / initial losses; relative = ratios / their mean; "
        "target = mean(G) * relative**alpha; gradient in w[i] is sign(G[i] - target[i]) * norms[i]; step; rescale.",
    ),
    rubric=(
        "Describes a method of its own and the idea behind it.",
        "A fair comparison: same network, budget and tuned rates, several seeds, the plain sum as baseline, and "
        "single-task networks.",
        "Measures conflict layer by layer (share of negative cosines) and offers a reason for what it expects.",
    ),
    rubric_points=3,
)
def pcgrad(gradients: Sequence[np.ndarray]) -> np.ndarray:
    """The combined gradient of several tasks by projecting conflicting gradients (PCGrad).

    gradients : K arrays (n,), or a (K, n) array, one for each task, none of them zero  ->  (n,).

    For each task i: start with a copy p of g_i and go through the other tasks j in the order 0, 1, ..., K-1 (j != i; the
    paper shuffles them). Where p . g_j < 0, replace p by p - (p . g_j / g_j . g_j) g_j, with the ORIGINAL g_j. The
    result is the SUM of all p. Use your `project`, or write it out. Yu et al. (2020).
    Example: [1, 2] and [2, -3] have the dot product -4, so they become [1.615385, 1.076923] and [2.8, -1.4], which
    gives [4.415385, -0.323077]. In ANSWER: plan the comparison that the research problem asks for (about 150 words).
    """
    total = np.zeros(len(gradients[0]))
    for i in range(len(gradients)):
        p = np.array(gradients[i], dtype=float)
        for j in range(len(gradients)):
            if j != i:
                p = project(p, gradients[j])
        total += p
    return total


@pcgrad.part
def project(g: np.ndarray, other: np.ndarray) -> np.ndarray:
    """g without its component along ``other`` if the two conflict (g . other < 0), otherwise g as it is.

    g, other : (n,), other is not zero  ->  (n,). Example: project([1, -1], [0, 2]) is [1, 0]; project([1, 1], [0, 2])
    is [1, 1].
    """
    g, other = np.asarray(g), np.asarray(other)
    dot = g @ other
    return g - dot / (other @ other) * other if dot < 0 else g


@pcgrad.part
def gradnorm_weights(
    weights: np.ndarray,
    norms: np.ndarray,
    losses: np.ndarray,
    initial_losses: np.ndarray,
    alpha: float,
    learning_rate: float,
) -> np.ndarray:
    """The task weights after one step of GradNorm (Chen et al. 2018), plain gradient descent on the weights.

    weights : (K,) task weights w;  norms : (K,) gradient norms n[i] of each UNWEIGHTED task loss at the shared layer;
    losses, initial_losses : (K,) task losses now and at the start of training  ->  (K,) new weights.

        G[i]      = w[i] n[i]
        ratio[i]  = losses[i] / initial_losses[i],   relative[i] = ratio[i] / mean of the ratios
        target[i] = (mean of G) relative[i]^alpha                       held constant
        objective = sum of |G[i] - target[i]|, so its gradient in w[i] is sign(G[i] - target[i]) n[i]
        w <- w - learning_rate times that gradient, and then w is rescaled so that the weights add up to K.

    Example: weights [1, 1], norms [3, 1], losses [2, 2], initial losses [4, 4], alpha 1, rate 0.1: G = [3, 1], both
    targets 2, gradient [3, -1], w = [0.7, 1.1], rescaled by 2 / 1.8 to [0.777778, 1.222222].
    """
    G = weights * norms
    ratio = losses / initial_losses
    target = G.mean() * (ratio / ratio.mean()) ** alpha
    weights = weights - learning_rate * np.sign(G - target) * norms
    return weights * len(weights) / weights.sum()


@pcgrad.alternative
def matrix_style(gradients):
    G = np.stack([np.asarray(g, dtype=float) for g in gradients])
    P = G.copy()
    for j in range(len(G)):
        dots = P @ G[j]
        dots[j] = 0.0
        P -= np.outer(np.minimum(dots, 0.0) / np.dot(G[j], G[j]), G[j])
    return P.sum(axis=0)


@pcgrad.alternative(of="project")
def with_unit_vector(g, other):
    g = np.array(g, dtype=float)
    unit = np.divide(other, np.linalg.norm(other))
    along = sum(a * b for a, b in zip(g, unit, strict=True))
    if along < 0:
        g -= along * unit
    return g


@pcgrad.alternative(of="gradnorm_weights")
def task_by_task(weights, norms, losses, initial_losses, alpha, learning_rate):
    K = len(weights)
    ratios = [a / b for a, b in zip(losses, initial_losses, strict=True)]
    mean_norm = sum(weights[i] * norms[i] for i in range(K)) / K
    new = []
    for i in range(K):
        target = mean_norm * (ratios[i] * K / sum(ratios)) ** alpha
        sign = 1 if weights[i] * norms[i] > target else -1
        new.append(weights[i] - learning_rate * sign * norms[i])
    return [K * w / sum(new) for w in new]


@pcgrad.mistake("Adding the gradients up settles their conflicts.")
def plain_sum(gradients):
    return np.sum(gradients, axis=0)


@pcgrad.mistake("Later gradients are projected against those already projected.")
def against_projected(gradients):
    cleaned = [np.array(g, dtype=float) for g in gradients]
    for i in range(len(cleaned)):
        for j in range(len(cleaned)):
            if j != i:
                cleaned[i] = project(cleaned[i], cleaned[j])
    return np.sum(cleaned, axis=0)


@pcgrad.mistake("Whether two tasks conflict is decided by their original gradients.")
def conflict_by_originals(gradients):
    total = np.zeros(len(gradients[0]))
    for i, g in enumerate(gradients):
        p = np.array(g, dtype=float)
        for j, other in enumerate(gradients):
            if j != i and np.dot(g, other) < 0:
                p = p - np.dot(p, other) / np.dot(other, other) * np.asarray(other)
        total += p
    return total


pcgrad.mistake(
    "The tasks' gradients are averaged.", name="mean_for_sum", edit=("return total", "return total / len(gradients)")
)
pcgrad.mistake(
    "The component is the dot product divided by the length.",
    name="divided_by_the_length",
    of="project",
    edit=("(other @ other)", "np.sqrt(other @ other)"),
)
pcgrad.mistake(
    "The component is divided by the squared length of g.",
    name="length_of_the_wrong_one",
    of="project",
    edit=("(other @ other)", "(g @ g)"),
)
pcgrad.mistake(
    "The component along the other gradient is always removed.",
    name="projects_always",
    of="project",
    edit=(" if dot < 0 else g", ""),
)
pcgrad.mistake(
    "Gradients are projected where they agree.",
    name="projects_agreement",
    of="project",
    edit=("dot < 0", "dot > 0"),
)
pcgrad.mistake(
    "A task that has learned less needs a smaller weight.",
    name="rates_inverted",
    of="gradnorm_weights",
    edit=("(ratio / ratio.mean()) ** alpha", "(ratio.mean() / ratio) ** alpha"),
)
pcgrad.mistake(
    "The ratios are used as they are, without their mean.",
    name="ratios_not_relative",
    of="gradnorm_weights",
    edit=("(ratio / ratio.mean())", "ratio"),
)
pcgrad.mistake(
    "All tasks should have the same gradient norm, whatever they have learned.",
    name="alpha_ignored",
    of="gradnorm_weights",
    edit=(" * (ratio / ratio.mean()) ** alpha", " * np.ones_like(ratio)"),
)
pcgrad.mistake(
    "The new weights need no rescaling.",
    name="not_rescaled",
    of="gradnorm_weights",
    edit=("weights * len(weights) / weights.sum()", "weights"),
)
pcgrad.mistake(
    "The weights are rescaled to add up to 1.",
    name="adds_up_to_one",
    of="gradnorm_weights",
    edit=("weights * len(weights) / weights.sum()", "weights / weights.sum()"),
)
pcgrad.mistake(
    "The objective is a squared difference.",
    name="squared_difference",
    of="gradnorm_weights",
    edit=("np.sign(G - target)", "2 * (G - target)"),
)


@pcgrad.mistake("The target moves with the weights, so it is differentiated, too.", of="gradnorm_weights")
def target_differentiated(weights, norms, losses, initial_losses, alpha, learning_rate):
    G, ratio = weights * norms, losses / initial_losses
    relative = (ratio / ratio.mean()) ** alpha
    signs = np.sign(G - G.mean() * relative)
    weights = weights - learning_rate * (signs - np.mean(signs * relative)) * norms
    return weights * len(weights) / weights.sum()


pcgrad.mistake(
    "The gradient of the objective is the sign alone.",
    name="norms_not_in_the_gradient",
    of="gradnorm_weights",
    edit=("np.sign(G - target) * norms", "np.sign(G - target)"),
)

pcgrad.mistake(
    "Weights of tasks that are too loud are raised.",
    name="weights_climb",
    of="gradnorm_weights",
    edit=("weights - learning_rate * np.sign", "weights + learning_rate * np.sign"),
)

pcgrad.mistake(
    "The projections all start from the original gradient: their parts are taken off one by one.",
    name="dots_of_the_originals",
    edit=("p = project(p, gradients[j])", "p = p + project(gradients[i], gradients[j]) - gradients[i]"),
)


pcgrad.mistake(
    "The conflict is taken off along g itself.",
    name="along_itself",
    of="project",
    edit=("/ (other @ other) * other if", "/ (other @ other) * g if"),
)


pcgrad.mistake("Each pair is looked at once.", name="each_pair_once", edit=("if j != i:", "if j > i:"))


pcgrad.mistake(
    "Two tasks are compared.",
    name="first_two_only",
    edit=("    total = np.zeros", "    gradients = gradients[:2]\n    total = np.zeros"),
)


pcgrad.mistake("alpha is a factor.", name="alpha_as_factor", of="gradnorm_weights", edit=("** alpha", "* alpha"))


pcgrad.mistake(
    "How far a task has come is its initial loss over its loss.",
    name="ratio_upside_down",
    of="gradnorm_weights",
    edit=("losses / initial_losses", "initial_losses / losses"),
)


pcgrad.mistake(
    "The gradient grows with the distance from the target.",
    name="squared_distance",
    of="gradnorm_weights",
    edit=("np.sign(G - target)", "(G - target)"),
)


pcgrad.mistake(
    "The targets share out the sum of G.", name="sum_for_mean", of="gradnorm_weights", edit=("G.mean() *", "G.sum() *")
)


@pcgrad.case("[1, 2] and [2, -3]", required=True)
def two_tasks(implementation):
    return implementation.pcgrad([np.array([1.0, 2.0]), np.array([2.0, -3.0])])


@pcgrad.case("three tasks, all in conflict", weight=2)
def three_tasks(implementation):
    return implementation.pcgrad([np.array([1.0, 2.0, 0.5]), np.array([2.0, -3.0, 1.0]), np.array([-3.0, 0.2, 1.5])])


@pcgrad.random_case("four tasks", n=4, weight=2)
def four_tasks(implementation, rng):
    return implementation.pcgrad(list(rng.normal(size=(4, 5))))


@pcgrad.random_case("project: other pairs", n=4)
def other_pairs(implementation, rng):
    g, h = rng.normal(size=(2, 4))
    return [implementation.project(g, h), implementation.project(g, -h)]


@pcgrad.case("project: conflict and agreement")
def projections(implementation):
    pairs = ([1.0, 2.0], [2.0, -3.0]), ([2.0, -3.0], [1.0, 2.0]), ([1.0, 2.0], [2.0, 3.0]), ([1.0, -1.0], [0.0, 2.0])
    return [implementation.project(np.array(g), np.array(h)) for g, h in pairs]


@pcgrad.case("GradNorm: three tasks")
def three_weights(implementation):
    return implementation.gradnorm_weights(
        np.array([1.2, 0.8, 1.0]),
        np.array([2.0, 1.1, 0.7]),
        np.array([1.0, 3.0, 0.4]),
        np.array([4.0, 4.0, 2.0]),
        1.5,
        0.05,
    )


@pcgrad.random_case("GradNorm: other tasks", n=5, weight=2)
def other_weights(implementation, rng):
    w, norms, losses, initial = rng.uniform(0.5, 2, size=(4, 4))
    return implementation.gradnorm_weights(w, norms, losses, initial + 1, float(rng.uniform(0.3, 2)), 0.1)
