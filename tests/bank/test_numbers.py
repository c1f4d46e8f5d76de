"""Printing numbers, the intervals they are accepted in, and reading them back."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlgrade.bank.numbers import Interval, half_even, half_up, interval, near_tie, paths, printed
from dlgrade.bank.reading import bare, decimals_of, number_in, numbers_within

reals = st.floats(-1e6, 1e6)


@given(reals, st.integers(0, 5))
def test_a_printed_number_is_read_back_within_half_a_unit(x: float, decimals: int) -> None:
    assert abs(float(printed(x, decimals)) - x) <= 0.5 * 10**-decimals * (1 + 1e-9) + 1e-9


@pytest.mark.parametrize("x", [-0.0, -0.0001, -0.004])
def test_zero_has_no_sign(x: float) -> None:
    assert printed(x, 2) == "0.00"


def test_integers_are_printed_as_they_are() -> None:
    assert printed(123456789, None) == "123456789" and printed(-3, 0) == "-3"


def millionths(most: int) -> st.SearchStrategy[float]:
    """Numbers of six places: `interval` takes what is nearer to its grid than a ten-millionth of a unit for on it."""
    return st.integers(-most * 10**6, most * 10**6).map(lambda n: n / 10**6)


@given(
    millionths(10**6), st.integers(1, 4), st.lists(st.integers(-(10**4), 10**4).map(lambda n: n / 10**6), max_size=5)
)
def test_an_interval_holds_the_key_both_roundings_and_every_path(x: float, decimals: int, off: list[float]) -> None:
    found = interval(x, decimals, [x + o for o in off])
    assert x in found and all(x + o in found for o in off)
    assert float(printed(x, decimals)) in found and half_up(decimals)(x) in found


@given(st.integers(-9999, 9999), st.integers(1, 4))
def test_an_exact_key_is_its_own_interval(n: int, decimals: int) -> None:
    value = n / 10**decimals
    assert str(interval(value, decimals, [])) == f"{printed(value, decimals)} to {printed(value, decimals)}"


def test_an_interval_is_as_small_as_it_can_be() -> None:
    assert interval(0.12345, 3, []) == Interval(0.123, 0.124, 3)


def test_rounding_goes_either_way_at_a_tie() -> None:
    assert half_up(2)(0.125) == 0.13 and half_even(2)(0.125) == 0.12 and half_up(2)(-0.125) == -0.13
    assert near_tie(0.125, 2) and not near_tie(0.126, 2)


def test_intermediate_results_are_kept_to_two_places_at_least() -> None:
    assert {round(path(1.23456789), 8) for path in paths(2)} == {1.23, 1.235, 1.2346}


ties = st.integers(-99999, 99999).map(lambda n: (n + 0.5) / 1000)  # of three places


@given(st.one_of(reals, ties, st.integers(-999, 999), st.floats(1e8, 1e14)), st.integers(1, 5))
def test_no_rounding_path_that_gives_another_value_is_left_out(x: float, decimals: int) -> None:
    places = range(max(2, decimals), max(4, decimals + 1) + 1)
    assert {path(x) for path in paths(decimals)} == {way(p)(x) for p in places for way in (half_up, half_even)}


def test_a_tie_is_rounded_either_way_and_nothing_else_twice() -> None:
    assert [path(0.125) for path in paths(2)] == [0.13, 0.12, 0.125, 0.125]
    assert len([path(0.126) for path in paths(2)]) == 3


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.5", Fraction(1, 2)),
        ("$\\frac{1}{2}$", Fraction(1, 2)),
        ("50 %", Fraction(1, 2)),
        ("½", Fraction(1, 2)),
        ("<p>0.50</p>", Fraction(1, 2)),
        ("$2 \\times 10^{-3}$", Fraction(1, 500)),
        ("1{,}024", Fraction(1024)),
        ("$-3$", Fraction(-3)),
        ("10^3", Fraction(1000)),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, number: Fraction) -> None:
    assert number_in(text) == (number, "")


@pytest.mark.parametrize("text", ["(3, 4)", "O(n^2)", "2 and 3", "`W[2]`", "", "a 5", "$x = 3$", "$" * 3, "9" * 5000])
def test_what_is_more_than_a_number_is_none(text: str) -> None:
    assert number_in(text) is None


def test_a_unit_tells_numbers_apart() -> None:
    assert number_in("5 MB") != number_in("5 GB") and number_in("5 MB") == number_in("5.0 mb")


@given(st.text(max_size=60))
def test_reading_never_fails(text: str) -> None:
    bare(text)
    number_in(text)
    decimals_of(text)
    numbers_within(text)
