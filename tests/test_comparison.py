"""What counts as the same value."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from dlgrade.comparison import Tolerance, alike, difference, short

FLOATS = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (3, 3.0),
        (3, np.int32(3)),
        (3.5, np.float64(3.5)),
        (3.5, np.array(3.5)),
        (3.5, np.float32(3.5000002)),
        ((16, 32), [16, 32]),
        ((16, 32), np.array([16, 32])),
        (np.array([1.0, 2.0]), [1, 2]),
        (np.array([1.0, 2.0]), (1.0, 2.0)),
        (np.array([1.0, 0.0]), np.array([True, False])),
        (np.array([True, False]), np.array([1, 0])),
        (np.array([[1.0, 2.0]]), [[1, 2]]),
        ({"W1": 1.0}, {"W1": 1}),
        ({"a", "b"}, ["B", "a "]),
        ("ValueError", "valueerror"),
        (None, None),
        (True, np.True_),
        (10**30, 10**30),
        (np.array([1e300, 1.0]), np.array([1e300, 1.0])),
        (np.array([np.inf, 1.0]), np.array([np.inf, 1.0])),
        ([], []),
        ([[1.0, 2.0], [3.0, 4.0]], np.array([[1.0, 2.0], [3.0, 4.0]])),
        (((1, 2), (3, 4)), np.array([[1, 2], [3, 4]])),
        ([np.ones((2, 3)), np.zeros((2, 3))], np.stack([np.ones((2, 3)), np.zeros((2, 3))])),
        (["relu", "tanh"], np.array(["relu", "tanh"])),
        ([1e6, 0.0], [1e6, 3e-7]),
        ([1e6, 0.0], np.array([1e6, 3e-7])),
        ({3, 5}, np.array([3, 5])),
        (0.0, -0.0),
    ],
)
def test_values_that_plainly_mean_the_same_are_alike(expected: object, got: object) -> None:
    assert alike(expected, got)


@pytest.mark.parametrize(
    ("expected", "got", "kind"),
    [
        (3.0, np.array([3.0]), "shape"),
        (3.0, np.array([[3.0]]), "shape"),
        (np.array([1.0, 2.0]), np.array([[1.0, 2.0]]), "shape"),
        (np.ones((3, 1)), np.ones(3), "shape"),
        (np.ones((4, 3)), np.float64(1.0), "shape"),
        (np.array([1.0, 2.0]), np.array([1.0, 2.1]), "value"),
        (np.array([1.0, 2.0]), np.array([1.0, np.nan]), "nonfinite"),
        (1.0, float("nan"), "nonfinite"),
        (1.0, None, "type"),
        (None, 1.0, "type"),
        (1.0, "1.0", "type"),
        (1.0, [1.0], "type"),
        (1.0, 1 + 2j, "dtype"),
        ((1, 2), (1, 2, 3), "length"),
        ((1, 2), {1, 2}, "type"),
        ({"a": 1}, {"a": 1, "b": 2}, "keys"),
        ({"a": 1, "b": 2}, {"a": 1}, "keys"),
        (np.array([1.0, 2.0]), [[1.0], [2.0, 3.0]], "type"),
        (np.array([5]), np.array([-(2**63)]), "value"),
        (5, 6, "value"),
        (10**30, 10**30 + 1, "value"),
        pytest.param(2.0, 10**400, "nonfinite", id="huge"),
        ("a", "b", "value"),
        ({"a"}, {"a", "b"}, "value"),
        ({3, 5}, np.array([3, 6]), "value"),
        ({3, 5}, np.arange(10**6), "value"),
        ([[1.0, 2.0], [3.0, 4.0]], np.array([[1.0, 3.0], [2.0, 4.0]]), "value"),
        ([[1.0, 2.0], [3.0, 4.0]], np.ones((3, 2)), "length"),
        ([[1.0, 2.0], [3.0]], np.array([[1.0, 2.0], [3.0, 4.0]]), "length"),
        ([[1.0], [2.0]], np.array([1.0, 2.0]), "type"),
        ((1e6, 0.0), (1e6, 3e-7), "value"),
        ([1e6, 0.0], [1e6, 3e-3], "value"),
        ([1.5, 2.0], [1.5, float("nan")], "nonfinite"),
        ({"a"}, [["a"], {}], "value"),
        (np.array([1.0, 2.0]), np.array(["1", "2"]), "type"),
        (True, "True", "type"),
    ],
)
def test_values_that_differ_are_told_apart_and_named(expected: object, got: object, kind: str) -> None:
    found = difference(expected, got)
    assert found is not None
    assert found.kind == kind
    assert found.text


def test_complex_numbers_without_an_imaginary_part_are_named_as_that() -> None:
    found = difference(np.ones(20), np.ones(20) + 0j)
    assert found is not None
    assert found.text == "expected real numbers, got complex ones; their imaginary parts are zero: take .real"


def test_a_long_sum_may_be_taken_in_any_order_and_in_single_precision() -> None:
    terms = np.random.default_rng(3).normal(size=10_000) * 1e3
    right = float(np.sum(terms))
    assert alike(right, sum(terms.tolist()))
    assert alike(right, sum(sorted(terms.tolist(), key=abs)))
    assert alike(right, np.sum(terms.astype(np.float32)))


def test_nan_equals_nan_only_when_a_mistake_is_recognized() -> None:
    wrong = np.array([np.nan, 1.0])
    assert not alike(wrong, wrong)
    assert alike(wrong, wrong, nan=True)
    assert not alike(wrong, np.array([1.0, np.nan]), nan=True)


def test_cancellation_to_zero_is_no_difference() -> None:
    assert alike(np.array([1e6, 0.0]), np.array([1e6, 3e-7]))
    assert not alike(np.array([1e6, 0.0]), np.array([1e6, 3e-3]))


def test_single_precision_answers_get_room_and_no_more() -> None:
    right = np.linspace(0.1, 4, 7)
    assert alike(right, right.astype(np.float32))
    assert not alike(right, (right * 1.001).astype(np.float32))
    nearly = (right * 1.00003).astype(np.float32)
    assert alike(right, nearly)
    assert not alike(right, nearly, Tolerance(single=False))


def test_the_difference_says_where_in_a_nest_it_is() -> None:
    found = difference({"a": (1, np.array([1.0, 2.0]))}, {"a": (1, np.array([1.0, 5.0]))})
    assert found is not None
    assert found.path == "['a'][1]"


@given(hnp.arrays(np.float64, hnp.array_shapes(min_dims=1, max_dims=3), elements=FLOATS))
def test_every_array_is_like_its_copy_and_its_list(array: np.ndarray) -> None:
    assert alike(array, array.copy())
    assert alike(array, array.tolist())


@given(hnp.arrays(np.float64, (3, 4), elements=FLOATS), st.integers(0, 11), st.floats(0.01, 100))
def test_one_changed_entry_is_always_seen(array: np.ndarray, where: int, by: float) -> None:
    other = array.copy()
    other.flat[where] += by * (1 + abs(array).max())
    assert not alike(array, other)


@given(
    st.recursive(
        FLOATS | st.integers() | st.text(max_size=8) | st.none() | st.booleans(),
        lambda s: st.lists(s, max_size=4) | st.dictionaries(st.text(max_size=4), s, max_size=3),
        max_leaves=12,
    )
)
def test_any_value_can_be_compared_with_any_other_and_shown(value: object) -> None:
    for other in (value, None, 1.0, [value], {"k": value}, np.ones(3)):
        difference(other, value)
        difference(value, other)
    assert len(short(value)) <= 120


def test_a_sympy_number_stands_for_the_number_it_is() -> None:
    sympy = pytest.importorskip("sympy", reason="SymPy is a dependency of dlgrade")
    assert alike(0.25, sympy.Rational(1, 4))
    assert alike(3, sympy.Integer(3))
    assert not alike(0.25, sympy.Rational(1, 3))
    assert not alike(0.25, sympy.Symbol("x"))
    assert not alike(1.0, sympy.Function("g")(sympy.Symbol("x")))
