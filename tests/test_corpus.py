"""Against real code: submissions written from the statements alone, right in many styles and wrong in many ways.

Nothing right may be failed and nothing wrong passed; wrong code is named by the belief that made it wherever the
exercise lists that belief, and never by another.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

from dlgrade import content
from dlgrade.exercises import Exercise
from dlgrade.judge.diagnosis import remembering
from dlgrade.judge.judging import ExerciseReport, judge_source
from dlgrade.sandbox import Sandbox

CORPUS = Path(__file__).parent / "corpus"
ENTRIES = {(e.chapter, e.stem): e for e in content.entries()}
RIGHT = sorted(CORPUS.glob("*/right/*.py"))
WRONG = sorted(CORPUS.glob("*/wrong/*.py"))
CHAPTERS = sorted(p.name for p in CORPUS.iterdir() if p.is_dir())


def name(path: Path) -> str:
    return f"{path.parts[-3]}/{path.stem}"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as box:
        yield box


@functools.lru_cache(4)  # the programs come exercise by exercise
def loaded(chapter: str, stem: str) -> Exercise:
    return remembering(ENTRIES[chapter, stem].load())


def judged(path: Path, sandbox: Sandbox) -> ExerciseReport:
    stem = path.stem.split("__")[0]
    entry = ENTRIES[path.parts[-3], stem]
    if entry.left_out:
        pytest.skip(f"{entry.id} is left out: {entry.left_out}")
    return judge_source(loaded(entry.chapter, stem), entry, {f"{stem}.py": path.read_bytes()}, stem, sandbox, 4)


def stated(path: Path, key: str) -> str:
    for line in path.read_text(encoding="utf-8").splitlines()[:3]:
        if line.startswith(f"# {key}:"):
            return line.partition(":")[2].strip()
    return ""


@pytest.mark.parametrize("path", RIGHT, ids=name)
def test_right_code_is_passed_whatever_its_style(path: Path, sandbox: Sandbox) -> None:
    report = judged(path, sandbox)
    assert [(c.name, c.verdict, c.message) for c in report.cases if c.verdict != "pass"] == []


@pytest.mark.parametrize("path", WRONG, ids=name)
def test_wrong_code_is_failed_and_never_named_wrongly(path: Path, sandbox: Sandbox) -> None:
    report = judged(path, sandbox)
    assert report.verdict == stated(path, "expect")
    wanted = stated(path, "diagnosis")
    assert report.mistake in ({wanted} if wanted != "none" else {""})


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_corpus_is_large_and_most_wrong_code_is_named(chapter: str) -> None:
    least = {"ch10": 60, "ch12": 100}.get(chapter, 0)
    wrong = [p for p in WRONG if p.parts[-3] == chapter]
    named = [p for p in wrong if stated(p, "diagnosis") not in ("", "none")]
    assert len([p for p in RIGHT if p.parts[-3] == chapter]) >= least
    assert len(wrong) >= least
    assert len(named) >= 0.8 * len(wrong)
