"""What the commands share that write to the learner's record: where it is, and that it never stands in the way.

A verdict, a hint and an exit code are the same with and without a record; what could not be kept is said in one line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dlgrade.errors import DlgradeError, RecordUnusable

if TYPE_CHECKING:
    from dlgrade.judge.judging import ExerciseReport
    from dlgrade.learner.record import Record
    from dlgrade.report.people import Line

PATIENCE_MS = 1000  # a check waits no longer for a record that another program holds
TOLD = 3  # mistakes whose drill is named; more would be a wall
LOCAL = click.option("--local", is_flag=True, help="The record of this work folder (.dlgrade), not your own.")


def record_path(local: bool, work: Path | None = None) -> Path:
    """Where the record is.  Raises NoWorkFolder where ``--local`` has none to lie in."""
    from dlgrade.learner.record import default_path

    if not local:
        return default_path()
    from dlgrade import work as folders

    return default_path(folders.find(work, Path.cwd()))


def usable_record(local: bool, work: Path | None = None) -> Record:
    """The learner's record; where it cannot be used, the reason is said and one that is not kept stands in for it."""
    from dlgrade.learner.record import open_record

    try:
        return open_record(record_path(local, work))
    except RecordUnusable as error:
        click.echo(f"dlgrade: {error}. Your answers are judged, and not kept.", err=True)
        return open_record(Path(":memory:"))


def keep_check(reports: Iterable[ExerciseReport], folder: Path | None) -> bool:
    """Keep what a check has seen; False where that failed, which was then said.  ``folder`` has a record of its own."""
    from dlgrade.learner.scheduling import Checked, checked

    checks = [Checked(r.id, r.verdict, r.points, r.max_points, diagnosed(r)) for r in reports]
    return _keep(lambda record: checked(record, checks, datetime.now(UTC)), folder)


def keep_hint(exercise: str, count: int) -> bool:
    """Keep how many hints were taken."""
    return _keep(lambda record: record.hint_taken(exercise, count, datetime.now(UTC)), None)


def _keep(write: Callable[[Record], object], folder: Path | None) -> bool:
    from dlgrade.learner.record import default_path, open_record

    try:
        with open_record(default_path(folder), busy_ms=PATIENCE_MS) as record:
            write(record)
    except Exception as error:  # whatever is wrong with the record: what was judged stands
        click.echo(f"not kept in your record: {error}", err=True)
        return False
    return True


def diagnosed(report: ExerciseReport) -> tuple[str, ...]:
    """The mistakes that the report names, that of the whole exercise first."""
    names = [report.mistake, *(c.mistake for c in report.cases)] if report.verdict != "pass" else []
    return tuple(dict.fromkeys(n for n in names if n))


def drill_lines(reports: Sequence[ExerciseReport]) -> list[Line]:
    """Which drill trains the mistakes that were diagnosed; nothing where no template is about one."""
    wanted = [(r.id, name) for r in reports if r.verdict != "pass" for name in diagnosed(r)[:1]][:TOLD]
    if not wanted:
        return []
    from dlgrade.learner.practice import trained

    try:
        found = trained([f"{exercise}.{name}" for exercise, name in wanted])
    except (DlgradeError, OSError):  # a template that is broken is not this learner's trouble
        return []
    return [[("Drill: ", "bold"), (f"dlgrade drill --mistake {mistake}", "")] for mistake in found]
