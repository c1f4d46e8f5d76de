"""A check as a person reads it: what stands, what is wrong and why, what to do next.  Never a wall of text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

    from dlgrade.judge.judging import CaseReport, ExerciseReport
    from dlgrade.judge.run import CheckReport

MARKS = {
    "pass": ("✓", "green"),
    "fail": ("✗", "red"),
    "todo": ("·", "dim"),
    "missing": ("?", "yellow"),
    "error": ("!", "red"),
    "timeout": ("⏱", "red"),
    "crash": ("☠", "red"),
    "forbidden": ("⊘", "red"),
}
SHOWN_FAILURES = 3  # more than that is a wall: fix these first
Line = list[tuple[str, str]]  # pieces of (text, style)


def check_lines(report: CheckReport, width: int, *, verbose: bool = False) -> list[Line]:
    """The whole report as styled lines no wider than ``width`` (40 or more)."""
    width = max(width, 40)
    lines: list[Line] = []
    alone = len(report.exercises) == 1
    chapters = list(dict.fromkeys(e.id.partition(".")[0] for e in report.exercises))
    for chapter in chapters:
        members = [e for e in report.exercises if e.id.startswith(chapter + ".")]
        lines += _chapter(chapter, members, width, verbose, alone=alone)
    quiet = ("pass", "todo") if alone else ("pass", "todo", "missing")
    broken = [e for e in report.exercises if e.verdict not in quiet]  # of one alone it is said why it is missing
    if alone and broken:
        lines = []  # what follows says it all
    shown = broken if verbose else broken[:SHOWN_FAILURES]
    for e in shown:
        lines += [*([[]] if lines else []), *exercise_lines(e, width, verbose=verbose)]
    if len(broken) > len(shown):
        more = len(broken) - len(shown)
        lines += [
            [],
            *_wrapped("", f"{more} more are wrong: dlgrade check ID, or -v for all.", width, "dim"),
        ]
    lines += [[], *_next(report, width)]
    return lines


def _chapter(chapter: str, members: list[ExerciseReport], width: int, verbose: bool, *, alone: bool) -> list[Line]:
    from dlgrade.content import CHAPTER_TITLES

    points = f"{points_text(sum(e.points for e in members))}/{points_text(sum(e.max_points for e in members))}"
    title = f"{chapter}  {CHAPTER_TITLES.get(chapter, '')}".strip()
    lines: list[Line] = [] if alone else [_spread(title, points, width, "bold")]
    todo = [e for e in members if e.verdict == "todo"]
    quiet = set() if verbose or alone or len(todo) < 4 else {e.id for e in todo}
    passed = [e for e in members if e.verdict == "pass"]
    if not verbose and not alone and len(passed) > 8:
        quiet |= {e.id for e in passed}
        lines.append(_spread(f" {MARKS['pass'][0]} {len(passed)} exercises pass", "", width, "green"))
    for e in members:
        if e.id not in quiet:
            lines.append(_row(e, width))
    if todo and quiet & {e.id for e in todo}:
        lines.append([(f" {MARKS['todo'][0]} {len(todo)} not begun", "dim")])
    return lines


def _row(e: ExerciseReport, width: int) -> Line:
    mark, style = MARKS[e.verdict]
    points = f"{points_text(e.points)}/{points_text(e.max_points)}"
    name = e.id.partition(".")[2]
    room = width - len(points) - len(name) - 16
    word = "" if e.verdict == "pass" else e.verdict
    title = _cut(e.title, max(room, 6))
    left = f" {mark} {name:<5} {title}"
    gap = max(width - len(left) - len(word) - len(points) - 2, 1)
    return [
        (f" {mark} ", style),
        (f"{name:<5} ", "bold"),
        (title, ""),
        (" " * gap, ""),
        (word, style),
        (f"  {points}", "dim"),
    ]


def exercise_lines(e: ExerciseReport, width: int, *, verbose: bool = False) -> list[Line]:
    """One exercise that is not right: where, what was seen, and the belief it looks like."""
    mark, style = MARKS[e.verdict]
    lines: list[Line] = [[(f"{mark} {e.id}", f"bold {style}"), (f"  {_cut(e.title, width - len(e.id) - 4)}", "")]]
    if e.place:  # a function of a notebook has none
        lines += _wrapped("  ", _place(e), width, "dim")
    if e.belief:
        lines += _wrapped("  looks like: ", f"“{e.belief}”", width, "yellow")
    bad = [c for c in e.cases if c.verdict != "pass"]
    same = len({c.message for c in bad}) == 1 and len(bad) > 1
    shown = bad if verbose and (not same or any(c.got for c in bad)) else bad[:1]
    together = same and len(shown) == 1 and (bool(_call(bad[0])) or not bad[0].got)  # else its name says what is meant
    for c in shown:
        lines += _case(e, c, width, len(bad), together)
    others = len(bad) - len(shown)
    if others and not together:
        lines.append([(f"  {others} more of {len(e.cases)} cases fail (-v shows them)", "dim")])
    if verbose:
        good = [c.name for c in e.cases if c.verdict == "pass"]
        if good:
            lines += _wrapped("  pass: ", ", ".join(good), width, "green")
    if e.output.strip():
        lines.append([("  your code printed:", "dim")])
        printed = e.output.strip().splitlines()
        lines += [[(f"    {_cut(p, width - 4)}", "dim")] for p in printed[: 20 if verbose else 5]]
        if len(printed) > (20 if verbose else 5):
            lines.append([("    …", "dim")])
    return lines


def _call(c: CaseReport) -> str:
    """The call, where it says something: not that of a function without arguments."""
    return "" if c.call.endswith("()") else c.call


def _case(e: ExerciseReport, c: CaseReport, width: int, bad: int, same: bool) -> list[Line]:
    if same and c.verdict in ("todo", "missing"):  # no case has seen anything
        return _wrapped("  ", c.message, width, "")
    where = f"all {bad} failing cases" if same and bad > 1 else f"case “{c.name}”"
    lines = _wrapped("  ", f"{where}: {c.message}", width, "")
    if c.belief and c.belief != e.belief:
        lines += _wrapped("  looks like: ", f"“{c.belief}”", width, "yellow")
    for f in c.frames[-2:]:
        lines.append(
            [(f"    {_cut(f'{f.file}:{f.line}' + (f' in {f.function}' if f.function else ''), width - 4)}", "dim")]
        )
        if f.source:
            lines.append([(f"      {_cut(f.source.strip(), width - 6)}", "")])
    if _call(c):
        lines += _wrapped("    call      ", _call(c), width, "")
    if c.expected or c.got:
        at = f"   at {c.place}" if c.place else ""
        if c.expected:
            lines += _wrapped("    expected  ", c.expected + at, width, "green")
        lines += _wrapped("    got       ", c.got + ("" if c.expected else at), width, "red")
    return lines


def _next(report: CheckReport, width: int) -> list[Line]:
    total = score_text(report)
    written = [e for e in report.exercises if e.rubric_points]
    lines: list[Line] = []
    reasons: dict[str, list[str]] = {}
    for name, why in report.left_out:
        reasons.setdefault(why, []).append(name)
    for why, names in reasons.items():
        lines += _wrapped("", f"left out: {', '.join(names)}: {why}", width, "dim")
    lines.append([(total, "bold green" if report.passed else "bold")])
    if written:
        done = sum(e.answered for e in written)
        lines += _wrapped("", f"{done} of {len(written)} written answers given; people mark those.", width, "dim")
    open_ = next((e for e in report.exercises if e.verdict not in ("pass", "todo", "missing")), None)
    open_ = open_ or next((e for e in report.exercises if e.verdict != "pass"), None)
    if open_ is None:
        lines.append([("Everything here is right.", "green")])
    else:
        lines += _wrapped("Next: ", f"{open_.id}  {_place(open_)}".rstrip(), width, "bold")
        lines += _wrapped("      ", f"dlgrade show {open_.id} · dlgrade hint {open_.id}", width, "dim")
    return lines


def score_text(report: CheckReport) -> str:
    """3.83 of 403 points."""
    return f"{points_text(report.score)} of {points_text(report.max_score)} points"


def _place(e: ExerciseReport) -> str:
    return f"{e.place}:{e.line}" if e.line else e.place


def points_text(value: float) -> str:
    """Points with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(room - 1, 1)] + "…"


def _spread(left: str, right: str, width: int, style: str) -> Line:
    left = _cut(left, width - len(right) - 1)
    return [(left, style), (" " * (width - len(left) - len(right)), ""), (right, style)]


def _wrapped(head: str, text: str, width: int, style: str) -> list[Line]:
    indent = " " * min(len(head), 14)
    rows: list[Line] = []
    paragraphs = text.splitlines() or [""]
    for paragraph in paragraphs[:6]:
        for row in textwrap.wrap(paragraph, max(width - len(indent), 20), break_on_hyphens=False) or [""]:
            rows.append([(indent if rows else head, "dim" if head.strip() else ""), (row, style)])
    return rows


def plain(lines: Iterable[Line]) -> str:
    """The lines without style, as they are piped."""
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


def rich_text(lines: Iterable[Line]) -> Text:
    """The lines as a Rich text."""
    from rich.text import Text

    made = Text()
    for line in lines:
        for text, style in line:
            made.append(text, style)
        made.append("\n")
    return made
