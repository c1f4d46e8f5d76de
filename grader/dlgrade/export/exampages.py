"""An exam's analysis and a student's feedback, each as one HTML page: no script, nothing from elsewhere, formulas as
MathML, plots as SVG.

Depends on: bank.analysis, bank.analysis_report, bank.marks, bank.form, richtext, Jinja2.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dlgrade.bank.analysis import Analysis
from dlgrade.bank.analysis_report import class_facts, figure, named
from dlgrade.bank.form import RAW_MARK, key_text
from dlgrade.bank.marking import shown
from dlgrade.bank.marks import Sat
from dlgrade.errors import ContentError
from dlgrade.export.richtext import Dialect, flow_html, mathml

if TYPE_CHECKING:
    from jinja2 import Environment

VERDICTS = {
    "right": ("right", "good"),
    "wrong": ("wrong", "bad"),
    "near": ("not quite: just outside the interval", "bad"),
    "blank": ("not attempted", "soft"),
    "to all": ("withdrawn: its marks are given to all", "soft"),
}
MOST_LABELS = 30  # more would cover the dots


@lru_cache(1)
def _environment() -> Environment:
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    folder = files("dlgrade.export") / "templates"
    pages = {
        name: (folder / name).read_text(encoding="utf-8")
        for name in ("exam_page.html", "exam_analysis.html", "exam_feedback.html")
    }
    made = Environment(loader=DictLoader(pages), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    made.globals["style"] = Markup((folder / "exam.css").read_text(encoding="utf-8"))
    made.filters.update(
        markup=lambda text: Markup(_html(text)),
        figure=figure,
        named=named,
        item_name=lambda item, own: item if own else f"Q{item}",
    )
    return made


@lru_cache(8192)
def _html(text: str) -> str:
    """The bank's markup as HTML; what is no markup of the bank is shown as it was written."""
    from markupsafe import escape

    try:
        return flow_html(text, Dialect(math=mathml))
    except ContentError:
        return f"<p>{escape(text)}</p>"


def analysis_page(a: Analysis) -> str:
    """The report of an item analysis."""
    looked = [(named(i.asked), remark) for i in a.items for remark in i.remarks if not i.asked.to_all]
    page = _environment().get_template("exam_analysis.html")
    return page.render(a=a, facts=class_facts(a), looked=looked, hist=_histogram(a), scatter=_scatter(a))


def _histogram(a: Analysis) -> dict[str, Any]:
    """Bars of equal width over the range of the marks, on round limits."""
    width, height, left, top = 440, 220, 14, 22
    base, right = height - 24, width - 14
    if not a.totals:
        return {"width": width, "height": height, "left": left, "right": right, "base": base, "bars": [], "ticks": []}
    low, high = math.floor(min(a.totals)), max(math.ceil(max(a.totals)), math.floor(min(a.totals)) + 1)
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if (high - low) / s <= 12 or s == 1000)
    first = low // step
    count = max(1, min(200, -(-high // step) - first))
    found = Counter(min(int(t // step) - first, count - 1) for t in a.totals)
    tallest = max(found.values())
    each = (right - left) / count
    bars = []
    for i in range(count):
        tall = (base - top) * found[i] / tallest
        start = (first + i) * step
        students = "1 student" if found[i] == 1 else f"{found[i]} students"
        bars.append(
            {
                "x": round(left + i * each + 1, 2),
                "y": round(base - tall, 2),
                "width": round(each - 2, 2),
                "height": round(tall, 2),
                "middle": round(left + (i + 0.5) * each, 2),
                "count": found[i],
                "told": f"{start} to {start + step} marks: {students}",
            }
        )
    every = -(-count // 12)
    ticks = [{"x": round(left + i * each, 2), "told": (first + i) * step} for i in range(0, count + 1, every)]
    return {"width": width, "height": height, "left": left, "right": right, "base": base, "bars": bars, "ticks": ticks}


def _scatter(a: Analysis) -> dict[str, Any]:
    """Discrimination (up, -1 to 1) against difficulty (across, 0 to 1)."""
    width, height, left, top = 440, 220, 34, 10
    base, right = height - 24, width - 24
    shown_items = [i for i in a.items if i.p is not None and i.discrimination is not None]
    lowest = -1.0 if any((i.discrimination or 0) < -0.5 for i in shown_items) else -0.5

    def x(p: float) -> float:
        return round(left + (right - left) * p, 2)

    def y(r: float) -> float:
        return round(base - (base - top) * (r - lowest) / (1 - lowest), 2)

    dots = []
    for i in shown_items:
        assert i.p is not None and i.discrimination is not None
        told = f"{named(i.asked)}: p {figure(i.p)}, discrimination {figure(i.discrimination)}"
        label = i.asked.item if i.asked.number and (len(shown_items) <= MOST_LABELS or i.discrimination < 0) else ""
        dots.append({"x": x(i.p), "y": y(i.discrimination), "bad": i.discrimination < 0, "told": told, "label": label})
    ys = [v for v in (-1.0, -0.5, 0.0, 0.5, 1.0) if v >= lowest]
    return {
        "width": width,
        "height": height,
        "left": left,
        "right": right,
        "top": top,
        "base": base,
        "dots": dots,
        "xs": [{"x": x(v), "told": f"{v:g}"} for v in (0, 0.25, 0.5, 0.75, 1)],
        "ys": [{"y": y(v), "told": f"{v:g}"} for v in ys],
    }


def feedback_page(sat: Sat, form: Mapping[str, Any]) -> str:
    """What a student is told: every question as on their paper, their answer, the key, the belief behind a wrong one,
    the worked steps.

    form : the JSON of their paper, with key.
    """
    by_number = {q["number"]: q for q in form["questions"]}
    questions = [_question(answer, by_number[answer.number]) for answer in sat.answers]
    verdicts = [a.verdict for a in sat.answers]
    counts = (verdicts.count("right"), verdicts.count("wrong") + verdicts.count("near"), verdicts.count("blank"))
    page = _environment().get_template("exam_feedback.html")
    return page.render(
        title=form["title"],
        who=sat.name or sat.student,
        paper=form["set"],
        total=shown(sat.total),
        most=sum(a.full for a in sat.answers),
        counts=counts,
        raw_mark=RAW_MARK,
        questions=questions,
    )


def _question(answer: Any, q: Mapping[str, Any]) -> dict[str, Any]:
    there = dict(
        zip(q["labels"], (o["label"] for o in q["options"]), strict=True)
    )  # the master's letter -> this paper's
    mine = {there[label] for label in answer.labels}
    verdict, style = VERDICTS[answer.verdict]
    options: Sequence[dict[str, Any]] = [
        {"label": o["label"], "text": o["text"], "right": o["label"] in q["key"], "mine": o["label"] in mine}
        for o in q["options"]
    ]
    return {
        "number": answer.number,
        "verdict": verdict,
        "style": style,
        "right": answer.verdict == "right",
        "marks": shown(answer.marks),
        "full": answer.full,
        "stem": q["stem"],
        "options": options,
        "text": answer.text,
        "key": key_text(q["key"], int(q.get("decimals") or 0)),
        "beliefs": [(belief, feedback) for _, belief, feedback in answer.mistakes],
        "explanation": str(q.get("explanation") or ""),
    }
