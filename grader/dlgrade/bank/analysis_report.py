"""An item analysis as styled lines for a terminal and as tables.

Depends on: analysis, marks, tables, terminal.
"""

from __future__ import annotations

import textwrap

from dlgrade.bank.analysis import Analysis, ItemStatistics
from dlgrade.bank.marking import shown
from dlgrade.bank.marks import Asked, Marks
from dlgrade.bank.tables import one_line, table
from dlgrade.bank.terminal import text_of
from dlgrade.errors import ContentError

Line = list[tuple[str, str]]
NONE = "–"
MOST_MISTAKES = 12


def figure(value: float | None, places: int = 2) -> str:
    """A figure, or a dash where there is none; "-0.00" is 0.00."""
    if value is None:
        return NONE
    text = f"{value:.{places}f}"
    return text[1:] if text[0] == "-" and not text.strip("-0.") else text


def named(asked: Asked) -> str:
    """An item as people call it: "Q7", or the template where there is no common number."""
    return f"Q{one_line(asked.item)}" if asked.number else one_line(asked.item)


def readable(markup: str) -> str:
    """The bank's markup as one line; what is no markup of the bank as it was written."""
    try:
        return " ".join(text_of(markup))
    except ContentError:
        return one_line(markup, 500)


def marks_lines(marks: Marks, width: int) -> list[Line]:
    """Every student's marks, the best first."""
    ranked = sorted(marks.sat, key=lambda s: (-s.total, s.student))
    name = max([len(_who(s.student, s.name)) for s in ranked] + [7])
    name = min(name, max(12, width - 34))
    lines: list[Line] = [[(f"{'student':{name}}  {'marks':>8}  right  wrong  blank", "dim")]]
    for s in ranked:
        verdicts = [a.verdict for a in s.answers]
        counts = (verdicts.count("right"), verdicts.count("wrong") + verdicts.count("near"), verdicts.count("blank"))
        who = _who(s.student, s.name)
        who = who if len(who) <= name else who[: name - 1] + "…"
        lines.append([(f"{who:{name}}  {shown(s.total):>8}  {counts[0]:5}  {counts[1]:5}  {counts[2]:5}", "")])
    for key, full in marks.absent:
        who = _who(key, full)
        lines.append([(f"{who[:name]:{name}}  {'absent':>8}", "dim")])
    return lines


def _who(key: str, name: str) -> str:
    return f"{name} ({key})" if name and name.casefold() != key.casefold() else key


def analysis_lines(a: Analysis, width: int) -> list[Line]:
    """The report: the class, the items, what to look at, the mistakes."""
    lines: list[Line] = [[(one_line(a.title), "bold")], *_class_lines(a, width), []]
    lines += _item_lines(a, width)
    looked = [(i, r) for i in a.items for r in i.remarks if not i.asked.to_all]
    if looked:
        lines += [[], [("To look at", "bold")]]
        for i, remark in looked:
            lines += _wrapped(f"{named(i.asked)}: {remark}", width)
    lines += [[], [("Mistakes of the class", "bold")]]
    if not a.mistakes:
        lines.append([("No answer looked like a known mistake.", "dim")])
    for m in a.mistakes[:MOST_MISTAKES]:
        belief = readable(m.belief) or m.mistake
        students = "1 student" if m.students == 1 else f"{m.students} students"
        lines += _wrapped(f"{students}: {belief} ({', '.join(_item_name(a, i) for i in m.items[:6])})", width)
    if len(a.mistakes) > MOST_MISTAKES:
        lines.append([(f"and {len(a.mistakes) - MOST_MISTAKES} more; --out writes them all", "dim")])
    return lines


def _item_lines(a: Analysis, width: int) -> list[Line]:
    """A line for each item; where names are too long for the width, each name on a line of its own."""
    name = max([len(named(i.asked)) for i in a.items] + [4])
    apart = name > width - 34
    name = 2 if apart else name
    lines: list[Line] = [[(f"{'' if apart else 'item':{name}}  kind   asked  right     p  discr.", "dim")]]
    for i in a.items:
        called = named(i.asked)
        if apart:
            lines.append([(called, "")])
            called = ""
        if i.asked.to_all:
            lines.append([(f"{called:{name}}  {i.asked.kind}   withdrawn, marks to all", "dim")])
            continue
        bad = i.discrimination is not None and i.discrimination < 0
        lines.append(
            [
                (f"{called:{name}}  {i.asked.kind}  {i.n:6}  {i.right:5}  {figure(i.p):>4}", ""),
                (f"  {figure(i.discrimination):>6}", "red" if bad else ""),
            ]
        )
    return lines


def _item_name(a: Analysis, item: str) -> str:
    return item if a.own else f"Q{item}"


def class_facts(a: Analysis) -> list[tuple[str, str]]:
    """(name, value) of what describes the class."""
    if not a.n:
        return [("students", "0")]
    return [
        ("students", f"{a.n}" + (f" ({a.absent} absent)" if a.absent else "")),
        ("mean", f"{figure(a.mean)} of {a.max_marks}"),
        ("median", figure(a.median)),
        ("standard deviation", figure(a.deviation) if a.n > 1 else "too few students"),
        ("lowest, highest", f"{shown(min(a.totals))}, {shown(max(a.totals))}"),
        ("KR-20", figure(a.kr20) if a.kr20 is not None else a.why_no_kr20),
    ]


def _class_lines(a: Analysis, width: int) -> list[Line]:
    lines: list[Line] = []
    for name, value in class_facts(a):
        lines += _wrapped(f"{name}: {value}", width)
    if a.few:
        lines += _wrapped(f"With {a.n} students there are too few for discrimination and thirds.", width, "yellow")
    return lines


def _wrapped(text: str, width: int, style: str = "") -> list[Line]:
    made = textwrap.wrap(text, max(20, width), subsequent_indent="    ", break_on_hyphens=False)
    return [[(line, style)] for line in made]


# ---- tables --------------------------------------------------------------------------------------------------------


def items_table(a: Analysis) -> str:
    """A row for each item as CSV; an empty cell where a figure has no meaning."""
    rows: list[list[object]] = [
        [*"item template title kind marks key asked attempted right p discrimination remarks".split()],
    ]
    for i in a.items:
        q = i.asked
        told = [named(q), q.id, q.title, q.kind, q.marks, q.key, i.n, i.attempted, i.right]
        rows.append([*told, _cell(i.p), _cell(i.discrimination), " ".join(i.remarks)])
    return table(rows)


def options_table(a: Analysis) -> str:
    """A row for each option as CSV."""
    rows: list[list[object]] = [
        ["item", "option", "right", "text", "mistake", "belief", "count", "share", "top third", "bottom third"]
    ]
    for i, o in [(item, option) for item in a.items for option in item.options]:
        told = [named(i.asked), o.label, "yes" if o.right else "no", readable(o.text), o.mistake]
        belief = readable(o.belief)
        rows.append([*told, belief, o.count, _cell(o.share), _cell(o.top), _cell(o.bottom)])
    return table(rows)


def mistakes_table(a: Analysis) -> str:
    """A row for each mistake as CSV, the most frequent first."""
    rows: list[list[object]] = [["mistake", "belief", "students", "answers", "items"]]
    for m in a.mistakes:
        items = "; ".join(_item_name(a, i) for i in m.items)
        rows.append([m.mistake, readable(m.belief), m.students, m.answers, items])
    return table(rows)


def _cell(value: float | None) -> str:
    return "" if value is None else figure(value, 4)


def as_json(a: Analysis) -> dict[str, object]:
    """``dlgrade/analysis/1``; null where a figure has no meaning."""

    def item(i: ItemStatistics) -> dict[str, object]:
        return {
            "item": i.asked.item,
            "id": i.asked.id,
            "kind": i.asked.kind,
            "marks": i.asked.marks,
            "to_all": i.asked.to_all,
            "asked": i.n,
            "attempted": i.attempted,
            "right": i.right,
            "p": i.p,
            "discrimination": i.discrimination,
            "remarks": list(i.remarks),
            "options": [
                {
                    "label": o.label,
                    "right": o.right,
                    "mistake": o.mistake or None,
                    "count": o.count,
                    "share": o.share,
                    "top_third": o.top,
                    "bottom_third": o.bottom,
                }
                for o in i.options
            ],
        }

    return {
        "schema": "dlgrade/analysis/1",
        "title": a.title,
        "max_marks": a.max_marks,
        "students": a.n,
        "absent": a.absent,
        "mean": round(a.mean, 4) if a.n else None,
        "median": round(a.median, 4) if a.n else None,
        "standard_deviation": round(a.deviation, 4) if a.n > 1 else None,
        "kr20": a.kr20,
        "why_no_kr20": a.why_no_kr20 or None,
        "items": [item(i) for i in a.items],
        "mistakes": [
            {
                "mistake": m.mistake,
                "belief": m.belief,
                "students": m.students,
                "answers": m.answers,
                "items": list(m.items),
            }
            for m in a.mistakes
        ],
    }
