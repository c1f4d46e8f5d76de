"""The contracts that scripts rely on: JSON and JUnit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from dlgrade.judge.judging import CaseReport, ExerciseReport
    from dlgrade.judge.run import CheckReport

SCHEMA = "dlgrade/check/1"


def as_json(report: CheckReport) -> dict[str, Any]:
    """The check schema; additions are free, a change of meaning raises its number."""
    return {
        "schema": SCHEMA,
        "seed": report.seed,
        "score": report.score,
        "max_score": report.max_score,
        "exercises": [exercise_as_json(e) for e in report.exercises],
        "left_out": [{"id": name, "reason": why} for name, why in report.left_out],
    }


def exercise_as_json(report: ExerciseReport) -> dict[str, Any]:
    """One exercise of the check schema."""
    made: dict[str, Any] = {
        "id": report.id,
        "title": report.title,
        "kind": report.kind,
        "verdict": report.verdict,
        "points": report.points,
        "max_points": report.max_points,
        "diagnosis": {"mistake": report.mistake, "belief": report.belief} if report.mistake else None,
        "cases": [_case(c) for c in report.cases],
        "file": report.place,
        "line": report.line,
    }
    if report.rubric_points:
        made["written"] = {"points": report.rubric_points, "answered": report.answered}
    if report.output:
        made["output"] = report.output
    return made


def _case(case: CaseReport) -> dict[str, Any]:
    made: dict[str, Any] = {"name": case.name, "verdict": case.verdict, "message": case.message}
    for key in ("call", "expected", "got", "place"):
        if getattr(case, key):
            made[key] = getattr(case, key)
    if case.mistake:
        made["diagnosis"] = {"mistake": case.mistake, "belief": case.belief}
    if case.frames:
        made["traceback"] = [
            {"file": f.file, "line": f.line, "function": f.function, "source": f.source} for f in case.frames
        ]
    return made


def as_junit(report: CheckReport) -> str:
    """JUnit XML: a suite for each exercise, a test case for each case."""
    out = ['<?xml version="1.0" encoding="utf-8"?>']
    cases = [c for e in report.exercises for c in e.cases]
    out.append(_tag("testsuites", {"name": "dlgrade", **_counts(cases)}))
    for e in report.exercises:
        out.append("  " + _tag("testsuite", {"name": e.id, **_counts(e.cases), "file": e.place}))
        for c in e.cases:
            head = {"classname": e.id, "name": c.name, "file": e.place, "line": str(e.line)}
            if c.verdict == "pass":
                out.append("    " + _tag("testcase", head, close=True))
                continue
            kind = "failure" if c.verdict == "fail" else "skipped" if c.verdict == "todo" else "error"
            out.append("    " + _tag("testcase", head))
            out.append("      " + _tag(kind, {"type": c.verdict, "message": c.message}, close=True))
            out.append("    </testcase>")
        out.append("  </testsuite>")
    out.append("</testsuites>")
    return "\n".join(out) + "\n"


def _counts(cases: Any) -> dict[str, str]:
    verdicts = [c.verdict for c in cases]
    failures, todo = verdicts.count("fail"), verdicts.count("todo")
    errors = len(verdicts) - failures - todo - verdicts.count("pass")
    return {"tests": str(len(verdicts)), "failures": str(failures), "errors": str(errors), "skipped": str(todo)}


def _tag(name: str, attributes: Mapping[str, str], *, close: bool = False) -> str:
    text = "".join(f" {k}={quoteattr(_xml(v))}" for k, v in attributes.items())
    return f"<{name}{text}{' /' if close else ''}>"


def _xml(text: str) -> str:
    """XML 1.0 has no place for most control characters, not even escaped."""
    return "".join(
        c if c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff" else "\ufffd"
        for c in text
    )
