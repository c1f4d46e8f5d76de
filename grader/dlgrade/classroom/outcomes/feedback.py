"""What one student gets back: what was seen, what it looks like, where to look next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dlgrade.classroom.model import ClassResult, Outcome
from dlgrade.classroom.outcomes.pages import fill
from dlgrade.classroom.outcomes.people import exercise_of, judged, open_marks, shown
from dlgrade.classroom.outcomes.written import Mark

NOTHING_SEEN = ("todo", "missing")
WORDS = {
    "pass": "right",
    "fail": "not right",
    "todo": "not begun",
    "missing": "not handed in",
    "error": "raises an error",
    "timeout": "takes too long",
    "crash": "ends the process",
    "forbidden": "uses what is not allowed",
}


def feedback_html(
    outcome: Outcome,
    result: ClassResult,
    *,
    hints: Mapping[str, Sequence[str]] | None = None,
    rubrics: Mapping[str, Sequence[str]] | None = None,
    marks: Mapping[str, Mark] | None = None,
) -> str:
    """One student's feedback as an HTML page that needs nothing else.

    hints, rubrics, marks : by exercise identifier; rubrics are shown only where a mark was given.
    """
    hints, rubrics, marks = hints or {}, rubrics or {}, marks or {}
    exercises = []
    for identifier, title, max_points, rubric_points in result.exercises:
        found: Mapping[str, Any] = exercise_of(outcome, identifier) or {
            "verdict": "missing",
            "points": 0.0,
            "cases": (),
        }
        verdict = str(found["verdict"])
        mark = marks.get(identifier)
        points = outcome.written.get(identifier, mark.points if mark else None)
        exercises.append(
            {
                "id": identifier,
                "title": title,
                "verdict": verdict,
                "word": WORDS.get(verdict, verdict),
                "points": float(found["points"]),
                "max": max_points,
                "belief": (found.get("diagnosis") or {}).get("belief", ""),
                "bad": [c for c in found["cases"] if c["verdict"] != "pass"] if verdict not in NOTHING_SEEN else [],
                "good": [c["name"] for c in found["cases"] if c["verdict"] == "pass"],
                "output": found.get("output", ""),
                "hints": hints.get(identifier, ()) if verdict != "pass" else (),
                "written": {
                    "max": rubric_points,
                    "answered": bool((found.get("written") or {}).get("answered")),
                    "points": points,
                    "rubric": rubrics.get(identifier, ()) if points is not None else (),
                    "met": mark.met if mark else (),
                    "comment": mark.comment if mark else "",
                }
                if rubric_points
                else None,
            }
        )
    return fill(
        "feedback.html",
        name=shown(outcome.student),
        judged=judged(outcome),
        status=outcome.status,
        late=outcome.late,
        problems=outcome.problems,
        score=outcome.score,
        max_score=result.max_score,
        unmarked=len(open_marks(outcome)),
        exercises=exercises,
    )
