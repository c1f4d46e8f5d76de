"""A check, a watch and a hint write to the learner's record; and nothing changes for who has none."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dlgrade.bank.finding import Template, templates
from dlgrade.content import entries
from dlgrade.learner.practice import trained
from dlgrade.learner.record import open_record
from dlgrade.learner.scheduling import MISTAKE, cards

WRONG = "ch12.e08.no_bias_correction"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's record is."""
    path = tmp_path / "kept" / "record.sqlite"
    monkeypatch.setenv("DLGRADE_RECORD", str(path))
    return path


@pytest.fixture
def adam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work folder whose Adam step has no bias correction; the current folder."""
    monkeypatch.delenv("DLGRADE_CONTENT")
    entry = next(e for e in entries() if e.id == "ch12.e08")
    right = entry.load().core().standalone()
    wrong = right.replace("/ (1 - beta1**t)", "").replace("/ (1 - beta2**t)", "")
    assert wrong != right, "the reference solution has changed: correct this edit"
    path = tmp_path / "adam" / entry.place
    path.parent.mkdir(parents=True)
    path.write_text(wrong, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "adam")
    return path


def test_a_check_keeps_attempts_and_says_which_drill_trains_the_mistake(
    adam: Path, kept: Path, dlgrade: Callable[..., Any]
) -> None:
    done = dlgrade("check", "ch12.e08")
    assert done.code == 1 and done.err == ""
    assert f"Drill: dlgrade drill --mistake {WRONG}" in done.out
    with open_record(kept) as record:
        (attempt,) = record.attempts()
        assert (attempt.kind, attempt.target, attempt.verdict, attempt.mistake) == (
            "exercise",
            "ch12.e08",
            "fail",
            WRONG,
        )
        assert cards(record)[MISTAKE + WRONG].open


def test_solving_the_exercise_retires_its_mistake(adam: Path, kept: Path, dlgrade: Callable[..., Any]) -> None:
    dlgrade("check", "ch12.e08")
    entry = next(e for e in entries() if e.id == "ch12.e08")
    adam.write_text(entry.load().core().standalone(), encoding="utf-8")
    assert dlgrade("check", "ch12.e08").code == 0
    with open_record(kept) as record:
        assert not cards(record)[MISTAKE + WRONG].open


def test_without_a_usable_record_the_report_is_the_same(
    solved: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dlgrade: Callable[..., Any]
) -> None:
    usual = dlgrade("check", "z1", "--json")
    (tmp_path / "file").write_text("")
    broken = tmp_path / "broken.sqlite"
    broken.write_text("no database at all " * 100)
    for place in (tmp_path / "file" / "record.sqlite", broken, tmp_path):
        monkeypatch.setenv("DLGRADE_RECORD", str(place))
        done = dlgrade("check", "z1", "--json")
        assert (done.code, json.loads(done.out)) == (usual.code, json.loads(usual.out))
        assert done.err.startswith("not kept in your record: ") and done.err.count("\n") == 1
        assert str(place) in done.err
    assert broken.read_text() == "no database at all " * 100


@pytest.mark.parametrize("option", ["--no-record", "--solutions"])
def test_nothing_is_kept_where_nothing_shall_be(
    solved: Path, kept: Path, option: str, dlgrade: Callable[..., Any]
) -> None:
    assert dlgrade("check", "z1", option).code == 0
    assert not kept.exists()


def test_an_untouched_stub_is_no_attempt(folder: Path, kept: Path, dlgrade: Callable[..., Any]) -> None:
    dlgrade("check", "z1")
    with open_record(kept) as record:
        assert record.attempts() == []


def test_a_local_record_lies_in_the_work_folder(solved: Path, kept: Path, dlgrade: Callable[..., Any]) -> None:
    assert dlgrade("check", "z1", "--local").code == 0
    assert not kept.exists()
    with open_record(solved / ".dlgrade" / "record.sqlite") as record:
        assert [a.verdict for a in record.attempts()] == ["pass"]


def test_hints_are_kept(adam: Path, kept: Path, dlgrade: Callable[..., Any]) -> None:
    assert dlgrade("hint", "ch12.e08").code == 0
    with open_record(kept) as record:
        assert record.hints() == {"ch12.e08": 1}


def test_mistakes_are_found_in_the_templates_that_train_them(tmp_path: Path) -> None:
    found = trained([WRONG, "ch12.e08.no_such", "ch99.e01.x"])
    assert list(found) == [WRONG]
    assert "ch12.adam_step_size" in found[WRONG]


def test_only_templates_that_name_the_mistake_are_loaded(tmp_path: Path) -> None:
    broken = tmp_path / "ch12" / "broken.py"
    broken.parent.mkdir()
    broken.write_text("this is no Python, about ch12.e09\n")
    real = [t for t in templates() if t.id == "ch12.adam_step_size"]
    assert trained([WRONG], [*real, Template("ch12", broken)]) == {WRONG: ["ch12.adam_step_size"]}


def test_keeping_a_check_loads_nothing_that_a_check_has_not_loaded() -> None:
    code = (
        "import sys\nfrom dlgrade.cli.recording import keep_check\nassert keep_check([], None)\n"
        "print('\\n'.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    heavy = {"fsrs", "numpy", "sympy", "pytest", "jinja2", "rich", "dlgrade.bank.question", "asyncio"}
    assert not heavy & set(done.stdout.split())
