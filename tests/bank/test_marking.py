"""GATE's marking: exact, and the same whatever order a set is printed in."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlgrade.bank.blueprint import build, named
from dlgrade.bank.form import Form, as_json, permuted
from dlgrade.bank.marking import mark, shown
from dlgrade.bank.responses import BLANK, Response, read

CHOICES: dict[str, Any] = {
    "marks": 2,
    "options": [
        {"label": label, "text": label, "mistake": f"m{label}", "belief": f"Belief {label}.", "feedback": ""}
        for label in "ABCD"
    ],
}
MCQ = {**CHOICES, "kind": "MCQ", "key": ["B"]}
MSQ = {**CHOICES, "kind": "MSQ", "key": ["A", "C"]}
NAT: dict[str, Any] = {
    "kind": "NAT",
    "marks": 2,
    "options": [],
    "decimals": 2,
    "key": {"low": 0.25, "high": 0.27},
    "diagnoses": [
        {
            "value": 2.5611,
            "mistake": "no_bias_correction",
            "belief": "None is needed.",
            "feedback": "Correct the bias.",
        },
        {"value": 7.0, "mistake": "first", "belief": "One.", "feedback": ""},
        {"value": 7.0, "mistake": "second", "belief": "Two.", "feedback": ""},
    ],
}


@pytest.mark.parametrize(
    ("question", "text", "marks"),
    [
        (MCQ, "B", 2),
        (MCQ, "A", Fraction(-2, 3)),
        ({**MCQ, "marks": 1}, "D", Fraction(-1, 3)),
        (MCQ, "", 0),
        (MSQ, "C;A", 2),
        (MSQ, "A", 0),
        (MSQ, "A;B;C", 0),
        (MSQ, "B;D", 0),
        (MSQ, "", 0),
        ({**MSQ, "key": ["D"]}, "D", 2),
        (NAT, "0.25", 2),
        (NAT, "0.27", 2),
        (NAT, "1/4", 2),
        (NAT, "0.2499999", 0),
        (NAT, "0.2700001", 0),
        (NAT, "", 0),
    ],
)
def test_marks_are_gates(question: dict[str, Any], text: str, marks: Fraction) -> None:
    assert mark(question, read(text, question["kind"])).marks == marks


def test_a_withdrawn_question_gives_its_marks_to_all() -> None:
    for response in (BLANK, Response(("A",)), Response(("B",))):
        assert mark(MCQ, response, to_all=True).marks == 2


def test_a_wrong_option_names_its_belief() -> None:
    assert mark(MCQ, Response(("A",))).mistakes == (("mA", "Belief A.", ""),)


def test_an_msq_names_the_belief_behind_each_statement_judged_wrongly() -> None:
    assert [m[0] for m in mark(MSQ, Response(("A", "B"))).mistakes] == ["mB", "mC"]


def numeric(text: str, **changes: Any) -> tuple[str, list[str]]:
    marked = mark({**NAT, **changes}, read(text, "NAT"))
    return marked.verdict, [m[0] for m in marked.mistakes]


@pytest.mark.parametrize("text", ["2.56", "2.561", "2.5611"])
def test_a_free_number_is_diagnosed_however_far_it_is_written_out(text: str) -> None:
    assert numeric(text) == ("wrong", ["no_bias_correction"])


def test_nothing_is_said_where_two_mistakes_give_the_same_number() -> None:
    assert numeric("7.00") == ("wrong", [])


def test_a_near_miss_is_told_from_a_mistake() -> None:
    assert numeric("0.28") == ("near", [])
    assert numeric("0.9") == ("wrong", [])


@pytest.mark.parametrize(("text", "slip"), [("-0.26", "sign"), ("2.6", "decimal_point"), ("0.026", "decimal_point")])
def test_a_slip_of_sign_or_point_is_named(text: str, slip: str) -> None:
    assert numeric(text) == ("wrong", [slip])


def test_a_number_of_two_mistakes_is_no_slip_of_the_point() -> None:
    two = [{"value": 2.0, "mistake": name, "belief": "B.", "feedback": "F."} for name in ("one", "another")]
    assert numeric("2", decimals=0, key={"low": 20, "high": 20}, diagnoses=two) == ("wrong", [])
    assert numeric("2", decimals=0, key={"low": 20, "high": 20}, diagnoses=[]) == ("wrong", ["decimal_point"])


def test_an_integer_next_to_the_key_is_wrong_not_near() -> None:
    assert numeric("13", decimals=0, key={"low": 12, "high": 12}, diagnoses=[]) == ("wrong", [])


@pytest.mark.parametrize(
    ("marks", "text"),
    [(Fraction(12), "12"), (Fraction(34, 3), "11 1/3"), (Fraction(-2, 3), "-2/3"), (Fraction(0), "0")],
)
def test_marks_are_shown_as_people_read_them(marks: Fraction, text: str) -> None:
    assert shown(marks) == text


# ---- over whole papers ---------------------------------------------------------------------------------------------


@lru_cache
def paper() -> Form:
    return build(named("class-test-30"), 11)


def right_answer(question: dict[str, Any]) -> Response:
    key = question["key"]
    return read(repr(key["low"]), "NAT") if isinstance(key, dict) else Response(tuple(key))


def total(form: Form, answers: dict[int, Response]) -> Fraction:
    """``answers`` by number and letters of the master."""
    earned = Fraction(0)
    for question in as_json(form)["questions"]:
        there = dict(zip(question["labels"], (o["label"] for o in question["options"]), strict=True))
        response = answers[question["master"]]
        labels = tuple(sorted(there[label] for label in response.labels))
        earned += mark(question, Response(labels, response.number)).marks
    return earned


def answers_of(draw: st.DataObject) -> dict[int, Response]:
    made = {}
    for question in as_json(paper())["questions"]:
        if question["kind"] == "MCQ":
            made[question["number"]] = draw.draw(st.sampled_from([BLANK, *(Response((c,)) for c in "ABCD")]))
        elif question["kind"] == "MSQ":
            letters = draw.draw(st.sets(st.sampled_from("ABCD")))
            made[question["number"]] = Response(tuple(sorted(letters)))
        else:
            value = draw.draw(st.none() | st.fractions(-9, 9, max_denominator=100))
            made[question["number"]] = draw.draw(st.sampled_from([Response(number=value), right_answer(question)]))
    return made


def test_the_key_earns_full_marks_and_a_blank_paper_none() -> None:
    questions = as_json(paper())["questions"]
    assert total(paper(), {q["number"]: right_answer(q) for q in questions}) == paper().marks == 15
    assert total(paper(), {q["number"]: BLANK for q in questions}) == 0


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from(["B", "C", "Z9"]))
def test_marks_do_not_depend_on_the_set(draw: st.DataObject, label: str) -> None:
    answers = answers_of(draw)
    assert total(permuted(paper(), label), answers) == total(paper(), answers)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_total_lies_between_all_mcqs_wrong_and_all_right(draw: st.DataObject) -> None:
    lowest = -sum((i.variant.penalty for i in paper().items), Fraction(0))
    assert lowest <= total(paper(), answers_of(draw)) <= paper().marks
