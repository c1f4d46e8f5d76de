"""QTI 3.0: valid against the official schema, and graded by a certified player in a real browser."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from tests.export.lms_forms import (
    SCHEMAS,
    form_of,
    hostile_text,
    known_number,
    node_modules,
    of_kind,
    squeezed,
    three_kinds,
    unzipped,
    variants,
    whole_bank,
    with_texts,
    words_of,
)
from tests.export.test_qti21 import items_of

from dlgrade.bank.numbers import Interval, printed
from dlgrade.bank.variant import Variant
from dlgrade.export import render
from dlgrade.export.printable import clean
from dlgrade.export.qti3 import fidelity, kebab

NS = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
OWN = {"p", "pre", "code", "strong", "br"}


@pytest.fixture(scope="module")
def faults() -> Callable[[bytes], list[str]]:
    """The faults that the official schema finds in a file."""
    xmlschema = pytest.importorskip("xmlschema", reason="xmlschema is not installed")
    path = SCHEMAS / "qtiv3p0" / "imsqti_asiv3p0_sbacv1p0_v1p0.xsd"
    if not path.is_file():
        pytest.skip("the official QTI schemas are not beside the repository (../shared/schemas/qti)")
    schema = xmlschema.XMLSchema(str(path), validation="lax")  # its own imports do not all resolve
    return lambda data: [str(e.reason) for e in schema.iter_errors(io.BytesIO(data))]


def test_every_item_and_the_test_are_valid(faults: Callable[[bytes], list[str]]) -> None:
    one_of_each = form_of(*(v for v in variants() if v.seed == 0))
    for name, data in unzipped(render(one_of_each, "qti3")).items():
        if name != "imsmanifest.xml":
            assert faults(data) == [], name


def test_the_schema_is_one_that_can_refuse(faults: Callable[[bytes], list[str]]) -> None:
    (item,) = items_of(form_of(of_kind("MCQ")), "qti3")
    assert b'max-choices="1"' in item
    assert faults(item.replace(b'max-choices="1"', b'max-choices="one"'))
    assert faults(item.replace(b"qti-simple-choice", b"qti-simple-option"))


def test_names_are_in_kebab_case_and_no_other_element_is_used() -> None:
    for xml in items_of(three_kinds(), "qti3"):
        for node in ET.fromstring(xml).iter():
            space, _, tag = node.tag.rpartition("}")
            if f"{space}}}" == NS:
                assert tag in OWN or tag.startswith("qti-")
                assert tag == tag.lower()
                assert all(k == k.lower() for k in node.attrib if not k.startswith("{"))


def test_kebab_case_takes_every_capital() -> None:
    assert kebab("responseElseIf") == "response-else-if"
    assert kebab("maxChoices") == "max-choices"


def jobs() -> list[tuple[Variant, dict[str, Any], float]]:
    """(variant, what to do with it, the score that GATE gives)."""
    one, several, number = of_kind("MCQ"), of_kind("MSQ"), known_number()
    items = [xml.decode() for xml in items_of(form_of(one, several, number), "qti3")]
    right = tuple(several.key) if not isinstance(several.key, Interval) else ()
    assert isinstance(number.key, Interval)
    low, high = (printed(x, number.decimals) for x in (number.key.low, number.key.high))
    entries = (
        (low, number.marks),
        (high, number.marks),
        (f"{number.key.high + 1}", 0),
        (repr(number.known[0].value), 0),
    )
    doing: list[tuple[Variant, str, dict[str, Any], float]] = [
        *((one, items[0], {"choose": [o.label]}, one.marks if o.right else -float(one.penalty)) for o in one.options),
        (one, items[0], {}, 0),
        (several, items[1], {"choose": list(right)}, several.marks),
        (several, items[1], {"choose": list("ABCD")}, several.marks if len(right) == 4 else 0),
        (several, items[1], {}, 0),
        *((number, items[2], {"type": entry}, score) for entry, score in entries),
    ]
    return [(v, {**job, "xml": xml}, score) for v, xml, job, score in doing]


def test_a_real_player_grades_exactly_and_shows_feedback(tmp_path: Path) -> None:
    modules = node_modules("qti3-item-player", "puppeteer-core", "vue")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    wanted = jobs()
    (tmp_path / "jobs.json").write_text(json.dumps([job for _, job, _ in wanted]), encoding="utf-8")
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("player.js")), str(tmp_path / "jobs.json"), chromium, str(modules)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    played = json.loads(done.stdout)
    assert len(played) == len(wanted)
    for (v, job, score), result in zip(wanted, played, strict=True):
        assert result.get("fault") is None
        assert result["score"] == pytest.approx(score, abs=1e-9), (v.id, job.get("choose"), job.get("type"))
    wrong = next(o for o in wanted[0][0].options if not o.right)
    assert played["ABCD".index(wrong.label)]["feedback"] == wrong.label
    assert played[-1]["feedback"] == "M1"


@settings(deadline=None)
@given(hostile_text)
def test_hostile_text_arrives_as_text(text: str) -> None:
    (xml,) = items_of(form_of(with_texts(of_kind("MSQ"), text, text, text, text), title=text), "qti3")
    root = ET.fromstring(xml)
    expected = squeezed(clean(words_of(text)))
    assert squeezed("".join(next(root.iter(f"{NS}qti-item-body"))[0].itertext())) == expected
    assert squeezed("".join(next(root.iter(f"{NS}qti-content-body")).itertext())) == expected


def test_the_same_form_gives_the_same_bytes() -> None:
    assert render(whole_bank(), "qti3") == render(whole_bank(), "qti3")


def test_fidelity_says_what_the_package_lacks() -> None:
    assert "Topics" in " ".join(fidelity(three_kinds()))
