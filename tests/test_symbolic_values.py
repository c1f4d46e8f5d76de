"""Values of sums and trees, held against exact fractions; sums and products that run backwards."""

from fractions import Fraction

import mpmath
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from dlgrade.symbolic import same_expression
from dlgrade.symbolic.limits import Budget, OutOfReach
from dlgrade.symbolic.values import Convention, Walk, as_mpf

L, m, k = sp.symbols("L m k", integer=True, positive=True)
x = sp.Symbol("x")


def _primitive(coefficients, n):
    """P(n), for the polynomial P with P(n) - P(n - 1) = sum of coefficients[d] * n**d; Faulhaber, up to squares."""
    parts = (n, n * (n + 1) / 2, n * (n + 1) * (2 * n + 1) / 6)
    return sum((c * p for c, p in zip(coefficients, parts, strict=False)), 0 * n)


def _karr(coefficients, first, last):
    """A sum in exact fractions by splitting alone: that up to ``last`` less that up to ``first - 1``."""
    return _primitive(coefficients, Fraction(last)) - _primitive(coefficients, Fraction(first - 1))


POLYNOMIALS = st.lists(st.integers(-5, 5), min_size=1, max_size=3)
BOUNDS = st.integers(-12, 12)


def _term(coefficients):
    return sum((c * k**d for d, c in enumerate(coefficients)), sp.Integer(0)) + 0 * k


def _value(expression, convention=Convention.KARR):
    with mpmath.workdps(60):
        return Walk({}, 60, convention, Budget()).value(expression)


@settings(max_examples=120, deadline=None)
@given(POLYNOMIALS, BOUNDS, BOUNDS)
def test_a_sum_between_numbers_is_what_splitting_it_gives(coefficients, first, last):
    total = sp.Sum(_term(coefficients), (k, first, last))
    assert _value(total) == _karr(coefficients, first, last)
    if last < first:
        assert _value(total, Convention.EMPTY) == 0


@settings(max_examples=60, deadline=None)
@given(st.integers(-9, 9), st.integers(-9, 9))
def test_a_product_backwards_is_one_over_the_factors_between(first, last):
    value = sp.Product(k + sp.Rational(1, 2), (k, first, last))
    exact = Fraction(1)
    for i in range(first, last + 1):
        exact *= Fraction(2 * i + 1, 2)
    for i in range(last + 1, first):
        exact /= Fraction(2 * i + 1, 2)
    with mpmath.workdps(60):
        assert mpmath.almosteq(_value(value), as_mpf(exact), rel_eps=mpmath.mpf(10) ** -50)
    assert _value(value, Convention.EMPTY) == (1 if last < first else _value(value))


@settings(max_examples=60, deadline=None)
@given(POLYNOMIALS, st.integers(-6, 6), st.integers(-6, 6), st.sampled_from([(1, 0), (0, 1), (-1, 1), (2, -1)]))
def test_a_sum_equals_its_closed_form_wherever_its_bounds_lie(coefficients, low, high, slopes):
    first, last = m * slopes[0] + low, L + m * slopes[1] + high
    closed = _primitive(coefficients, last) - _primitive(coefficients, first - 1)
    total = sp.Sum(_term(coefficients), (k, first, last))
    assert same_expression(closed, total) == ""
    assert same_expression(total, closed) == ""
    assert same_expression(closed + 1, total) != ""


@settings(max_examples=40, deadline=None)
@given(POLYNOMIALS, st.integers(-6, 6), st.integers(1, 6))
def test_a_sum_that_is_meant_to_be_empty_may_be(coefficients, low, more):
    first, last = m + low, L - more
    closed = _primitive(coefficients, last) - _primitive(coefficients, first - 1)
    assert (
        same_expression(sp.Piecewise((closed, last >= first), (0, True)), sp.Sum(_term(coefficients), (k, first, last)))
        == ""
    )


@pytest.mark.parametrize("bounds", [(L, 1), (L + 6, m), (7, -m)])
@pytest.mark.parametrize("head", [sp.Sum, sp.Product])
def test_swapped_bounds_are_named(head, bounds):
    right, got = head(x + k, (k, bounds[1], bounds[0])), head(x + k, (k, *bounds))
    problem = same_expression(right, got)
    assert f"a {head.__name__.lower()} in it runs backwards, from " in problem
    assert problem.endswith(": the lower bound comes first")


def test_a_sum_that_runs_backwards_at_some_points_only_is_not_blamed_for_another_error():
    closed = (L * (L + 1) - m * (m - 1)) / 2
    assert "constant" in same_expression(closed + 1, sp.Sum(k, (k, m, L)))


def test_a_sum_backwards_costs_as_much_as_one_forwards():
    assert same_expression(x, sp.Sum(x, (k, 10**5, 1))) == "it is too large to be compared: write it in a simpler form"
    with pytest.raises(OutOfReach):
        _value(sp.Sum(k, (k, 1000, 1)))
    assert _value(sp.Sum(k, (k, 1000, 1)), Convention.EMPTY) == 0


# ---- any tree of arithmetic ------------------------------------------------------------------------------------------

FRACTIONS = st.fractions(-3, 3, max_denominator=7)
TREES = st.recursive(
    FRACTIONS.map(lambda f: (f, sp.Rational(f.numerator, f.denominator))),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda p: (p[0][0] + p[1][0], sp.Add(p[0][1], p[1][1], evaluate=False))),
        st.tuples(inner, inner).map(lambda p: (p[0][0] * p[1][0], sp.Mul(p[0][1], p[1][1], evaluate=False))),
        st.tuples(inner, st.integers(0, 3)).map(lambda p: (p[0][0] ** p[1], sp.Pow(p[0][1], p[1], evaluate=False))),
        st.tuples(inner, inner).map(lambda p: (max(p[0][0], p[1][0]), sp.Max(p[0][1], p[1][1], evaluate=False))),
    ),
    max_leaves=9,
)


@settings(max_examples=150, deadline=None)
@given(TREES)
def test_the_value_of_a_tree_is_that_of_exact_fractions(pair):
    exact, tree = pair
    with mpmath.workdps(60):
        assert abs(_value(tree) - as_mpf(exact)) < mpmath.mpf(10) ** -50


@settings(max_examples=60, deadline=None)
@given(TREES, st.fractions(-1, 1, max_denominator=10**6).filter(bool))
def test_two_numbers_are_equal_only_if_their_exact_fractions_are(pair, off):
    exact, tree = pair
    right = sp.Rational(exact.numerator, exact.denominator)
    assert same_expression(right, tree) == ""
    assert same_expression(right + sp.Rational(off.numerator, off.denominator), tree) != ""
