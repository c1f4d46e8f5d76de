"""ch10.t15  Fifty times the same matrix.    Chapter 10, the eigenvalue argument"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=8,
    topics=("vanishing-gradients", "exploding-gradients", "eigenvalues"),
    hints=(
        "Write down the matrices between dZ[L] and dZ[1] for L = 2 and L = 3. How many are there for L = 50?",
        "In the direction of an eigenvector every matrix multiplies by the same number, so the factors make a power, "
        "not a multiple.",
        "Eigenvalues tell the long-run rate of a power. How large the power is now, its singular values tell: "
        "the largest one is the 2-norm.",
        "np.linalg.eigvals and np.abs give the estimate; np.linalg.matrix_power and np.linalg.norm(..., 2) give "
        "the truth.",
    ),
)
def gradient_factor(lam: float, L: int) -> float:
    """How much the way back scales a gradient along an eigenvector.

    lam : the eigenvalue, L : the number of layers, L >= 1  ->  a number.

    All layers are linear with the same square matrix W, and W.T has an eigenvector with the eigenvalue lam. The error
    dZ[L] at the output points in its direction; dZ[1] is then gradient_factor(lam, L) times dZ[L], because
    dZ[l-1] = W.T dZ[l] for l = L, ..., 2. Example: gradient_factor(3.0, 3) is 9.0 (two matrices lie between).
    """
    return lam ** (L - 1)


@gradient_factor.part
def spectral_estimate(W: np.ndarray, L: int) -> float:
    """What the eigenvalue argument says for a whole matrix W (n, n): the largest |eigenvalue| to the power L - 1.

    Eigenvalues may be complex or negative; their size counts. Example: W = [[0, -2], [2, 0]], L = 3 gives 4.0.
    """
    return np.abs(np.linalg.eigvals(W)).max() ** (L - 1)


@gradient_factor.part
def true_growth(W: np.ndarray, L: int) -> float:
    """The largest factor by which any error dZ[L] can grow on its way to dZ[1]: the 2-norm of W to the power L - 1.

    W : (n, n), a matrix power, not entry by entry. The 2-norm is the largest singular value.
    Example: W = [[1, 1], [0, 1]] has both eigenvalues 1, so the estimate is 1 for every L. Its powers [[1, L-1], [0,
    1]] nevertheless grow without end, in proportion to L; true_growth(W, 3) is 2.414214.
    """
    return np.linalg.norm(np.linalg.matrix_power(W, L - 1), 2)


@gradient_factor.alternative
def multiplied_in_a_loop(lam, L):
    factor = 1.0
    for _ in range(2, L + 1):
        factor *= lam
    return factor


@gradient_factor.alternative(of="spectral_estimate")
def by_the_power_of_the_eigenvalues(W, L):
    return float(max(abs(value) ** (L - 1) for value in np.linalg.eig(W)[0]))


@gradient_factor.alternative(of="true_growth")
def by_singular_values(W, L):
    power = np.eye(len(W))
    for _ in range(L - 1):
        power = np.dot(W.T, power)
    return np.linalg.svd(power)[1][0]


@gradient_factor.mistake("Fifty layers have fifty matrices between the first and the last.")
def one_matrix_too_many(lam, L):
    return lam**L


@gradient_factor.mistake("Each layer changes the gradient by the same amount, so the changes add up.")
def changes_add_up(lam, L):
    return 1 + (lam - 1) * (L - 1)


@gradient_factor.mistake("L - 1 matrices multiply by L - 1 times the eigenvalue.")
def multiple_for_power(lam, L):
    return (L - 1) * lam


@gradient_factor.mistake(
    "The largest eigenvalue is the one that is farthest to the right, whatever its size.", of="spectral_estimate"
)
def largest_real_part(W, L):
    return np.linalg.eigvals(W).real.max() ** (L - 1)


@gradient_factor.mistake("The largest singular value and the largest eigenvalue are the same.", of="spectral_estimate")
def norm_for_eigenvalue(W, L):
    return np.linalg.norm(W, 2) ** (L - 1)


@gradient_factor.mistake("W to the power k takes the power of each entry.", of="true_growth")
def power_of_entries(W, L):
    return np.linalg.norm(W ** (L - 1), 2)


@gradient_factor.mistake("How far an error can grow is told by the eigenvalues.", of="true_growth")
def growth_by_eigenvalues(W, L):
    return np.abs(np.linalg.eigvals(W)).max() ** (L - 1)


@gradient_factor.mistake("The norm of a matrix is the root of the sum of its squared entries.", of="true_growth")
def frobenius(W, L):
    return np.linalg.norm(np.linalg.matrix_power(W, L - 1))


@gradient_factor.mistake("The norm of a power is the power of the norm.", of="true_growth")
def power_of_the_norm(W, L):
    return np.linalg.norm(W, 2) ** (L - 1)


gradient_factor.call_case("1.1, fifty layers", 1.1, 50)
gradient_factor.call_case("0.9, fifty layers", 0.9, 50)
gradient_factor.call_case("a negative eigenvalue", -1.5, 8)


@gradient_factor.case("0.5, fifty layers: how many times smaller")
def how_many_times_smaller(implementation):
    return 1.0 / implementation.gradient_factor(0.5, 50)


@gradient_factor.random_case("other factors", n=4, weight=4)
def other_factors(implementation, rng):
    return implementation.gradient_factor(float(rng.uniform(0.6, 1.6)), int(rng.integers(3, 20)))


@gradient_factor.case("eigenvalues 1, yet no standstill", weight=2)
def no_standstill(implementation):
    W = np.array([[1.0, 1.0], [0.0, 1.0]])
    return implementation.spectral_estimate(W, 50), implementation.true_growth(W, 50)


@gradient_factor.case("eigenvalues 0.9, yet growth", weight=2)
def yet_growth(implementation):
    W = np.array([[0.9, 10.0], [0.0, 0.9]])
    return implementation.spectral_estimate(W, 10), implementation.true_growth(W, 10)


@gradient_factor.case("complex and negative eigenvalues")
def complex_eigenvalues(implementation):
    turned = np.array([[0.0, -2.0, 0.0], [2.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    negative = np.diag([0.5, -1.5, 1.0])
    return [implementation.spectral_estimate(W, 5) for W in (turned, negative)]


@gradient_factor.random_case("matrices of other sizes", n=3, weight=5)
def other_matrices(implementation, rng):
    n, L = int(rng.integers(3, 6)), int(rng.integers(3, 7))
    W = rng.normal(size=(n, n))
    return implementation.spectral_estimate(W, L), implementation.true_growth(W, L)


@gradient_factor.mistake("Only sizes count, so a negative eigenvalue never turns the sign.")
def size_only(lam, L):
    return abs(lam) ** (L - 1)


@gradient_factor.mistake("The size of a complex eigenvalue is that of its real part.", of="spectral_estimate")
def size_of_the_real_part(W, L):
    return np.abs(np.linalg.eigvals(W).real).max() ** (L - 1)


@gradient_factor.mistake("The smallest eigenvalue decides, as the weakest link of the chain.", of="spectral_estimate")
def smallest_eigenvalue(W, L):
    return np.abs(np.linalg.eigvals(W)).min() ** (L - 1)


@gradient_factor.case("one layer: no matrix lies between")
def one_layer(implementation):
    W = np.array([[2.0, 1.0], [0.0, 3.0]])
    return (
        implementation.gradient_factor(1.7, 1),
        implementation.spectral_estimate(W, 1),
        implementation.true_growth(W, 1),
    )
