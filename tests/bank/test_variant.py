"""From a template and a seed to a question: what every variant of the bank holds, and what each part refuses."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlgrade.bank.finding import Template, templates
from dlgrade.bank.form import reordered
from dlgrade.bank.numbers import Interval
from dlgrade.bank.question import Question, Statement
from dlgrade.bank.reading import number_in
from dlgrade.bank.variant import LABELS, agree, make, usable, wrong_answers
from dlgrade.bank.wording import _jinja, _joined, printer, worded
from dlgrade.errors import ContentError

PLANTED = Path(__file__).parent / "planted"
BANK = templates()


def sound(name: str) -> Question:
    return Template("ch10" if name in ("sound_number", "sound_count") else "ch12", PLANTED / f"{name}.py").load()


@pytest.mark.parametrize("template", BANK, ids=lambda t: t.id)
def test_every_variant_is_whole(template: Template) -> None:
    question = template.load()
    for seed in range(1000, 1012):
        v = make(question, seed)
        assert v.stem and v.explanation and v.kind in question.kinds and v.marks == question.marks[v.kind]
        assert not {"<<", ">>", "<%"} & {v.stem, v.explanation}
        if isinstance(v.key, Interval):
            assert v.answer in v.key and not v.options
            assert all(k.value not in v.key for k in v.known)
        else:
            assert [o.label for o in v.options] == list(LABELS)
            assert v.key == tuple(o.label for o in v.options if o.right)
            assert len(v.key) == 1 if v.kind == "MCQ" else v.key
            assert len({o.text for o in v.options}) == 4
            assert all(o.mistake and o.belief and o.feedback for o in v.options if not o.right)
        json.dumps(v.as_json(), allow_nan=False)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["sound_number", "sound_count"]), st.integers(0, 2**40))
def test_no_two_options_print_one_number(name: str, seed: int) -> None:
    v = make(sound(name), seed)
    shown = [number_in(o.text) for o in v.options]
    assert None not in shown and len(set(shown)) == len(shown)


def test_the_kind_is_the_seeds() -> None:
    question = sound("sound_number")
    kinds = Counter(make(question, seed).kind for seed in range(200))
    assert set(kinds) == {"MCQ", "NAT"} and min(kinds.values()) > 60


def test_the_key_takes_every_place_and_every_rank() -> None:
    mcq = [v for v in (make(sound("sound_number"), s) for s in range(600)) if v.kind == "MCQ"]
    assert all(sum(v.key == (label,) for v in mcq) > 40 for label in LABELS)
    ranks = Counter(sum(o.value < v.answer for o in v.options if not o.right) for v in mcq)
    assert all(ranks[r] > 30 for r in range(4))


def test_rejected_draws_are_counted_by_reason() -> None:
    reasons: Counter[str] = Counter()
    made = [make(sound("sound_claims"), seed, reasons) for seed in range(60)]
    assert sum(reasons.values()) == sum(v.attempts - 1 for v in made) > 0
    assert set(reasons) == {"a claim lies on a rounding boundary"}


def test_a_reordered_variant_keeps_its_right_option() -> None:
    v = next(v for v in (make(sound("sound_count"), s) for s in range(20)) if v.kind == "MCQ")
    turned, labels = reordered(v, v.options[::-1])
    assert labels == ("D", "C", "B", "A")
    assert [o.text for o in turned.options if o.right] == [o.text for o in v.options if o.right]
    assert turned.key == tuple(o.label for o in turned.options if o.right)


def test_an_msq_asks_each_group_once_and_each_claim_once() -> None:
    for seed in range(60):
        v = make(sound("sound_claims"), seed)
        assert len({o.text.split("$v_")[1][0] for o in v.options}) == 4


@pytest.mark.parametrize(
    ("holds", "denied", "mistake"),
    [
        (False, None, "ticks"),
        (True, None, "ticks"),
        (False, ("Denier's.", "denies"), "ticks"),
        (True, ("Denier's.", "denies"), "denies"),
        (True, ("", ""), ""),
    ],
)
def test_who_denies_a_drawn_statement_need_not_believe_what_its_believer_does(
    holds: bool, denied: tuple[str, str] | None, mistake: str
) -> None:
    question = Question(topics=("t",), kinds=("MSQ",), marks=1, bloom="apply", syllabus="da", stem="s", explanation="e")
    question.statement("S.", why="W.", belief="Ticker's.", mistake="ticks", denied=denied)(lambda **values: holds)
    question.statements += [Statement(f"{i}", i % 2 == 0, "m", "b", "w") for i in range(4)]
    asked = [o for seed in range(40) for o in make(question, seed).options if o.text == "S."]
    assert asked
    assert {(o.right, o.mistake) for o in asked} == {(holds, mistake)}
    known = {name for s in question.statements for name in s.beliefs}
    assert known == {"m", "ticks"} | {name for _, name in [denied or ("", "")] if name}


@pytest.mark.parametrize("value", [None, float("nan"), float("inf"), 1j, object(), (1, float("nan")), [1]])
def test_what_no_option_can_show_is_not_usable(value: object) -> None:
    assert not usable(value)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (0.1 + 0.2, 0.3, True),
        (1, 1.0, True),
        (1, True, False),
        ("a", "a", True),
        ((1, 2), (1, 2.0), True),
        ((1,), (1, 2), False),
        (1.0, 1.0 + 1e-6, False),
        ("1", 1, False),
        (float("nan"), float("nan"), False),
    ],
)
def test_keys_agree_up_to_the_last_bits(a: object, b: object, same: bool) -> None:
    assert agree(a, b) is same


def test_shapes_are_printed_as_numpy_prints_them() -> None:
    assert worded((5,), None, "") == "$(5,)$" and worded((3, 4), None, "") == "$(3, 4)$"


@given(
    st.one_of(st.floats(-1e9, 1e9), st.integers(), st.just(-0.0)), st.integers(0, 5), st.sampled_from(["", "MB", "%"])
)
def test_a_printer_prints_what_is_worded(value: float, decimals: int, unit: str) -> None:
    assert printer(decimals, unit)(value) == worded(value, decimals, unit)
    assert printer(None, unit)(value) == worded(value, None, unit)


def test_values_go_to_a_mistake_by_name_whatever_its_order() -> None:
    question = Question(topics=("t",), kinds=("NAT",), marks=1, bloom="apply", syllabus="da", stem="s", explanation="e")
    question.mistake("Turned round.")(lambda b, a: a - b)
    question.mistake("Any.")(lambda **values: values["a"] - values["b"])
    question.mistake("As drawn.")(lambda a, b: a - b)
    question.own[:] = [replace(w, name=str(i)) for i, w in enumerate(question.own)]
    assert [value for _, value in wrong_answers(question, {"a": 5, "b": 3})] == [2, 2, 2]
    assert [in_order for _, in_order in question.orders(("a", "b"))[1]] == [False, False, True]


TEXTS = [
    "plain",
    "$<< a >>$ and << b|num(2) >>\n",
    "<<a>>",
    "<< a | num >> << v|vec >> << v|shape >> << f|signed(1) >>",
    "two lines\n\n<< a >>\n\n",
    "<< a + 1 >>",
    "<% if a %>yes<% endif %> << a >>",
    "<< v[0] >> << a >>",
    "<< a|num(1 + 1) >>",
    "<# a comment #><< a >>",
]


@pytest.mark.parametrize("text", TEXTS)
def test_joining_a_text_gives_what_jinja_gives(text: str) -> None:
    names = {"a": 3, "b": 0.125, "v": [1, 2.5], "f": -0.75}
    quick = _joined(text)
    assert quick is None or quick(names) == _jinja(text)(names)
    assert (quick is None) == any(mark in text for mark in ("+", "<%", "[0]", "<#"))


@pytest.mark.parametrize("text", ["<< missing >>", "<< missing|num >>", "<< missing + 1 >>"])
def test_a_name_that_nobody_gave_is_a_fault_either_way(text: str) -> None:
    from dlgrade.bank.wording import Words

    with pytest.raises(ContentError, match="'missing' is undefined; in the text"):
        Words(sound("sound_count"), {"a": 1}, "MCQ").render(text)
