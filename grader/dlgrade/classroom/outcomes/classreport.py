"""The class in one HTML file: how it went, what it misunderstands, who needs a look.  No script, nothing loaded."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dlgrade.classroom.model import ClassResult, Outcome
from dlgrade.classroom.outcomes.feedback import NOTHING_SEEN
from dlgrade.classroom.outcomes.pages import fill
from dlgrade.classroom.outcomes.people import exercise_of, in_order, judged, open_marks, shown
from dlgrade.classroom.outcomes.similarity import Likeness

BINS = 10


@dataclass(frozen=True)
class Misunderstood:
    """One named wrong belief and the students whose work looks like it."""

    exercise: str
    title: str
    mistake: str
    belief: str
    students: tuple[str, ...]


@dataclass(frozen=True)
class Hardness:
    """How the class did on one exercise.

    tried : those who handed it in and began it; share : mean share of its points among them, None if nobody did.
    """

    exercise: str
    title: str
    max_points: float
    tried: int
    passed: int
    share: float | None
    verdicts: Mapping[str, int]


def misunderstood(result: ClassResult) -> list[Misunderstood]:
    """The class's mistakes, the most frequent first; each student counts once for each."""
    titles = {identifier: title for identifier, title, _, _ in result.exercises}
    found: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for outcome in in_order(result):
        for exercise in outcome.check.get("exercises", ()):
            told = [exercise.get("diagnosis"), *(c.get("diagnosis") for c in exercise.get("cases", ()))]
            for mistake, belief in {d["mistake"]: d["belief"] for d in told if d}.items():
                found.setdefault((exercise["id"], mistake), (belief, []))[1].append(shown(outcome.student))
    made = [Misunderstood(e, titles.get(e, ""), m, belief, tuple(who)) for (e, m), (belief, who) in found.items()]
    return sorted(made, key=lambda m: (-len(m.students), m.exercise, m.mistake))


def hardness(result: ClassResult) -> list[Hardness]:
    """The exercises, the hardest first; those that nobody tried last."""
    made = []
    for identifier, title, max_points, _ in result.exercises:
        verdicts: dict[str, int] = {}
        shares = []
        for outcome in result.outcomes:
            found = exercise_of(outcome, identifier) if judged(outcome) else None
            if found is None:
                continue
            verdicts[found["verdict"]] = verdicts.get(found["verdict"], 0) + 1
            if found["verdict"] not in NOTHING_SEEN:
                shares.append(float(found["points"]) / max_points if max_points else 0.0)
        share = statistics.fmean(shares) if shares else None
        passed = verdicts.get("pass", 0)
        made.append(Hardness(identifier, title, max_points, len(shares), passed, share, verdicts))
    return sorted(made, key=lambda h: (h.share is None, h.share if h.share is not None else 0.0))


def distribution(scores: Sequence[float], max_score: float) -> list[int]:
    """How many scores fall into each tenth of what can be reached; the full score belongs to the last one."""
    counts = [0] * BINS
    for score in scores:
        share = score / max_score if max_score else 0.0
        counts[min(max(math.floor(share * BINS + 1e-9), 0), BINS - 1)] += 1
    return counts


def _bars(counts: Sequence[int]) -> list[dict[str, Any]]:
    """Bars of the histogram in a drawing of 640 by 180."""
    top = max([*counts, 1])
    bars = []
    for i, n in enumerate(counts):
        height = round(140 * n / top, 1)
        low, high = 100 * i // BINS, 100 * (i + 1) // BINS
        bars.append({"x": 10 + 62 * i, "y": 155 - height, "height": height, "n": n, "label": f"{low}–{high} %"})
    return bars


def report_html(
    result: ClassResult,
    *,
    likenesses: Sequence[Likeness] = (),
    compared: str = "",
    feedback: str = "feedback",
) -> str:
    """The whole report.

    compared : what to say instead of the likenesses where nothing was compared; feedback : folder of the feedback
    files beside the report, for the links.
    """
    everybody = in_order(result)
    known = {o.student.key: shown(o.student) for o in everybody}
    taken_part = [o for o in everybody if judged(o) and o.status != "missing"]
    scores = [o.score for o in taken_part]
    counts = distribution(scores, result.max_score)
    return fill(
        "report.html",
        result=result,
        taken_part=len(taken_part),
        counted={s: sum(o.status == s for o in everybody) for s in ("graded", "partial", "missing", "failed")},
        mean=statistics.fmean(scores) if scores else None,
        median=statistics.median(scores) if scores else None,
        counts=counts,
        bars=_bars(counts),
        hardness=hardness(result),
        mistakes=misunderstood(result),
        rows=[_row(o, result.max_score) for o in everybody],
        unmarked=sum(len(open_marks(o)) for o in everybody),
        late=[o for o in everybody if o.late],
        partial=[(o, _absent(o)) for o in everybody if o.status == "partial"],
        missing=[o for o in everybody if o.status == "missing"],
        failed=[o for o in everybody if not judged(o)],
        troubled=[o for o in everybody if o.problems],
        shown=shown,
        likenesses=[
            {
                "exercise": k.exercise,
                "students": [known.get(s, s) for s in k.students],
                "similarity": k.similarity,
                "tokens": k.tokens,
                "names_too": k.names_too,
            }
            for k in likenesses
        ],
        compared=compared,
        feedback=feedback,
    )


def _absent(outcome: Outcome) -> list[str]:
    return [e["id"] for e in outcome.check.get("exercises", ()) if e["verdict"] == "missing"]


def _row(outcome: Outcome, max_score: float) -> dict[str, Any]:
    return {
        "key": outcome.student.key,
        "name": shown(outcome.student),
        "id": outcome.student.id,
        "status": outcome.status,
        "late": outcome.late,
        "score": outcome.score if judged(outcome) else None,
        "share": min(max(outcome.score / max_score, 0.0), 1.0) if judged(outcome) and max_score else 0.0,
    }
