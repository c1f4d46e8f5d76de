"""``dlgrade progress``."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dlgrade.cli.recording import LOCAL, record_path
from dlgrade.cli.screen import WORK, counted, echo_json, show, width

if TYPE_CHECKING:
    from dlgrade.learner.progress import Progress
    from dlgrade.report.people import Line

SHOWN = 8  # topics and mistakes, the weakest first; more is a wall


@click.command()
@WORK
@LOCAL
@click.option("--json", "as_json", is_flag=True, help="Write it as JSON to standard output.")
@click.option("-v", "--verbose", is_flag=True, help="Show every topic and every mistake.")
def progress(work: Path | None, local: bool, as_json: bool, verbose: bool) -> None:
    """Where you stand: points, mastery, reviews due, streak.

    Mastery is the probability that you would answer rightly now, as the scheduler (FSRS) expects it; 0 after a wrong
    answer and while a mistake is open.
    """
    from dlgrade.bank.facts import known
    from dlgrade.bank.finding import templates
    from dlgrade.content import entries
    from dlgrade.learner import progress as standing
    from dlgrade.learner.record import open_record

    now = datetime.now(UTC)
    with open_record(record_path(local, work)) as record:
        state = standing.progress(record, known(templates()), [e.id for e in entries()], now)
    if as_json:
        echo_json(state.as_json())
    else:
        show(progress_lines(state, width(), now, verbose=verbose))


def progress_lines(state: Progress, columns: int, now: datetime, *, verbose: bool = False) -> list[Line]:
    """The whole as styled lines no wider than ``columns`` (40 or more)."""
    from dlgrade.report.people import points_text

    if not state.answers and not any(c.tried for c in state.chapters):
        return [[("Nothing yet.", "bold")], [("Begin with dlgrade check, or dlgrade drill.", "")]]
    lines: list[Line] = [[("Exercises", "bold")]]
    for c in state.chapters:
        points = f"{points_text(c.points)}/{points_text(c.max_points)} points" if c.tried else "not begun"
        lines.append(_row(c.id, f"{c.passed} of {c.exercises} pass", points, columns))
    limit = None if verbose else SHOWN
    if state.topics:
        lines += [[], [("Topics, the weakest first", "bold")]]
        for t in state.topics[:limit]:
            lines.append(_row(t.topic, f"{t.asked} of {t.templates} asked", f"{t.mastery:.0%}", columns))
        lines += _more(len(state.topics), limit)
    if state.mistakes:
        lines += [[], [("Mistakes", "bold")]]
        for b in state.mistakes[:limit]:
            times = f"seen {b.seen} time{'s' if b.seen != 1 else ''}"
            lines.append(_row(b.mistake, times, "open" if b.open else f"{b.mastery:.0%}", columns))
        lines += _more(len(state.mistakes), limit)
    week = "  ".join(
        f"{'today' if n == 0 else (now + timedelta(days=n)).astimezone().strftime('%a')} {count}"
        for n, count in enumerate(state.due)
    )
    if any(state.due):
        import textwrap

        lines += [[], [("Reviews due", "bold")]]
        lines += [[(row, "")] for row in textwrap.wrap(week, columns - 2, initial_indent="  ", subsequent_indent="  ")]
    days = f"{state.streak} day{'s' if state.streak != 1 else ''} in a row"
    lines += [[], [(f"{days}, {counted(state.today, 'attempt')} today", "bold green" if state.today else "bold")]]
    trained = next((b for b in state.mistakes if b.open and b.drills), None)
    step = f"dlgrade drill --mistake {trained.mistake}" if trained else "dlgrade drill"
    lines.append([("Next: ", "bold"), (step[: columns - 6] if trained is None else _fit(step, columns - 6), "")])
    return lines


def _fit(step: str, room: int) -> str:
    """A command is never cut in the middle: what does not fit is left out."""
    return step if len(step) <= room else "dlgrade drill"


def _more(count: int, limit: int | None) -> list[Line]:
    return [[(f"  {count - limit} more (-v shows them)", "dim")]] if limit is not None and count > limit else []


def _row(name: str, middle: str, right: str, columns: int) -> Line:
    """Name, what it is measured on, and the figure at the right edge; the middle is left out where there is no room."""
    room = columns - len(right) - 3
    if len(name) + len(middle) + 2 <= room:
        gap = " " * (room - len(name) - len(middle))
        return [(f"  {name}{gap}", ""), (middle, "dim"), (f" {right}", "bold")]
    cut = name if len(name) <= room else name[: room - 1] + "…"
    return [(f"  {cut}{' ' * (room - len(cut))}", ""), (f" {right}", "bold")]
