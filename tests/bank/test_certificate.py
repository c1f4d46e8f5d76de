"""The committed certificate: every template is in it, with the source and the questions that are here now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dlgrade.bank import certificate
from dlgrade.bank.finding import Template, templates
from dlgrade.bank.verify import source_hash, verify
from dlgrade.errors import ContentError

COMMITTED = Path(__file__).parents[2] / "bank" / "certificate.json"
PLANTED = Path(__file__).parent / "planted"
LEAST = 10_000  # seeds that the committed certificate stands for


def number(folder: Path, old: str = "", new: str = "") -> Template:
    """The sound template, edited, in a bank of its own."""
    path = folder / "ch10" / "sound_number.py"
    path.parent.mkdir(exist_ok=True)
    text = (PLANTED / "sound_number.py").read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new) if old else text, encoding="utf-8")
    return Template("ch10", path)


def entry(template: Template, known: dict[str, Any] | None = None, count: int = 60) -> dict[str, Any]:
    return certificate.entry(template, verify(template, range(count)), f"0:{count}", known)


@pytest.fixture(scope="module")
def committed() -> dict[str, Any]:
    return certificate.read(COMMITTED)


@pytest.mark.parametrize("template", templates(), ids=lambda t: t.id)
def test_every_template_is_certified_as_it_is_now(template: Template, committed: dict[str, Any]) -> None:
    assert template.id in committed, "run `dlgrade bank verify ID -n 10000 --certificate bank/certificate.json`"
    row = committed[template.id]
    assert row["faults"] == [] and row["variants"] >= LEAST
    assert row["version"] == template.load().version
    assert row["source"] == source_hash(template), "the template or its exercise was edited since; certify it again"
    assert row["golden"] == certificate.golden(template), "the same version gives other questions: raise version"


def test_no_template_is_certified_that_is_gone(committed: dict[str, Any]) -> None:
    assert set(committed) == {t.id for t in templates()}


def test_a_certificate_says_what_was_proven_and_nothing_of_this_machine(tmp_path: Path) -> None:
    row = entry(number(tmp_path))
    assert row["version"] == 1 and row["seeds"] == "0:60" and row["variants"] == 60 and row["faults"] == []
    assert row["proofs"]["in symbols"] == 1 and row["proofs"]["exact"] >= 6
    assert len(row["golden"]) == certificate.GOLDEN and len(row["digest"]) == 16
    text = certificate.text({"ch10.sound_number": row})
    assert str(tmp_path) not in text and str(Path.home()) not in text


def test_a_certificate_is_read_as_it_was_written(tmp_path: Path) -> None:
    row = entry(number(tmp_path))
    (tmp_path / "c.json").write_text(certificate.text({"ch10.b": row, "ch10.a": row}))
    assert certificate.read(tmp_path / "c.json") == {"ch10.a": row, "ch10.b": row}
    assert list(json.loads((tmp_path / "c.json").read_text())["templates"]) == ["ch10.a", "ch10.b"]


def test_an_edit_that_moves_a_question_must_raise_the_version(tmp_path: Path) -> None:
    known = {"ch10.sound_number": entry(number(tmp_path))}
    same = number(tmp_path, "From the old velocity", "Starting at the old velocity")
    assert certificate.moved(same, known) == ""
    moved = number(tmp_path, "what is $v_t$?", "what is then $v_t$?")
    assert "the same version gives other questions; raise version" in certificate.moved(moved, known)
    raised = number(tmp_path, "decimals=3,", "decimals=3,\n    version=2,")
    assert certificate.moved(raised, known) == ""


def test_a_fault_does_not_wash_the_golden_hashes_out(tmp_path: Path) -> None:
    known = entry(number(tmp_path))
    broken = number(tmp_path, "return beta * v + (1 - beta) * g\n", "return beta * v\n")
    row = entry(broken, known)
    assert row["faults"] and row["golden"] == known["golden"]


def test_the_source_hash_is_of_the_text(tmp_path: Path) -> None:
    before = source_hash(number(tmp_path))
    assert source_hash(number(tmp_path, "Only the old", "Just the old")) != before == source_hash(number(tmp_path))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is no certificate"),
        ("[]", "is expected in its 'schema'"),
        ('{"schema": "dlgrade/form/1", "templates": {}}', "is expected in its 'schema'"),
        ('{"schema": "dlgrade/certificate/1", "templates": {"a": {"version": 1}}}', "the entry of a lacks"),
        ('{"schema": "dlgrade/certificate/1", "templates": {"a": 3}}', "the entry of a lacks"),
    ],
)
def test_a_file_that_is_no_certificate_is_refused(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text(text)
    with pytest.raises(ContentError, match=said):
        certificate.read(tmp_path / "c.json")
