"""Streams: the same numbers for ever, on every machine, whatever else is drawn."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlgrade.bank.streams import Stream

names = st.text(max_size=8)


def test_the_first_numbers_of_a_key_are_the_same_for_ever() -> None:
    rng = Stream("ch12.adam_step_size", 1, 0, 0)
    assert [rng.bits("m") for _ in range(3)] == [11209521361131012104, 9471145408161644732, 2828089322507576866]
    assert rng.integers("z", 5, -9, 9) == [-2, 9, -2, -8, 9]
    assert rng.decimal("alpha", 0.1, 0.9, 1) == 0.1


@given(names, names, st.integers(0, 5))
def test_drawing_under_another_name_moves_nothing(name: str, other: str, before: int) -> None:
    plain, busy = Stream("key"), Stream("key")
    for _ in range(before):
        busy.bits(other + "x")
    if name != other + "x":
        assert busy.bits(name) == plain.bits(name)


@given(st.integers(1, 30), st.data())
def test_a_sample_holds_different_ones_of_the_options(n: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    found = Stream("sample", n, k).sample("s", range(n), k)
    assert len(found) == k == len(set(found)) and set(found) <= set(range(n))


@given(st.integers(0, 12), st.integers(0, 10**6))
def test_drawn_gives_the_order_of_shuffled_piece_by_piece(n: int, seed: int) -> None:
    assert list(Stream(seed).drawn("order", range(n))) == Stream(seed).shuffled("order", range(n))


@given(st.integers(-50, 50), st.integers(0, 30))
def test_an_integer_lies_between_its_ends(low: int, more: int) -> None:
    assert low <= Stream("i", low, more).integer("n", low, low + more) <= low + more


@given(st.integers(0, 3), st.integers(0, 500))
def test_a_decimal_is_printed_as_it_is(places: int, seed: int) -> None:
    value = Stream(seed).decimal("x", -2.5, 7.5, places)
    assert float(f"{value:.{places}f}") == value


def test_one_of_one_counts_as_drawn() -> None:
    rng, other = Stream("one"), Stream("one")
    rng.choice("c", ("only",))
    other.below("c", 7)
    assert rng.bits("c") == other.bits("c")


def test_numbers_are_evenly_spread() -> None:
    counts = Counter(Stream("spread", seed).below("n", 8) for seed in range(8000))
    assert set(counts) == set(range(8)) and max(abs(c - 1000) for c in counts.values()) < 150


@pytest.mark.parametrize("n", [0, -3])
def test_nothing_lies_below_zero(n: int) -> None:
    with pytest.raises(ValueError, match="an integer below"):
        Stream("x").below("n", n)


def test_more_than_there_are_cannot_be_sampled() -> None:
    with pytest.raises(ValueError, match="4 of 3 were asked for"):
        Stream("x").sample("s", "abc", 4)
