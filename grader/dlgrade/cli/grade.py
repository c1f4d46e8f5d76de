"""``dlgrade grade`` and ``dlgrade replay``: a class, and one student of it again."""

from __future__ import annotations

import os
import secrets
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dlgrade.cli.screen import complete_targets, counted, echo, echo_json, width

if TYPE_CHECKING:
    from dlgrade.classroom.grading import Plan, Progress, Runner
    from dlgrade.classroom.model import ClassResult, Intake
    from dlgrade.classroom.store import Store
    from dlgrade.content import Entry

INTERRUPTED = 130
ACCEPT = click.option(
    "--accept-isolation",
    type=click.Choice(["full", "partial", "none"]),
    default="full",
    help="Run strangers' code under weaker isolation than full (see `dlgrade doctor`).",
)


@click.command()
@click.argument("submissions", type=click.Path(exists=True, path_type=Path))
@click.argument("targets", nargs=-1, metavar="[TARGET]...", shell_complete=complete_targets)
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path), help="The folder for the grades; made if needed."
)
@click.option("--chapter", "chapters", multiple=True, help="Grade this chapter; the same as naming it as a TARGET.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes that judge; by default one for each processor.")
@click.option("--cluster", metavar="ADDRESS", help="Judge on the workers of this dask scheduler instead.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Seed of the random cases; by default a secret of OUT.")
@click.option("--roster", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The class list, as CSV.")
@click.option("--deadline", metavar="ISO", help="Later work is marked late: 2026-03-01T23:59+01:00.")
@click.option("--late-by-file-time", is_flag=True, help="Where no platform tells the time, the files' own counts.")
@click.option("--assignment", metavar="NAME", help="The column's name in canvas.csv; the chapters by default.")
@click.option("--no-training", is_flag=True, help="Leave out the exercises that train for seconds.")
@click.option("--run-notebooks", is_flag=True, help="Load the whole notebook, in the sandbox.")
@ACCEPT
@click.pass_context
def grade(
    ctx: click.Context,
    submissions: Path,
    targets: tuple[str, ...],
    out: Path,
    chapters: tuple[str, ...],
    jobs: int | None,
    cluster: str | None,
    seed: int | None,
    roster: Path | None,
    deadline: str | None,
    late_by_file_time: bool,
    assignment: str | None,
    no_training: bool,
    run_notebooks: bool,
    accept_isolation: str,
) -> None:
    """Grade a class.

    SUBMISSIONS is a folder or an archive, as it was handed in.  TARGET is a chapter or an exercise; without one, every
    chapter from which somebody handed in something is graded.  Verdicts are kept in OUT as they come: if it is
    stopped, in whatever way, the same command goes on; what has not changed is not judged again.

    Exit code: 0 everyone is graded, 2 usage or isolation that is too weak, 3 somebody could not be judged, 130 stopped.
    """
    from dlgrade import content
    from dlgrade.classroom import grading
    from dlgrade.classroom.intake import read_roster, take_in
    from dlgrade.classroom.store import Store

    due = None if deadline is None else _moment(deadline)
    chosen = content.select([*targets, *chapters])
    students = read_roster(roster) if roster is not None else None
    intake = take_in(
        submissions,
        chosen,
        roster=students,
        deadline=due,
        run_notebooks=run_notebooks,
        ignore=out,
        late_by_file_time=late_by_file_time,
    )
    _refuse_what_is_not_ours(out)
    if not (targets or chapters):
        chosen = grading.handed_in(chosen, intake)
    if no_training:
        chosen = [e for e in chosen if not e.training]
    with Store.open(out) as store:
        before = store.seed
        if seed is None:
            seed = before if before is not None else secrets.randbits(32)
        planned = grading.plan(chosen, seed)
        count = grading.keep(store, intake, planned)
        if assignment is not None:
            store.note(assignment=assignment)
        _warn_of_seed(seed)
        _say_what_is_to_come(intake, planned, chosen, (count, store.handed_in()), before)
        del intake  # everything is in the store now
        if count:
            try:
                jobs = min(jobs or _processors(), count)
                with _runner(planned, accept_isolation, jobs, cluster) as runner, _progress() as show:
                    grading.grade(store, runner, show)
            except KeyboardInterrupt:
                left = sum(len(exercises) for _, exercises in store.open_work())
                _tell(f"\nstopped: {count - left} of {count} exercises judged and kept; the same command goes on there")
                if left < count:
                    _write(store, out)
                    _tell(f"{out / 'gradebook.csv'} holds what is done so far")
                ctx.exit(INTERRUPTED)
        failed = _summary(store.result(), out)
        _say_where(out, _write(store, out), failed)
        ctx.exit(3 if failed else 0)


@click.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.argument("student")
@click.argument("targets", nargs=-1, metavar="[ID]...", shell_complete=complete_targets)
@click.option("--json", "as_json", is_flag=True, help="Write the report as JSON to standard output.")
@click.option("-v", "--verbose", is_flag=True, help="Show every exercise and every case.")
@ACCEPT
@click.pass_context
def replay(
    ctx: click.Context,
    out: Path,
    student: str,
    targets: tuple[str, ...],
    as_json: bool,
    verbose: bool,
    accept_isolation: str,
) -> None:
    """Judge one student's work again and show the full report.

    OUT is the folder that `dlgrade grade` wrote, STUDENT a key, id, e-mail address or name in it, ID an exercise; by
    default all.  The stored work is judged with the class's seed; the grades stay as they are.
    """
    from dlgrade import content
    from dlgrade.classroom.replay import replay as again
    from dlgrade.classroom.replay import student_named
    from dlgrade.classroom.store import Store
    from dlgrade.judge.run import CheckReport

    with Store.look(out) as store:
        who = student_named(store, student)
        graded = {e.id for e in store.exercises}
        chosen = content.select(targets) if targets else [e for e in content.entries() if e.id in graded]
        found = again(store, who, chosen, accept=accept_isolation)
        seed = store.seed or 0
    report = CheckReport(seed, found.reports)
    if as_json:
        from dlgrade.report import machine

        echo_json(machine.as_json(report))
    else:
        from dlgrade.cli.screen import show
        from dlgrade.report.people import check_lines

        echo(f"{who.name or who.key} ({who.key}), seed {seed}\n{_wrapped(found.isolation)}\n")
        show(check_lines(report, width(), verbose=verbose))
    if found.changed:
        _tell(f"not what the class was graded with: {', '.join(found.changed)} (the content or dlgrade has changed)")
    for name, (kept, fresh) in found.differs.items():
        _tell(f"{name} comes out differently: kept {kept}; now {fresh}")
    ctx.exit(0 if report.passed else 1)


def _write(store: Store, out: Path) -> list[Path]:
    from dlgrade.classroom.outcomes import write_all

    return write_all(store.result(), out, works=store.works(), assignment=store.fact("assignment") or "")


def _warn_of_seed(seed: int) -> None:
    from dlgrade.classroom.outcomes.release import hidden_seed_problem

    problem = hidden_seed_problem(seed)
    if not seed:
        problem = "0 is the seed of `dlgrade check`, whose random cases everyone can try; choose another for the grade"
    if problem:
        _tell(f"note: {problem}")


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(
            f"{text!r} is no date; expected something like 2026-03-01T23:59+01:00", param_hint="--deadline"
        ) from None
    return found if found.tzinfo is not None else found.astimezone()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _runner(planned: Plan, accept: str, jobs: int, address: str | None) -> Iterator[Runner]:
    setup = planned.setup(accept)
    runner: Runner
    if address is not None:
        from dlgrade.classroom.cluster import Cluster

        runner = Cluster(address, setup)
    else:
        from dlgrade.classroom.pool import Pool

        runner = Pool(setup, jobs, planned.patience)
    try:
        yield runner
    finally:
        runner.close()


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None]]:
    """A bar with the time left, on standard error, where that is a terminal."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = [TextColumn("{task.description}"), BarColumn(bar_width=None)]
    times = (
        [TimeElapsedColumn(), TextColumn("{task.fields[word]}"), TimeRemainingColumn()]
        if width() >= 60
        else [TimeRemainingColumn()]
    )
    console = Console(stderr=True, width=width())
    with Bar(*columns, *times, console=console, transient=True) as bar:
        task = bar.add_task("starting", total=None, word="")

        def show(now: Progress) -> None:
            text = f"{now.students_done}/{now.students} students"
            text += f", {now.failed} failed" if now.failed else ""
            bar.update(task, total=now.exercises, completed=now.exercises_done, description=text, word="left")

        yield show


def _say_what_is_to_come(
    intake: Intake, planned: Plan, chosen: Sequence[Entry], counts: tuple[int, int], before: int | None
) -> None:
    """counts : exercises to judge, and exercises handed in."""
    count, total = counts
    chapters = ", ".join(dict.fromkeys(e.chapter for e in chosen))
    _tell(
        f"{counted(len(intake.submissions), 'submission')}, {counted(len(planned.exercises), 'exercise')} of {chapters}"
    )
    if before is not None and before != planned.seed:
        _tell(f"the seed is {planned.seed}, it was {before}: everything is judged again")
    elif count < total:
        _tell(f"{total - count} of {total} judged before and unchanged, {count} to judge")
    for remark in _folded(intake.remarks):
        _tell(f"note: {remark}")
    for name, why in planned.left_out:
        _tell(f"{name} is left out: {why}")


def _folded(remarks: Sequence[str]) -> list[str]:
    """The remarks with those about strangers to the roster, if there are many, in one; the class report has all."""
    from dlgrade.classroom.intake import NOT_LISTED

    strangers = [r.removesuffix(NOT_LISTED).strip() for r in remarks if r.endswith(NOT_LISTED)]
    if len(strangers) <= 3:
        return list(remarks)
    some = ", ".join(strangers[:3])
    told = f"{len(strangers)} submissions are not in the roster and are graded under their own names ({some}, ...)"
    return [*(r for r in remarks if not r.endswith(NOT_LISTED)), told]


def _refuse_what_is_not_ours(out: Path) -> None:
    """Raise UsageError where a gradebook of somebody's own would be written over."""
    from dlgrade.classroom.store import FILE
    from dlgrade.errors import UsageError

    if (out / "gradebook.csv").exists() and not (out / FILE).exists():
        raise UsageError(f"{out} holds a gradebook.csv but no {FILE}: it is not of this command; give another folder")


def _summary(result: ClassResult, out: Path) -> int:
    """Say how the class did; returns how many students could not be judged."""
    from statistics import mean, median

    from dlgrade.classroom.outcomes.people import shown

    counts: dict[str, int] = {}
    scores: list[float] = []
    troubled: list[str] = []
    for outcome in result.outcomes:
        if outcome.problems and outcome.status != "failed":  # of those, more is said
            troubled.append(shown(outcome.student))
        counts[outcome.status] = counts.get(outcome.status, 0) + 1
        if outcome.status in ("graded", "partial"):
            scores.append(outcome.score)
    words = {"graded": "graded", "partial": "graded on a part", "missing": "missing", "failed": "not judged"}
    echo(_wrapped(", ".join(f"{counts[s]} {w}" for s, w in words.items() if s in counts)))
    if scores:
        echo(
            _wrapped(
                f"points of {result.max_score:g}: mean {mean(scores):.1f}, median {median(scores):g}, "
                f"lowest {min(scores):g}, highest {max(scores):g}"
            )
        )
    written = sum(rubric_points for *_, rubric_points in result.exercises)
    if written:
        echo(_wrapped(f"{written:g} of the points are for written answers, which people mark:"))
        echo(f"  dlgrade mark {shlex.quote(str(out))}")
    if troubled:
        names = ", ".join(troubled[:3]) + (", ..." if len(troubled) > 3 else "")
        verb = "needs" if len(troubled) == 1 else "need"
        those = f"{counted(len(troubled), 'submission')} {verb} a look ({names})"
        _tell(f"note: {those}: the gradebook's last column says why")
    echo(_wrapped(result.isolation))
    return counts.get("failed", 0)


def _say_where(out: Path, paths: Sequence[Path], failed: int) -> None:
    names = [p.relative_to(out) for p in paths if p.is_relative_to(out)]
    here = [str(n) for n in names if len(n.parts) == 1]
    folders = dict.fromkeys(f"{n.parts[0]}{os.sep}" for n in names if len(n.parts) > 1)
    echo(_wrapped(f"written to {out}: {', '.join([*here, *folders])}"))
    if failed:
        _tell(
            f"{counted(failed, 'student')} could not be judged (the gradebook says why) and nobody is scored on that; "
            "the same command tries again"
        )


def _wrapped(text: str) -> str:
    import textwrap

    return "\n".join(
        textwrap.fill(line, width(), break_on_hyphens=False, break_long_words=False) for line in text.splitlines()
    )


def _tell(text: str) -> None:
    """To standard error: standard output is for results."""
    from dlgrade.sandbox import clean

    click.echo(_wrapped(clean(text, 4000)), err=True)
