"""ch10.i4  What a skip connection costs.    Chapter 10, the interview's follow-up question"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    topics=("parameter-counting", "residual"),
    hints=(
        "A[s] is added to Z[t]. When is that possible as it stands, and what is learned then?",
        "If the widths differ, a matrix has to bring A[s] from n[s] rows to n[t] rows. Which shape has it?",
        "First function: 0 for equal widths, else the entries of that matrix, plus its bias vector if there is one. "
        "Second: the plain network's parameters, then the first function once for each skip.",
    ),
)
def skip_parameters(n_from: int, n_to: int, bias: bool = False) -> int:
    """Parameters that one skip connection adds to a network.

    The skip leads from a layer with n_from units to one with n_to units: A[s], of shape (n_from, m), joins the sum
    Z[t], of shape (n_to, m). If the widths agree the skip is the identity, Z[t] + A[s]. If they differ it is a learned
    projection, Z[t] + P A[s], or Z[t] + P A[s] + c with its own bias c of shape (n_to, 1) if ``bias`` is True.
    n_from, n_to : widths; bias : has a PROJECTION a bias? (an identity never has one)  ->  an integer.

    Example: skip_parameters(5, 3) is 15, skip_parameters(5, 3, bias=True) is 18.
    """
    if n_from == n_to:
        return 0
    return n_to * n_from + (n_to if bias else 0)


@skip_parameters.part
def count_with_skips(dims: list[int], skips: list[tuple[int, int]], bias: bool = False) -> int:
    """All parameters of a fully connected network with skip connections.

    dims : widths [n[0], ..., n[L]], the input first (layer 0); skips : pairs (s, t) with 0 <= s < t <= L, A[s] joins
    Z[t]; bias : as above, for every projection  ->  an integer: all W[l] and b[l], and what the skips add.

    Layer l has W[l] of shape (n[l], n[l-1]) and b[l] of shape (n[l], 1), skips do not change them.
    Example: count_with_skips([4, 3, 3, 2], [(1, 2), (0, 3)]) is 15 + 12 + 8 + 0 + 8 = 43.
    """
    total = sum(dims[l] * (dims[l - 1] + 1) for l in range(1, len(dims)))
    for s, t in skips:
        total += skip_parameters(dims[s], dims[t], bias)
    return total


@skip_parameters.alternative
def with_arrays(n_from, n_to, bias=False):
    projection = np.zeros((n_to, n_from)) if n_to != n_from else np.zeros(0)
    c = np.zeros((n_to, 1)) if bias and projection.size else np.zeros(0)
    return projection.size + c.size


@skip_parameters.alternative(of="count_with_skips")
def in_one_pass(dims, skips, bias=False):
    total = 0
    for t in range(1, len(dims)):
        total += dims[t] * dims[t - 1] + dims[t]
        for s, end in skips:
            if end == t and dims[s] != dims[t]:
                total += dims[t] * (dims[s] + int(bias))
    return total


@skip_parameters.mistake("Every skip is a matrix, an identity as well: n * n weights, and with bias=True n biases.")
def identity_has_weights(n_from, n_to, bias=False):
    return n_to * n_from + (n_to if bias else 0)


@skip_parameters.mistake("A projection needs one weight for each unit at its two ends.")
def ends_added(n_from, n_to, bias=False):
    return skip_parameters(n_from, n_to, bias) if n_from == n_to else n_from + n_to + (n_to if bias else 0)


@skip_parameters.mistake("Skip connections only add things up, so they are always free.")
def always_free(n_from, n_to, bias=False):
    return 0


@skip_parameters.mistake("A wider target is filled up with zeros, only a narrower one needs a matrix.")
def zero_padding(n_from, n_to, bias=False):
    return 0 if n_to >= n_from else skip_parameters(n_from, n_to, bias)


@skip_parameters.mistake("The bias belongs to the layer where the skip starts.")
def bias_of_the_sender(n_from, n_to, bias=False):
    return 0 if n_from == n_to else n_to * n_from + (n_from if bias else 0)


@skip_parameters.mistake("With biases every skip has one, the identity too.")
def identity_with_bias(n_from, n_to, bias=False):
    return skip_parameters(n_from, n_to) + (n_to if bias else 0)


@skip_parameters.mistake(
    "The layer that a skip starts from is counted from 1, the input being number 1.", of="count_with_skips"
)
def counted_from_one(dims, skips, bias=False):
    return count_with_skips(dims, [(s - 1, t - 1) for s, t in skips], bias)


@skip_parameters.mistake("A skip replaces the layers that it passes over.", of="count_with_skips")
def skipped_layers_vanish(dims, skips, bias=False):
    passed = {l for s, t in skips for l in range(s + 1, t)}
    total = count_with_skips(dims, skips, bias)
    return total - sum(dims[l] * (dims[l - 1] + 1) for l in passed)


skip_parameters.mistake(
    "The skips' parameters are the question, the plain layers are not counted again.",
    name="plain_layers_left_out",
    of="count_with_skips",
    edit=("sum(dims[l] * (dims[l - 1] + 1) for l in range(1, len(dims)))", "0"),
)


skip_parameters.call_case("identity, 256 to 256", 256, 256)
skip_parameters.call_case("identity, projections having biases", 12, 12, True)
skip_parameters.call_case("projection, 256 to 128", 256, 128)
skip_parameters.call_case("projection with bias, 256 to 128", 256, 128, bias=True)
skip_parameters.call_case("projection to a wider layer", 5, 9)


skip_parameters.mistake(
    "Whether projections have a bias matters for one skip, not for the whole network.",
    name="bias_not_handed_on",
    of="count_with_skips",
    edit=("skip_parameters(dims[s], dims[t], bias)", "skip_parameters(dims[s], dims[t])"),
)


@skip_parameters.case("[784, 256, 256, 128, 10] with two skips")
def network(implementation):
    dims, skips = [784, 256, 256, 128, 10], [(1, 2), (1, 3)]
    return implementation.count_with_skips(dims, skips), implementation.count_with_skips(dims, skips, True)


@skip_parameters.random_case("other networks with skips", n=5, weight=6)
def other_networks(implementation, rng):
    widths = [int(n) for n in rng.integers(4, 40, size=6)]
    widths[3] = widths[1]
    others = ((0, 2), (2, 5), (1, 4), (0, 4))
    skips = [(1, 3), *(others[i] for i in rng.choice(4, size=2, replace=False))]
    return implementation.count_with_skips(widths, skips, bool(rng.integers(2)))


@skip_parameters.mistake("Skips between the same two widths share one projection.", of="count_with_skips")
def shared_projections(dims, skips, bias=False):
    different = {(dims[s], dims[t]): (s, t) for s, t in skips}
    return count_with_skips(dims, list(different.values()), bias)


@skip_parameters.mistake("Every learned matrix comes with a bias; the option changes nothing.")
def projection_always_with_bias(n_from, n_to, bias=False):
    return skip_parameters(n_from, n_to, True)


@skip_parameters.mistake("The bias of a projection is one number.")
def one_bias_number(n_from, n_to, bias=False):
    return skip_parameters(n_from, n_to) + int(bias and n_from != n_to)


@skip_parameters.mistake("Only weights are counted in the plain layers.", of="count_with_skips")
def plain_biases_left_out(dims, skips, bias=False):
    return count_with_skips(dims, skips, bias) - sum(dims[1:])


@skip_parameters.mistake("A narrower target takes the first units, only a wider one needs a matrix.")
def only_widening_costs(n_from, n_to, bias=False):
    return 0 if n_to <= n_from else skip_parameters(n_from, n_to, bias)


@skip_parameters.case("three skips from 6 to 4 units")
def alike_skips(implementation):
    return implementation.count_with_skips([6, 4, 6, 4, 3], [(0, 1), (2, 3), (0, 3)])
