"""Equal forms are equal, unequal ones are told apart in a sentence, and hostile ones end quickly."""

import time

import mpmath
import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from dlgrade.symbolic import same_expression

z = sp.symbols("z", real=True)
x, y = sp.symbols("x y")
a = sp.symbols("a", positive=True)
m, L, k = sp.symbols("m L k", integer=True, positive=True)
alpha = sp.symbols("alpha", real=True)
sigmoid = 1 / (1 + sp.exp(-z))
g = sp.Function("g")

EQUAL = [
    (sigmoid * (1 - sigmoid), sp.diff(sigmoid, z)),
    (1 - sp.tanh(z) ** 2, 1 / sp.cosh(z) ** 2),
    (sp.tanh(z), 2 / (1 + sp.exp(-2 * z)) - 1),
    ((x + y) ** 5, sp.expand((x + y) ** 5)),
    (1 / x + 1 / y, (x + y) / (x * y)),
    (sp.Max(z, 0), (z + sp.Abs(z)) / 2),
    (sp.Max(z, 0), sp.Piecewise((z, z > 0), (0, True))),
    (sp.Max(z, 0), z * sp.Heaviside(z)),
    (L * (L + 1) / 2, sp.Sum(k, (k, 1, L))),
    (sp.Sum(alpha**k, (k, 0, L - 1)), (1 - alpha**L) / (1 - alpha)),
    (sp.factorial(4) * x, sp.Product(k, (k, 1, 4)) * x),
    (sp.Sum(k, (k, m, L)), (L * (L + 1) - m * (m - 1)) / 2),
    (sp.log(a / (1 - a)), sp.log(a) - sp.log(1 - a)),
    (-sp.log(1 - a), sp.log(1 / (1 - a))),
    (g(x + y) ** 2, g(y + x) * g(x + y)),
    (1 - 1 / sp.pi, (sp.pi - 1) / sp.pi),
    (sigmoid * (1 - sigmoid), sp.sech(z / 2) ** 2 / 4),
    (1 / sp.sinh(z), sp.csch(z)),
    (sp.re(x), (x + sp.conjugate(x)) / 2),
    (sp.Integer(0), sp.sin(x) ** 2 + sp.cos(x) ** 2 - 1),
    (sp.sqrt(2 / a), sp.sqrt(2) / sp.sqrt(a)),
    (sp.erf(z), 1 - sp.erfc(z)),
    (x > 0, x > 0),
    (sp.Eq(x, y**2), sp.Eq(y * y, x)),
    (sp.Tuple(x, 1), (x, 1)),
    (sp.oo, sp.oo),
    (sp.KroneckerDelta(m, k), sp.Piecewise((1, sp.Eq(m, k)), (0, True))),
]


@pytest.mark.parametrize(("expected", "got"), EQUAL)
def test_equal_forms_are_equal(expected, got):
    assert same_expression(expected, got) == ""


def _bare(expression):
    return expression.subs({s: sp.Symbol(s.name) for s in expression.free_symbols}) if expression.args else expression


@pytest.mark.parametrize(("expected", "got"), [pair for pair in EQUAL if isinstance(pair[1], sp.Expr)])
def test_symbols_are_matched_by_name_whatever_was_assumed_of_them(expected, got):
    assert same_expression(expected, _bare(got)) == ""


@pytest.mark.parametrize(
    ("expected", "got", "sentence"),
    [
        (x + y, -x - y, "the sign is wrong: it is -1 times the right expression"),
        (x + y, (x + y) / 2, "it is 1/2 times the right expression"),
        (x / m, x, "it is too large by the factor m"),
        (x / m, x / m**2, "it is too small by the factor m"),
        (alpha ** (L - 1) * x, alpha**L * x, "it is alpha times the right expression"),
        (x**2, x**2 + 1, "it differs from the right expression by the constant 1"),
        (x + y, x + sp.Symbol("k"), "it contains `k`, which is not among x, y"),
        (sp.Rational(1, 4), x, "it contains `x`, but the right answer is a number"),
        (x + y, x, "it does not contain `y`, on which the right expression depends"),
        (sp.Rational(1, 4), sp.Rational(-1, 4), "the sign is wrong: it is -1 times the right expression"),
        (sp.Rational(1, 4), sp.Rational(1, 2), "its value is 0.5, which is not the right one"),
        (sp.Rational(1, 4), 0.3, "its value is 0.3, which is not the right one"),
        (
            sp.Rational(-340999, 10**6),
            -0.341,
            "it is -0.341, right to 5 digits only: give it exactly, or to ten digits at least",
        ),
        (sp.Integer(0), 0.5, "its value is 0.5, which is not the right one"),
        (x, None, "got None: is there a `return`?"),
        (x, "x", "expected a SymPy expression, got text: write it with symbols, without quotes"),
        (x, sp.Matrix([[x, 1]]), "expected one expression, got a matrix of shape (1, 2)"),
        (x, sp.nan, "it is not a finite value"),
        (x, float("inf"), "it is not a finite value"),
        (x, {"x": 1}, "expected one expression, got a dict"),
        (sp.Eq(x, y), sp.Eq(x, 2 * y), "it is another equation"),
        (sp.Tuple(x, y), (x,), "expected 2 expressions, got 1"),
        (
            x,
            sp.Sum(x, (k, 1, sp.oo)),
            "it contains an infinite sum, which cannot be compared; call .doit() or write it out",
        ),
        (x, sp.Integral(x, x), "it contains Integral, which cannot be compared; call .doit() or write it out"),
    ],
)
def test_a_sentence_says_what_is_wrong(expected, got, sentence):
    assert same_expression(expected, got) == sentence


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (sigmoid * (1 - sigmoid), z * (1 - z)),
        (sigmoid * (1 - sigmoid), 1 - sp.tanh(z) ** 2),
        (sp.Max(z, 0), sp.Abs(z)),
        (sp.Max(z, 0), z),
        (sp.Max(z, 0), sp.Piecewise((z, z > 0))),
        (sp.Abs(x), x),
        (alpha**L, alpha**L + sp.Rational(1, 10**20)),
        (x, x + sp.Rational(1, 10**100) * x * 10**85),
        (sp.Rational(1, 4) ** 49, 0.0),
        (x > 0, x > 1),
        (g(x), sp.Function("h")(x)),
        (g(x, y), g(y, x)),
        (sp.Sum(k, (k, 1, L)), sp.Sum(k, (k, 0, L - 1))),
    ],
)
def test_unequal_forms_are_told_apart(expected, got):
    assert same_expression(expected, got) != ""


def test_the_point_and_both_values_are_shown_when_there_is_no_simple_relation():
    problem = same_expression(sp.exp(x), sp.cosh(x))
    assert problem.startswith("at x = ")
    assert "the right value is" in problem


@pytest.mark.parametrize("head", [sp.coth, sp.csch, sp.cot, sp.csc, sp.log, sp.atanh, sp.sech, sp.acosh])
def test_a_pole_is_no_value_and_no_error(head):
    zero = sp.Add(x, sp.Mul(-1, x, evaluate=False), evaluate=False)
    assert same_expression(x, head(zero, evaluate=False)) != ""
    assert same_expression(x, head(sp.Add(zero, 1, evaluate=False), evaluate=False)) != ""


def test_floats_stand_for_fractions():
    assert same_expression(sp.Rational(1, 4), 0.25) == ""
    assert same_expression(sp.Rational(1, 4) * x, 0.25 * x) == ""
    assert same_expression(sp.Rational(1, 4), np.float64(0.25)) == ""
    assert same_expression(sp.Rational(1, 3), 0.333) != ""


def test_a_matrix_may_be_a_list_of_lists():
    right = sp.Matrix([[x, y, 1], [0, x * y, 2]])
    assert same_expression(right, [[x, y, 1], [0, y * x, 2]]) == ""
    assert same_expression(right, right.as_immutable()) == ""
    assert same_expression(sp.Matrix([1, x]), [1, x]) == ""
    assert same_expression(sp.Matrix([[1, 2], [3, 4]]), np.array([[1, 2], [3, 4]])) == ""


@pytest.mark.parametrize(
    ("got", "sentence"),
    [
        ([[x, y]], "expected a matrix of shape (2, 3), got (1, 2)"),
        (x, "expected a matrix of shape (2, 3), got one expression"),
        ([[1, 2, 3], [4]], "expected a matrix of shape (2, 3), got a list of 2"),
        (
            sp.Matrix([[x, 0], [y, 3], [1, 2]]),
            "expected a matrix of shape (2, 3), got (3, 2); it is the transpose of the right one",
        ),
        ([[x, y, 1], [0, 3, x]], "entry [1, 2] is wrong: it contains `x`, but the right answer is a number"),
        ([[x, y, 1], [0, None, 2]], "entry [1, 1] is None, expected an expression"),
        ([[2 * x, 2 * y, 2], [0, 6, 4]], "each entry is wrong in the same way: it is 2 times the right expression"),
    ],
)
def test_shapes_come_first_and_the_first_wrong_entry_is_named(got, sentence):
    assert same_expression(sp.Matrix([[x, y, 1], [0, 3, 2]]), got) == sentence


def test_the_right_value_of_a_number_is_never_told():
    right = sp.Matrix([[sp.Rational(3, 7), sp.sqrt(2)], [5, 11]])
    assert same_expression(right, 2 * right) == "each entry is wrong by the same factor"
    problem = same_expression(right, right + sp.eye(2))
    assert problem == "entry [0, 0] is wrong: its value is 1.42857, which is not the right one"


def test_a_transposed_square_matrix_is_recognized():
    assert same_expression(sp.Matrix([[x, y], [1, 2]]), [[x, 1], [y, 2]]) == "right entries, but transposed"


def _tower(height):
    power = sp.Integer(10)
    for _ in range(height):
        power = sp.Pow(sp.Integer(10), power, evaluate=False)
    return power


def _nest(head, depth, start=x):
    made = start
    for _ in range(depth):
        made = head(made)
    return made


HOSTILE = {
    "a tower of powers": _tower(6),
    "a tower that cancels": sp.Add(x, _tower(4), sp.Mul(-1, _tower(4), evaluate=False), evaluate=False),
    "repeated squares": _nest(lambda e: sp.Mul(e, e, evaluate=False), 60),
    "exponentials of exponentials": _nest(lambda e: sp.exp(e, evaluate=False), 90),
    "a thousand levels": _nest(lambda e: sp.exp(e, evaluate=False), 1000),
    "sines of sines": _nest(lambda e: sp.Add(sp.sin(e, evaluate=False), 1, evaluate=False), 45),
    "a long sum": sp.Sum(x, (k, 1, 10**15)),
    "sums of sums": sp.Sum(x, (k, 1, 300), (m, 1, 300), (L, 1, 300)),
    "sums of sums backwards": sp.Sum(x, (k, 300, 1), (m, 300, 1), (L, 300, 1)),
    "a sum up to a tower": sp.Sum(x, (k, 1, _tower(3))),
    "a product of powers": sp.Product(sp.Pow(x, k**9, evaluate=False), (k, 1, 300)),
    "a wide power": sp.Pow(sp.Add(*sp.symbols("v0:900")), 9000, evaluate=False),
    "five thousand terms": sp.Add(*[sp.sin(n * x) for n in range(1, 1600)]),
    "a huge argument": sp.sin(sp.Pow(10, 190, evaluate=False) * x),
    "gamma-like growth": sp.erf(sp.Integer(10) ** 100 * x),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("expected", [x, sp.Matrix([x]), sigmoid])
def test_hostile_expressions_end_quickly_and_do_not_pass(expected, name):
    got = [HOSTILE[name]] if isinstance(expected, sp.MatrixBase) else HOSTILE[name]
    start = time.process_time()
    assert same_expression(expected, got) != ""
    assert time.process_time() - start < 8


def test_cancellation_of_large_numbers_neither_fools_nor_hurts():
    large = sp.Integer(10) ** 190
    assert same_expression(x, sp.Add(x, large, -large, evaluate=False)) == ""
    assert same_expression(x, sp.Add(x, 1, large, -large, evaluate=False)) != ""


def test_the_working_precision_of_others_is_left_alone():
    before = mpmath.mp.dps
    same_expression(sp.exp(x), sp.cosh(x))
    assert mpmath.mp.dps == before


leaves = st.one_of(st.sampled_from([x, y, z, a]), st.integers(-4, 4).map(sp.Integer))
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda p: sp.Add(*p)),
        st.tuples(inner, inner).map(lambda p: sp.Mul(*p)),
        inner.map(lambda e: e**2),
        inner.map(sp.tanh),
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(trees)
def test_expanding_changes_nothing(expression):
    assert same_expression(expression, sp.expand(expression)) == ""


@settings(max_examples=60, deadline=None)
@given(trees, st.integers(1, 5))
def test_adding_a_constant_is_always_noticed(expression, constant):
    assert same_expression(expression, expression + constant) != ""
