"""QTI 2.1: valid against the official schema, and marked as GATE marks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from tests.export.lms_forms import (
    SCHEMAS,
    agrees_with_golden,
    form_of,
    hostile_text,
    known_number,
    of_kind,
    squeezed,
    three_kinds,
    toys,
    unzipped,
    variants,
    whole_bank,
    with_texts,
    words_of,
)
from tests.export.qti_marking import Session, plain_name

from dlgrade.bank.form import Form, permuted
from dlgrade.bank.marking import mark
from dlgrade.bank.numbers import Interval, printed
from dlgrade.bank.responses import Response
from dlgrade.bank.variant import Variant
from dlgrade.export import render
from dlgrade.export.printable import clean
from dlgrade.export.qti21 import fidelity

NS = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"


def items_of(form: Form, name: str = "qti21") -> list[bytes]:
    """The item files in the order of the form."""
    files = unzipped(render(form, name))
    root = ET.fromstring(files["test.xml"])
    return [files[n.attrib["href"]] for n in root.iter() if plain_name(n.tag) == "assessmentitemref"]


def responses(v: Variant) -> Iterator[tuple[Any, Response]]:
    """(what a QTI session holds, what `mark` takes): all sets of labels, or the numbers that matter."""
    yield None, Response()
    if isinstance(v.key, Interval):
        low, high = (Decimal(printed(x, v.key.decimals)) for x in (v.key.low, v.key.high))
        step = Decimal(1).scaleb(-v.key.decimals - 1)
        numbers = [low, high, low - step, high + step, (low + high) / 2, -high, 10 * high]
        numbers += [Decimal(str(k.value)) for k in v.known]
        for number in numbers:
            yield float(number), Response(number=Fraction(number))
        return
    for size in (1,) if v.kind == "MCQ" else (1, 2, 3, 4):
        for labels in itertools.combinations("ABCD", size):
            yield (labels[0] if v.kind == "MCQ" else list(labels)), Response(labels)


@pytest.fixture(scope="module")
def schema() -> Any:
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    path = SCHEMAS / "qtiv2p1" / "imsqti_v2p1.xsd"
    if not path.is_file():
        pytest.skip("the official QTI schemas are not beside the repository (../shared/schemas/qti)")
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(etree.parse(str(path), parser))


def test_every_item_and_the_test_are_valid(schema: Any) -> None:
    from lxml import etree

    files = unzipped(render(whole_bank(), "qti21"))
    for name, data in files.items():
        if name != "imsmanifest.xml":
            schema.validate(etree.fromstring(data))
            assert not list(schema.error_log), name


def test_the_schema_is_one_that_can_refuse(schema: Any) -> None:
    from lxml import etree

    (item,) = items_of(form_of(of_kind("MCQ")))
    for good, bad in ((b"simpleChoice", b"simpleOption"), (b'maxChoices="1"', b'maxChoices="one"')):
        assert good in item
        assert not schema.validate(etree.fromstring(item.replace(good, bad)))


def test_the_manifest_is_valid_and_names_every_file(schema: Any) -> None:
    from lxml import etree

    packaging = etree.XMLSchema(etree.parse(str(SCHEMAS / "imscp_v1p1.xsd"), etree.XMLParser(no_network=True)))
    files = unzipped(render(whole_bank(), "qti21"))
    manifest = etree.fromstring(files["imsmanifest.xml"])
    packaging.validate(manifest)
    assert not list(packaging.error_log)
    assert {n.get("href") for n in manifest.iter("{*}file")} == set(files) - {"imsmanifest.xml"}


@pytest.mark.parametrize("name", ["qti21", "qti3"])
def test_response_processing_marks_as_gate_does(name: str) -> None:
    form = whole_bank()
    judged = 0
    for item, xml in zip(form.items, items_of(form, name), strict=True):
        data = item.variant.as_json()
        for held, response in responses(item.variant):
            expected = mark(data, response)
            outcome = Session(xml).submit(held)
            assert outcome["SCORE"] == pytest.approx(float(expected.marks), abs=1e-12), (item.variant.id, held)
            judged += 1
    assert judged > 5 * len(form.items)


@pytest.mark.parametrize("name", ["qti21", "qti3"])
def test_feedback_is_shown_for_what_was_judged_wrongly(name: str) -> None:
    v = known_number()
    (xml,) = items_of(form_of(v), name)
    assert Session(xml).submit(v.known[0].value)["FEEDBACK"] == "M1"
    assert Session(xml).submit(v.key.low)["FEEDBACK"] is None  # type: ignore[union-attr]
    several = next(v for v in variants() if v.kind == "MSQ" and any(o.feedback and not o.right for o in v.options))
    (xml,) = items_of(form_of(several), name)
    everything = Session(xml).submit(list("ABCD"))["FEEDBACK"]
    assert everything == [o.label for o in several.options if not o.right and o.feedback]
    assert Session(xml).submit(None)["FEEDBACK"] is None


def test_inline_feedback_starts_with_a_line_break() -> None:
    (xml,) = items_of(form_of(of_kind("MCQ")))
    shown = list(ET.fromstring(xml).iter(f"{NS}feedbackInline"))
    assert len(shown) >= 3
    assert all(n[0].tag == f"{NS}br" and not n.text for n in shown)


def test_the_test_has_the_sections_the_time_and_the_order_of_the_form() -> None:
    form = whole_bank()
    root = ET.fromstring(unzipped(render(form, "qti21"))["test.xml"])
    assert [s.get("title") for s in root.iter(f"{NS}assessmentSection")] == [name for name, _ in form.sections]
    assert next(root.iter(f"{NS}timeLimits")).get("maxTime") == "1800"
    assert len(list(root.iter(f"{NS}assessmentItemRef"))) == len(form.items)


@settings(deadline=None)
@given(hostile_text, hostile_text)
def test_hostile_text_arrives_as_text(stem: str, option: str) -> None:
    v = with_texts(of_kind("MCQ"), stem, stem, option, option)
    (xml,) = items_of(form_of(v, title=stem, section=option))
    root = ET.fromstring(xml)
    body, choice = next(root.iter(f"{NS}itemBody")), next(root.iter(f"{NS}simpleChoice"))
    feedback = next(choice.iter(f"{NS}feedbackInline"))
    assert squeezed("".join(body[0].itertext())) == squeezed(clean(words_of(stem)))
    assert squeezed("".join(feedback.itertext())) == squeezed(clean(words_of(option)))
    choice.remove(feedback)
    assert squeezed("".join(choice.itertext())) == squeezed(clean(words_of(option)))
    known = {n.tag for n in root.iter()}
    assert not {f"{NS}{t}" for t in ("script", "b", "span")} & known


def test_the_same_form_gives_the_same_bytes_and_a_set_keeps_identities() -> None:
    form = whole_bank()
    assert render(form, "qti21") == render(form, "qti21")
    assert set(unzipped(render(permuted(form, "B"), "qti21"))) == set(unzipped(render(form, "qti21")))


def test_a_variant_that_a_form_holds_twice_is_two_files() -> None:
    v = of_kind("MCQ")
    assert len(items_of(form_of(v, v))) == 2


def test_the_toy_is_written_as_ever() -> None:
    agrees_with_golden("toy.qti21.xml", items_of(toys())[0])


def test_fidelity_warns_of_systems_that_drop_response_processing() -> None:
    assert "response processing" in " ".join(fidelity(three_kinds()))
    assert "response processing" not in " ".join(fidelity(form_of(known_number())))
