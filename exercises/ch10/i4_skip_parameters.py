"""ch10.i4  What a skip connection costs.    Chapter 10, the interview's follow-up question"""

import numpy as np


def skip_parameters(n_from: int, n_to: int, bias: bool = False) -> int:
    """Parameters that one skip connection adds to a network.

    The skip leads from a layer with n_from units to one with n_to units: A[s], of shape (n_from, m), joins the sum
    Z[t], of shape (n_to, m). If the widths agree the skip is the identity, Z[t] + A[s]. If they differ it is a learned
    projection, Z[t] + P A[s], or Z[t] + P A[s] + c with its own bias c of shape (n_to, 1) if ``bias`` is True.
    n_from, n_to : widths; bias : has a PROJECTION a bias? (an identity never has one)  ->  an integer.

    Example: skip_parameters(5, 3) is 15, skip_parameters(5, 3, bias=True) is 18.
    """
    raise NotImplementedError("ch10.i4")


def count_with_skips(dims: list[int], skips: list[tuple[int, int]], bias: bool = False) -> int:
    """All parameters of a fully connected network with skip connections.

    dims : widths [n[0], ..., n[L]], the input first (layer 0); skips : pairs (s, t) with 0 <= s < t <= L, A[s] joins
    Z[t]; bias : as above, for every projection  ->  an integer: all W[l] and b[l], and what the skips add.

    Layer l has W[l] of shape (n[l], n[l-1]) and b[l] of shape (n[l], 1), skips do not change them.
    Example: count_with_skips([4, 3, 3, 2], [(1, 2), (0, 3)]) is 15 + 12 + 8 + 0 + 8 = 43.
    """
    raise NotImplementedError("ch10.i4")
