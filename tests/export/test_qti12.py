"""QTI 1.2 for Canvas classic, compared with what text2qti writes."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from tests.export.lms_forms import (
    form_of,
    hostile_text,
    html_words,
    known_number,
    of_kind,
    squeezed,
    three_kinds,
    unzipped,
    variants,
    whole_bank,
    with_texts,
    words_of,
)

from dlgrade.bank.form import Form, permuted, reordered
from dlgrade.bank.numbers import Interval, printed
from dlgrade.bank.variant import Variant
from dlgrade.export import render
from dlgrade.export.printable import clean
from dlgrade.export.qti12 import equation, fidelity

NS = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
ORACLE = """Quiz title: Three kinds

1. What is 1 + 1?
... Worked steps.
a) three
... Not three.
*b) two
c) four
d) five

2. Which are even?
... Worked steps.
[*] two
[ ] three
... Not three.
[*] four
[ ] five

3. How much?
... Worked steps.
= [0.62, 0.67]
"""


def quiz(form: Form) -> ET.Element:
    """The file of questions."""
    files = unzipped(render(form, "canvas"))
    (name,) = [n for n in files if n not in ("imsmanifest.xml",) and not n.endswith("assessment_meta.xml")]
    return ET.fromstring(files[name])


def fields(item: ET.Element) -> dict[str, str]:
    rows = item.iter(f"{NS}qtimetadatafield")
    return {r.findtext(f"{NS}fieldlabel", ""): r.findtext(f"{NS}fieldentry", "") for r in rows}


def skeleton(node: ET.Element) -> Any:
    """Elements and the attributes whose value means something, texts and identifiers left out."""
    telling = ("rcardinality", "fibtype", "continue", "action", "varname", "texttype")
    kept = {k: v for k, v in node.attrib.items() if k in telling}
    return (node.tag, tuple(sorted(kept.items())), tuple(skeleton(c) for c in node))


def parts(item: ET.Element) -> set[Any]:
    """The skeletons of what an item is made of: presentation, outcomes, conditions, feedback."""
    wanted = ("itemmetadata", "presentation", "outcomes", "respcondition", "itemfeedback")
    return {skeleton(n) for n in item.iter() if n.tag.removeprefix(NS) in wanted}


def patterned(v: Variant, pattern: str) -> Variant:
    """The variant with its options so that the right ones stand where the pattern has "+"."""
    right, wrong = (iter([o for o in v.options if o.right is kind]) for kind in (True, False))
    return reordered(v, [next(right if mark == "+" else wrong) for mark in pattern])[0]


def test_items_are_built_as_text2qti_builds_them() -> None:
    text2qti_quiz = pytest.importorskip("text2qti.quiz", reason="text2qti is not installed")
    from text2qti.config import Config
    from text2qti.qti import QTI

    written = QTI(text2qti_quiz.Quiz(ORACLE, config=Config()))
    theirs = list(ET.fromstring(written.assessment).iter(f"{NS}item"))
    # questions with the same pattern of right options as the oracle's
    mcq, number = of_kind("MCQ"), next(v for v in variants() if isinstance(v.key, Interval) and v.key.low < v.key.high)
    msq = next(v for v in variants() if v.kind == "MSQ" and not isinstance(v.key, Interval) and len(v.key) == 2)
    ours = list(quiz(form_of(patterned(mcq, "-+--"), patterned(msq, "+-+-"), number)).iter(f"{NS}item"))
    assert [fields(i)["question_type"] for i in ours] == [fields(i)["question_type"] for i in theirs]
    assert all(list(fields(a)) == list(fields(b)) for a, b in zip(ours, theirs, strict=True))
    for a, b in zip(ours, theirs, strict=True):
        assert parts(b) - parts(a) == set()


def test_every_question_has_its_type_points_and_four_labels() -> None:
    form = whole_bank()
    items = list(quiz(form).iter(f"{NS}item"))
    assert len(items) == len(form.items)
    for item, made in zip(form.items, items, strict=True):
        v = item.variant
        expected = {"MCQ": "multiple_choice_question", "MSQ": "multiple_answers_question", "NAT": "numerical_question"}
        assert fields(made)["question_type"] == expected[v.kind]
        assert float(fields(made)["points_possible"]) == v.marks
        assert len(list(made.iter(f"{NS}response_label"))) == (1 if v.kind == "NAT" else 4)


def test_the_condition_that_scores_holds_the_key() -> None:
    form = whole_bank()
    for item, made in zip(form.items, quiz(form).iter(f"{NS}item"), strict=True):
        v = item.variant
        (scoring,) = [c for c in made.iter(f"{NS}respcondition") if c.find(f"{NS}setvar") is not None]
        if isinstance(v.key, Interval):
            ends = [next(scoring.iter(f"{NS}{t}")).text for t in ("vargte", "varlte")]
            exact = [printed(x, v.key.decimals) for x in (v.key.low, v.key.high)]
            assert [float(e or "") for e in ends] == [float(e) for e in exact]
            continue
        labels = [n.get("ident") for n in made.iter(f"{NS}response_label")]
        negated = {n.text for n in scoring.findall(f".//{NS}not/{NS}varequal")}
        chosen = [n.text for n in scoring.iter(f"{NS}varequal") if n.text not in negated]
        assert chosen == [a for a, o in zip(labels, v.options, strict=True) if o.right]
        if v.kind == "MSQ":
            assert negated == {a for a, o in zip(labels, v.options, strict=True) if not o.right}


def test_a_formula_is_canvas_own_picture_with_words_for_readers() -> None:
    made = equation(r"\frac{1}{2} < 3", False)
    assert made.get("data-equation-content") == r"\frac{1}{2}<3"
    assert made.get("src") == "/equation_images/%255Cfrac%257B1%257D%257B2%257D%253C3"
    assert made.get("alt") == "1/2 < 3"


def test_an_import_again_meets_the_same_identifiers() -> None:
    form = whole_bank()
    first, again = ({i.get("ident") for i in quiz(f).iter(f"{NS}item")} for f in (form, permuted(form, "B")))
    assert first == again
    assert len(first) == len(form.items)
    assert render(form, "canvas") == render(form, "canvas")


def test_the_manifest_names_both_files() -> None:
    files = unzipped(render(three_kinds(), "canvas"))
    manifest = ET.fromstring(files["imsmanifest.xml"])
    named = {n.get("href") for n in manifest.iter() if n.tag.endswith("}file")}
    assert named == set(files) - {"imsmanifest.xml"}
    settings_file = next(n for n in files if n.endswith("assessment_meta.xml"))
    root = ET.fromstring(files[settings_file])
    assert root.findtext("{*}points_possible") == f"{three_kinds().marks}.0"


@settings(deadline=None)
@given(hostile_text, hostile_text)
def test_hostile_text_arrives_as_text(stem: str, option: str) -> None:
    v = with_texts(of_kind("MCQ"), stem, stem, option, option)
    texts = [n.text or "" for n in quiz(form_of(v, title=stem)).iter(f"{NS}mattext")]
    for html, source in ((texts[0], stem), (texts[1], option)):
        words, tags = html_words(html)
        assert squeezed(words) == squeezed(clean(words_of(source)))
        assert tags <= {"p", "span", "code", "strong"}


def test_fidelity_says_what_canvas_cannot_mark() -> None:
    said = " ".join(fidelity(three_kinds()))
    assert "no negative marks" in said and "all or nothing" in said
    assert "negative" not in " ".join(fidelity(form_of(known_number())))
