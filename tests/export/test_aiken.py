"""Aiken."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from tests.export.lms_forms import form_of, hostile_text, of_kind, three_kinds, toys, whole_bank, with_texts, words_of

from dlgrade.errors import UnsupportedQuestion, UsageError
from dlgrade.export import Options, render
from dlgrade.export.aiken import fidelity
from dlgrade.export.printable import clean

LEAVE_OUT = Options(extra={"others": "leave out"})


def read_back(text: str) -> list[tuple[str, list[str], str]]:
    """(stem, options, key) of each question, as Moodle's reader takes lines: an option is a letter and "." or ")"."""
    found: list[tuple[str, list[str], str]] = []
    stem, options = "", []
    for row in text.split("\n"):
        if not row.strip():
            continue
        if key := re.match(r"ANSWER:\s*([A-Z])", row):
            found.append((stem, options, key.group(1)))
            stem, options = "", []
        elif option := re.match(r"[A-Z][).] ", row):
            options = [*options, row[option.end() :]]
        else:
            stem += row
    return found


def test_the_toy_reads_as_aiken() -> None:
    (first, *_) = toys().items
    text = render(form_of(first.variant), "aiken").decode()
    x = first.variant.values["x"]
    assert text.splitlines()[0] == f"If x = {x} < 9 & y<1, what is x/4? (The options are rounded to 2 decimal places.)"
    assert text.splitlines()[-1] == f"ANSWER: {first.variant.key[0]}"  # type: ignore[index]


def test_every_mcq_of_the_bank_is_read_back_with_its_key() -> None:
    mcq = [i.variant for i in whole_bank().items if i.variant.kind == "MCQ"]
    found = read_back(render(form_of(*mcq), "aiken").decode())
    assert [(len(options), key) for _, options, key in found] == [(4, v.key[0]) for v in mcq]  # type: ignore[index]
    assert all(len(set(options)) == 4 for _, options, _ in found)


@given(hostile_text, hostile_text)
def test_hostile_text_makes_no_option_and_no_key(stem: str, option: str) -> None:
    v = with_texts(of_kind("MCQ"), stem, option=option)
    ((read, options, key),) = read_back(render(form_of(v), "aiken").decode())
    expected = " ".join(clean(words_of(stem)).split())
    assert read in (expected, f"Question: {expected}")
    assert options[0] == " ".join(clean(words_of(option)).split())
    assert (len(options), key) == (4, v.key[0])  # type: ignore[index]


def test_msq_and_nat_are_refused_by_number_and_kind() -> None:
    with pytest.raises(UnsupportedQuestion, match=r"questions 2 \(MSQ\), 3 \(NAT\).*--kind mcq") as refused:
        render(three_kinds(), "aiken")
    assert refused.value.exit_code == 2


def test_msq_and_nat_are_left_out_where_that_is_asked_for_and_fidelity_names_them() -> None:
    assert len(read_back(render(three_kinds(), "aiken", LEAVE_OUT).decode())) == 1
    assert "questions 2 (MSQ), 3 (NAT)" in " ".join(fidelity(three_kinds()))


def test_a_form_without_any_mcq_is_refused_even_then() -> None:
    with pytest.raises(UnsupportedQuestion, match="no MCQ"):
        render(form_of(of_kind("MSQ")), "aiken", LEAVE_OUT)


def test_a_wrong_setting_is_named() -> None:
    with pytest.raises(UsageError, match="not 'drop'"):
        render(three_kinds(), "aiken", Options(extra={"others": "drop"}))
