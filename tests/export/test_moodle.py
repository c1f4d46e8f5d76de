"""Moodle XML."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from tests.export.lms_forms import (
    agrees_with_golden,
    form_of,
    hostile_text,
    html_words,
    known_number,
    of_kind,
    squeezed,
    three_kinds,
    toys,
    whole_bank,
    with_texts,
    words_of,
)

from dlgrade.bank.form import Form, permuted
from dlgrade.bank.numbers import Interval, printed
from dlgrade.errors import UsageError
from dlgrade.export import Options, render
from dlgrade.export.moodle import fidelity
from dlgrade.export.printable import clean


def quiz(form: Form, **extra: str) -> list[ET.Element]:
    """The questions of the file, categories left out."""
    root = ET.fromstring(render(form, "moodle", Options(extra=extra)))
    return [q for q in root if q.get("type") != "category"]


def tags_of(q: ET.Element) -> list[str]:
    return [t.findtext("text") or "" for t in q.iter("tag")]


def test_the_toys_are_written_as_ever() -> None:
    agrees_with_golden("toys.moodle.xml", render(toys(), "moodle"))


def test_every_question_of_the_bank_is_there_with_its_marks_and_identity() -> None:
    form = whole_bank()
    written = quiz(form)
    assert len(written) == len(form.items)
    for item, q in zip(form.items, written, strict=True):
        v = item.variant
        assert q.findtext("idnumber") == f"{v.id}.v{v.version}.s{v.seed}"
        assert float(q.findtext("defaultgrade") or 0) == v.marks
        assert q.get("type") == ("numerical" if v.kind == "NAT" else "multichoice")
        assert [v.question.chapter, v.kind] == [t for t in tags_of(q) if t in (v.question.chapter, v.kind)]


def test_an_mcq_loses_a_third_for_a_wrong_option() -> None:
    v = of_kind("MCQ")
    (q,) = quiz(form_of(v))
    assert q.findtext("single") == "true"
    assert [a.get("fraction") for a in q.iter("answer")] == ["100" if o.right else "-33.33333" for o in v.options]


@pytest.mark.parametrize("position", range(4))
def test_a_wrong_option_takes_all_from_an_msq_and_the_right_ones_share_it(position: int) -> None:
    v = of_kind("MSQ", position)
    (q,) = quiz(form_of(v))
    shares = [float(a.get("fraction", "")) for a in q.iter("answer")]
    assert q.findtext("single") == "false"
    assert sum(s for s in shares if s > 0) == pytest.approx(100, abs=1e-4)
    assert [s < 0 for s in shares] == [not o.right for o in v.options]
    assert all(s == -100 for s in shares if s < 0)


def test_multichoiceset_is_written_where_it_is_asked_for() -> None:
    v = of_kind("MSQ")
    (q,) = quiz(form_of(v), msq="multichoiceset")
    assert q.get("type") == "multichoiceset"
    assert [a.get("fraction") for a in q.iter("answer")] == ["100" if o.right else "0" for o in v.options]


def test_an_unknown_way_to_write_an_msq_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="multichoice or multichoiceset, not as 'all'"):
        render(three_kinds(), "moodle", Options(extra={"msq": "all"}))


def test_answer_and_tolerance_are_the_interval_exactly() -> None:
    for item, q in zip(whole_bank().items, quiz(whole_bank()), strict=True):
        key = item.variant.key
        if isinstance(key, Interval):
            first = q.find("answer")
            assert first is not None
            assert first.get("fraction") == "100"
            centre, tolerance = Decimal(first.findtext("text") or ""), Decimal(first.findtext("tolerance") or "")
            assert centre - tolerance == Decimal(printed(key.low, key.decimals))
            assert centre + tolerance == Decimal(printed(key.high, key.decimals))


def test_a_known_wrong_number_earns_nothing_and_is_told_why() -> None:
    v = known_number()
    (q,) = quiz(form_of(v))
    wrong = q.findall("answer")[1:]
    assert [a.get("fraction") for a in wrong] == ["0"] * len(v.known)
    assert [abs(float(a.findtext("text") or "") - k.value) < 1e-9 for a, k in zip(wrong, v.known, strict=True)]
    assert all((a.findtext("feedback/text") or "").strip() for a in wrong)


def test_categories_follow_sections_and_a_slash_in_a_title_makes_no_category() -> None:
    root = ET.fromstring(render(form_of(of_kind("MCQ"), title="a/b", section="Part 1"), "moodle"))
    assert root.findtext("question/category/text") == "$course$/top/dlgrade/a//b/Part 1"


@given(hostile_text, hostile_text)
def test_hostile_text_arrives_as_text(stem: str, option: str) -> None:
    v = with_texts(of_kind("MCQ"), stem, stem, option, option)
    (q,) = quiz(form_of(v, title=stem))
    for place, source in (
        ("questiontext/text", stem),
        ("generalfeedback/text", stem),
        ("answer/text", option),
        ("answer/feedback/text", option),
    ):
        html = q.findtext(place) or ""
        text, tags = html_words(html)
        assert squeezed(text) == squeezed(clean(words_of(source)))
        assert tags <= {"p", "span", "code", "strong", "br"}
        # what filters in Moodle would act upon is interrupted
        assert not any(mark in html for mark in ("\\(", "\\[", "@@PLUGINFILE", "[[", "$$", "{{"))


def test_the_same_form_gives_the_same_bytes_and_a_set_keeps_identities() -> None:
    form = whole_bank()
    assert render(form, "moodle") == render(form, "moodle")
    names = {q.findtext("idnumber") for q in quiz(form)}
    assert names == {q.findtext("idnumber") for q in quiz(permuted(form, "B"))}
    assert len(names) == len(form.items)


def test_fidelity_names_what_is_lost_and_only_that() -> None:
    said = " ".join(fidelity(three_kinds()))
    assert "multichoiceset" in said and "Negative marks" in said and "never replaces" in said
    only_numbers = " ".join(fidelity(form_of(known_number())))
    assert "multichoiceset" not in only_numbers and "Negative" not in only_numbers
