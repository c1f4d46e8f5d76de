"""An answer as it is being typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dlgrade.bank.responses import LONGEST
from dlgrade.learner.answering import Typed, line, nothing_typed, press


def typing(kind: str, keys: str) -> tuple[str, str]:
    """What is typed after these keys, and what the last of them wants."""
    typed, wanted = nothing_typed(kind), ""
    for key in keys:
        typed, wanted = press(typed, key)
    return typed.text, wanted


def test_one_letter_answers_an_mcq() -> None:
    assert typing("MCQ", "c") == ("C", "done")


def test_letters_go_in_and_out_of_an_msq_until_enter() -> None:
    assert typing("MSQ", "cabb") == ("AC", "")
    assert typing("MSQ", "cabb\r") == ("AC", "done")


def test_an_msq_from_which_everything_was_taken_out_is_no_answer() -> None:
    assert typing("MSQ", "aa\n") == ("", "")


def test_a_number_is_typed_corrected_and_ended_with_enter() -> None:
    assert typing("NAT", "-0.57\x7f\n") == ("-0.5", "done")


def test_a_number_in_scientific_notation_may_hold_letters() -> None:
    assert typing("NAT", "1e-3\n") == ("1e-3", "done")


def test_a_unit_may_stand_behind_a_number_even_one_with_letters_that_are_commands() -> None:
    assert typing("NAT", "5 s\n") == ("5 s", "done")


def test_commands_are_heard_before_a_number_is_begun() -> None:
    assert [typing("NAT", key)[1] for key in "s?q\x04"] == ["skip", "help", "quit", "quit"]


def test_commands_are_heard_at_any_time_among_letters() -> None:
    assert [typing("MSQ", "a" + key)[1] for key in "s?q\x04"] == ["skip", "help", "quit", "quit"]


def test_the_end_of_input_ends_even_a_number_half_typed() -> None:
    assert typing("NAT", "12\x04")[1] == "quit"


def test_enter_on_an_empty_line_is_nothing() -> None:
    assert [typing(kind, "\r") for kind in ("MCQ", "MSQ", "NAT")] == [("", "")] * 3


def test_a_letter_that_is_no_option_changes_nothing() -> None:
    assert typing("MCQ", "e") == ("", "")
    assert press(Typed("AB"), "c") == (Typed("AB"), "")


@given(st.sampled_from(["MCQ", "MSQ", "NAT"]), st.text(max_size=2 * LONGEST))
def test_whatever_is_pressed_what_is_typed_stays_short_and_readable(kind: str, keys: str) -> None:
    text, wanted = typing(kind, keys)
    assert len(text) <= LONGEST
    assert text.isprintable()
    assert wanted in ("", "done", "skip", "help", "quit")


@given(st.lists(st.sampled_from("abcd")))
def test_an_msq_holds_the_letters_pressed_an_odd_number_of_times_in_order(keys: list[str]) -> None:
    assert typing("MSQ", "".join(keys))[0] == "".join(c.upper() for c in "abcd" if keys.count(c) % 2)


def test_a_line_is_an_answer_or_a_command() -> None:
    assert line(" AC ") == ("AC", "done")
    assert [line(w) for w in ("s", "skip", "?", "QUIT", "\x04", "  ")] == [
        ("", "skip"), ("", "skip"), ("", "help"), ("", "quit"), ("", "quit"), ("", ""),
    ]  # fmt: skip
