"""Answers as people type them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlgrade.bank.responses import BLANK, LONGEST, Unreadable, number, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,024", 1024),
        ("12,34,567", 1234567),
        ("1 024", 1024),
        ("1'024", 1024),
        ("0,5", Fraction(1, 2)),
        ("-0,125", Fraction(-1, 8)),
        ("½", Fraction(1, 2)),
        ("1½", Fraction(3, 2)),
        ("-1½", Fraction(-3, 2)),
        ("1 1/2", Fraction(3, 2)),
        ("3/4", Fraction(3, 4)),
        ("3⁄4", Fraction(3, 4)),
        ("1e3", 1000),
        ("2.5E-2", Fraction(1, 40)),
        ("2 x 10^-3", Fraction(1, 500)),
        ("2×10^3", 2000),
        ("٣", 3),
        ("१२", 12),
        ("１２", 12),
        ("−0.5", Fraction(-1, 2)),
        (" 0.25 ", Fraction(1, 4)),
        ("+3", 3),
        ("7.", 7),
        (".5", Fraction(1, 2)),
        ("\u200e5\u200f", 5),
    ],
)
def test_a_number_is_read_as_people_type_it(text: str, value: Fraction) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    "text", ["NaN", "inf", "-Infinity", "∞", "1/0", "1e999", "0x10", "5 apples", "--5", "1.2.3", "()"]
)
def test_what_is_no_number_is_refused_with_the_text_in_the_message(text: str) -> None:
    with pytest.raises(Unreadable, match=r"^'"):
        number(text)


@pytest.mark.parametrize(("text", "decimals"), [("1,5", 0), ("1,5", 2), ("1,250", 3), ("12,3456", 0)])
def test_an_ambiguous_comma_is_refused_and_both_readings_are_named(text: str, decimals: int) -> None:
    with pytest.raises(Unreadable, match=f"{text.replace(',', '.')} or {text.replace(',', '')}"):
        number(text, decimals)


def test_thousands_are_read_where_an_integer_is_asked_for() -> None:
    assert read("1,250", "NAT", decimals=0).number == 1250


def test_the_unit_of_the_question_may_stand_behind_a_number() -> None:
    assert read("5 mb", "NAT", unit="MB").number == 5
    with pytest.raises(Unreadable):
        read("5 kB", "NAT", unit="MB")


@pytest.mark.parametrize("text", ["", "  ", "-", "n/a", "\u200b", "Not attempted"])
@pytest.mark.parametrize("kind", ["MCQ", "MSQ", "NAT"])
def test_nothing_is_not_attempted(text: str, kind: str) -> None:
    assert read(text, kind) == BLANK
    assert not read(text, kind).attempted


@pytest.mark.parametrize("text", ["0", "0.0", "-0"])
def test_zero_is_an_answer(text: str) -> None:
    assert read(text, "NAT").attempted


@pytest.mark.parametrize("text", ["A;C", "ac", "C, A", "a c", "(A) (C)", "A and C", "A|C", "[A, C]", "Ⓐ Ⓒ"])
def test_letters_are_read_in_any_order_and_with_any_separator(text: str) -> None:
    assert read(text, "MSQ").labels == ("A", "C")


def test_two_answers_to_an_mcq_are_refused() -> None:
    with pytest.raises(Unreadable, match="2 options; an MCQ has one answer"):
        read("AB", "MCQ")


@pytest.mark.parametrize("text", ["E", "AA", "band", "1", "yes"])
def test_what_names_no_options_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text, "MSQ")


def test_a_letter_that_only_looks_latin_is_named() -> None:
    with pytest.raises(Unreadable, match="cyrillic capital letter ve"):
        read("В", "MCQ")


def test_an_endless_answer_is_refused() -> None:
    with pytest.raises(Unreadable, match="at most"):
        read("1" * (LONGEST + 1), "NAT")


@given(st.text(max_size=30), st.sampled_from(["MCQ", "MSQ", "NAT"]), st.integers(0, 4))
def test_every_text_is_read_or_refused_in_printable_words(text: str, kind: str, decimals: int) -> None:
    try:
        response = read(text, kind, decimals=decimals)
    except Unreadable as error:
        assert str(error).isprintable()
    else:
        assert (response.number is not None) + bool(response.labels) <= 1
        assert kind == "NAT" or response.number is None


@given(st.decimals(-(10**9), 10**9, places=4))
def test_every_plain_decimal_is_read_exactly(value: object) -> None:
    assert number(f"{value:f}") == Fraction(str(value))


@given(st.integers(10**3, 10**12))
def test_thousands_separators_change_nothing(value: int) -> None:
    assert number(f"{value:,}") == number(f"{value:,}".replace(",", " ")) == value
