"""GIFT, read back by gift-pegjs where Node and the package are there."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.export.lms_forms import (
    agrees_with_golden,
    form_of,
    hostile_text,
    html_words,
    node_modules,
    of_kind,
    squeezed,
    three_kinds,
    toys,
    whole_bank,
    with_texts,
    words_of,
)

from dlgrade.bank.form import Form
from dlgrade.bank.numbers import Interval
from dlgrade.export import render
from dlgrade.export.gift import escaped, fidelity
from dlgrade.export.printable import clean

READER = """
const { parse } = require(process.argv[1] + "/gift-pegjs");
const files = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(files.map((f) => { try { return parse(f); } catch (e) { return String(e.message); } })));
"""


def read_back(modules: Path, *texts: str) -> list[Any]:
    """What gift-pegjs makes of each text: its questions, or its error message."""
    done = subprocess.run(
        ["node", "-e", READER, str(modules)], input=json.dumps(texts), capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def gift(form: Form) -> str:
    return render(form, "gift").decode()


def test_the_toys_are_written_as_ever() -> None:
    agrees_with_golden("toys.gift", render(toys(), "gift"))


def test_gift_pegjs_reads_the_whole_bank_with_its_kinds_and_keys() -> None:
    modules = node_modules("gift-pegjs")
    form = whole_bank()
    (found,) = read_back(modules, gift(form))
    assert not isinstance(found, str), found
    questions = [q for q in found if q["type"] != "Category"]
    assert len(questions) == len(form.items)
    for item, q in zip(form.items, questions, strict=True):
        v = item.variant
        assert q["id"] == f"{v.id}.v{v.version}.s{v.seed}"
        assert v.kind in q["tags"]
        if isinstance(v.key, Interval):
            assert q["type"] == "Numerical"
            right = q["choices"][0]
            assert (right["text"]["numberLow"], right["text"]["numberHigh"]) == (v.key.low, v.key.high)
            assert [c["weight"] for c in q["choices"][1:]] == [0] * len(v.known)
        else:
            assert q["type"] == "MC"
            shares = [100 if c["isCorrect"] else c["weight"] for c in q["choices"]]
            assert [s > 0 for s in shares] == [o.right for o in v.options]
            assert sum(s for s in shares if s > 0) == pytest.approx(100, abs=1e-4)
            assert {s for s in shares if s < 0} <= {-33.33333 if v.kind == "MCQ" else -100}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile_text, hostile_text)
def test_hostile_text_arrives_as_text_in_gift_pegjs(stem: str, option: str) -> None:
    modules = node_modules("gift-pegjs")
    v = with_texts(of_kind("MCQ"), stem, stem, option, option)
    (found,) = read_back(modules, gift(form_of(v, title=stem)))
    assert not isinstance(found, str), found
    (q,) = [q for q in found if q["type"] != "Category"]
    for text, source in (
        (q["stem"]["text"], stem),
        (q["globalFeedback"]["text"], stem),
        (q["choices"][0]["text"]["text"], option),
        (q["choices"][0]["feedback"]["text"], option),
    ):
        assert squeezed(html_words(text)[0]) == squeezed(clean(words_of(source)))


@given(hostile_text)
def test_no_mark_of_gift_stands_unescaped_and_no_line_ends_inside_a_text(text: str) -> None:
    written = escaped(text)
    assert not re.search(r"[~=#{}:]", re.sub(r"\\[\\~=#{}:]", "", written))
    assert "\\" not in re.sub(r"\\[\\~=#{}:]", "", written)
    assert len(written.splitlines()) <= 1


@given(hostile_text)
def test_a_question_is_one_block_without_an_empty_line(text: str) -> None:
    v = with_texts(of_kind("MSQ"), text + "\n\n```\na\n\nb // c\n```", text, text, text)
    blocks = gift(form_of(v)).split("\n\n")
    assert len(blocks) == 2
    assert [line[:2] for line in blocks[1].splitlines()].count("//") == 1


def test_an_msq_has_no_equals_sign_that_would_make_it_a_short_answer() -> None:
    lines = gift(form_of(of_kind("MSQ"))).splitlines()
    assert not [line for line in lines if line.lstrip().startswith("=")]
    assert len([line for line in lines if line.lstrip().startswith("~%")]) == 4


def test_fidelity_says_that_marks_become_one_and_msq_is_partial() -> None:
    said = " ".join(fidelity(three_kinds()))
    assert "worth 1" in said and "part of the mark" in said
