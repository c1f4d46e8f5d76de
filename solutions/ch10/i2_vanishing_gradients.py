"""ch10.i2  Vanishing gradients: bound them, then mend them.    Chapter 10, interview, second question"""

from itertools import pairwise

import numpy as np

from dlgrade import exercise


@exercise(
    points=7,
    topics=("vanishing-gradients", "linear-algebra"),
    hints=(
        "Write dZ[1] in terms of dZ[L] for L = 3. Which matrices appear, which slopes, and how many of each?",
        "By how much can a matrix stretch a vector at most? For a matrix that is not symmetric this is not its largest "
        "eigenvalue, and W.T has the same answer as W.",
        "Multiply the largest singular value of every matrix given by every slope given. np.linalg.norm of a matrix is "
        "the root of the sum of squares unless you ask for another norm by its second argument.",
    ),
    rubric=(
        "Writes the product: dZ[1] is g'[1] times W[2].T times g'[2] times ... W[L].T dZ[L] (elementwise slopes).",
        "With equal matrices and no activation this is a power W**(L-1): eigenvalues for diagonalizable W, singular "
        "values for a bound in general.",
        "Sigmoid: slope at most 0.25, so with weights of norm 1 at most 0.25 for each layer.",
        "Remedies with mechanism: ReLU (slope 1), He initialization (second moment kept), normalization, residual "
        "path.",
        "Clipping caps large gradients: a remedy for explosion, not for vanishing.",
        "Says that the product of norms is an upper bound: small means vanishing, large does not yet mean exploding.",
    ),
    rubric_points=6,
)
def gradient_bound(weights: list[np.ndarray], slopes: list[float]) -> float:
    """The factor by which the gradient can grow at most on its way from dZ[L] to dZ[1].

    weights : [W[2], ..., W[L]], W[l] of shape (n[l], n[l-1])
    slopes  : [s[1], ..., s[L-1]], s[l] the largest |g'[l](z)| that occurs in layer l
    ->  B, the product of all largest singular values (spectral norms) and all slopes.

    From dZ[l-1] = W[l].T dZ[l] * g'[l-1](Z[l-1]) for each example follows ||dZ[1]|| <= B ||dZ[L]|| in Euclidean norm.
    W[1] has no part in it, nor has the last layer's slope, which is inside dZ[L]. One example: 49 orthogonal matrices
    with slopes 0.25 give 0.25**49 = 3.155e-30; [[[2.0, 0.0], [0.0, 1.0], [0.0, 0.0]]] with slope 0.5 gives 1.

    The second function asks about the fine print. In ANSWER derive the product for a network of your choice and
    explain four remedies by what they change in it (about 250 words).
    """
    bound = 1.0
    for W, slope in zip(weights, slopes, strict=True):
        bound *= np.linalg.norm(W, 2) * slope
    return float(bound)


@gradient_bound.part
def fine_print() -> dict[str, bool]:
    """True or false?  Return a dict from each key to a bool.

    "diagonalizable"  Every square matrix W can be written as Q D Q**-1 with a diagonal D.
    "norms"           If all spectral norms are at most 0.9 and all slopes at most 1, then ||dZ[1]|| <= 0.9**(L-1)
                      ||dZ[L]||.
    "eigenvalues"     If all eigenvalues of W are below 0.95 in absolute value, then no power of W has a spectral norm
                      above that of W.
    "clipping"        Gradient clipping by norm makes gradients that are too small large enough.
    "residual"        The derivative of a residual block, I + F', may still send some direction to 0.
    "he"              He initialization bounds the gradient at every step of training.
    """
    return {
        "diagonalizable": False,
        "norms": True,
        "eigenvalues": False,
        "clipping": False,
        "residual": True,
        "he": False,
    }


@gradient_bound.alternative
def from_gram_matrices(weights, slopes):
    largest = [np.sqrt(np.linalg.eigvalsh(np.dot(W.T, W)).max()) for W in weights]
    return np.exp(np.sum(np.log(largest)) + np.sum(np.log(slopes)))


@gradient_bound.mistake("The largest absolute eigenvalue says how far a matrix can stretch.")
def spectral_radius(weights, slopes):
    return float(np.prod([np.abs(np.linalg.eigvals(W)).max() for W in weights]) * np.prod(slopes))


gradient_bound.mistake(
    "np.linalg.norm of a matrix is its largest stretch.", name="frobenius", edit=("norm(W, 2)", "norm(W)")
)
gradient_bound.mistake(
    "The weights alone make up the product.", name="slopes_forgotten", edit=("norm(W, 2) * slope", "norm(W, 2)")
)
gradient_bound.mistake(
    "The contributions of the layers add up.",
    name="adds_factors",
    edit=(("bound = 1.0", "bound = 0.0"), ("bound *= ", "bound += ")),
)
gradient_bound.mistake(
    "The size of a matrix is its largest entry.",
    name="largest_entry",
    edit=("np.linalg.norm(W, 2)", "np.abs(W).max()"),
)


@gradient_bound.mistake("The slope of the sigmoid counts at every layer, so 0.25 stands for all of them.")
def quarter_for_each(weights, slopes):
    return gradient_bound(weights, [0.25 for _ in slopes])


@gradient_bound.mistake("Each layer counts by its strongest member: one norm, to the power of the depth.")
def largest_norm_to_power(weights, slopes):
    largest = max(np.linalg.norm(W, 2) for W in weights)
    return float(largest ** len(weights) * np.prod(slopes))


@gradient_bound.mistake("Any square matrix has an eigendecomposition.", of="fine_print")
def all_diagonalizable():
    return {**fine_print(), "diagonalizable": True}


@gradient_bound.mistake("Eigenvalues and singular values say the same about growth.", of="fine_print")
def eigenvalues_bound_powers():
    return {**fine_print(), "eigenvalues": True}


@gradient_bound.mistake("Clipping is a remedy for vanishing gradients.", of="fine_print")
def clipping_lifts():
    return {**fine_print(), "clipping": True}


@gradient_bound.mistake("The identity path makes it impossible that anything is lost.", of="fine_print")
def residual_is_safe():
    return {**fine_print(), "residual": False}


@gradient_bound.mistake("He initialization keeps gradients healthy for the whole training.", of="fine_print")
def he_for_ever():
    return {**fine_print(), "he": True}


@gradient_bound.mistake("Only eigenvalues decide whether gradients vanish; norms say nothing.", of="fine_print")
def norms_say_nothing():
    return {**fine_print(), "norms": False}


@gradient_bound.case("49 sigmoid layers")
def sigmoid_layers(implementation):
    rng = np.random.default_rng(3)
    weights = [1.2 * np.linalg.qr(rng.normal(size=(4, 4)))[0] for _ in range(49)]
    return 1e30 * implementation.gradient_bound(weights, [0.25] * 49)


@gradient_bound.case("a matrix that shears")
def shear(implementation):
    return implementation.gradient_bound([np.array([[0.9, 10.0], [0.0, 0.9]])], [0.8])


@gradient_bound.random_case("square matrices", n=3)
def square_matrices(implementation, rng):
    weights = list(rng.normal(size=(3, 4, 4)))
    return implementation.gradient_bound(weights, [float(s) for s in rng.uniform(0.3, 1, size=3)])


@gradient_bound.random_case("layers of unequal width", n=3)
def unequal_widths(implementation, rng):
    dims = [5, 3, 7, 4]
    weights = [rng.normal(size=(n, n_prev)) for n_prev, n in pairwise(dims)]
    return implementation.gradient_bound(weights, [float(s) for s in rng.uniform(0.3, 1, size=3)])


def _probe_of(key):
    return lambda implementation: implementation.fine_print()[key]


for _key in fine_print():
    gradient_bound.case(f"fine print: {_key}", alone=True)(_probe_of(_key))


gradient_bound.mistake(
    "The smallest singular value bounds what comes through.",
    name="smallest_singular_value",
    edit=("np.linalg.norm(W, 2)", "np.linalg.norm(W, -2)"),
)
gradient_bound.mistake(
    "The norm of a matrix is its largest column sum.",
    name="column_sums",
    edit=("np.linalg.norm(W, 2)", "np.linalg.norm(W, 1)"),
)
