"""``dlgrade mark``: written answers, one after the other."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dlgrade.cli.screen import complete_targets, echo, show, width

if TYPE_CHECKING:
    from dlgrade.classroom.outcomes.written import Mark, Part

HELP = (
    "Type the numbers of the points that are met, as in 1 3; a for all, 0 for none; = 2.5 gives points of your own. "
    "Words behind # go to the student. s skips, b goes back, t shows the task, q ends; every mark is kept at once."
)
Line = list[tuple[str, str]]


@click.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.argument("targets", nargs=-1, metavar="[TARGET]...", shell_complete=complete_targets)
@click.option("--names", is_flag=True, help="Show whose answer it is (hidden by default).")
@click.option("--all", "everything", is_flag=True, help="Also the answers that are marked already.")
@click.pass_context
def mark(ctx: click.Context, out: Path, targets: Sequence[str], names: bool, everything: bool) -> None:
    """Mark the written answers of a graded class.

    OUT is the folder that `dlgrade grade` wrote.  TARGET limits it to a chapter or an exercise.  Marks are kept in
    OUT/marks.sqlite one by one: stop whenever you like, the next call goes on.  The gradebook is written anew at the
    end.
    """
    from dlgrade import content
    from dlgrade.classroom.outcomes import write_all
    from dlgrade.classroom.outcomes.written import Parts, Rubric, load_marks
    from dlgrade.classroom.store import Store

    with Store.look(out) as store:
        result, works = store.result(), store.works()
        chosen = {e.id: e for e in content.select(targets)}
        rubrics = {}
        for identifier, title, _, rubric_points in result.exercises:
            if rubric_points and identifier in chosen:
                exercise = None if chosen[identifier].left_out else chosen[identifier].load()
                told = (exercise.__doc__ or "", exercise.rubric) if exercise is not None else ("", ())
                rubrics[identifier] = Rubric(title, *told, rubric_points)
        parts = Parts(store.students(), works, rubrics, load_marks(out))
        todo = parts if everything else parts.open()
        if not todo:
            which = f"all {len(parts)} written answers are marked; --all shows them again" if parts else ""
            echo(_folded(which or "there is no written answer to mark here"))
            return
        count, stopped = _walk(out, todo, names=names)
        left = len(Parts(store.students(), works, rubrics, load_marks(out)).open())
        if count:
            write_all(result, out, works=works, assignment=store.fact("assignment") or "")
        kept = f"{count} {'mark' if count == 1 else 'marks'} kept"
        renewed = "; the gradebook and the reports are written anew" if count else ""
        echo(_folded(f"{kept}, {left} of {len(parts)} answers still to be marked{renewed}."))
        if left:
            echo(f"To go on:\ndlgrade mark {out}")
        if stopped:
            ctx.exit(130)


def _walk(out: Path, parts: Sequence[Part], *, names: bool) -> tuple[int, bool]:
    """Show the parts and ask for a mark on each; returns how many marks were given, and whether Ctrl-C ended it."""
    from dlgrade.classroom.outcomes.written import save_mark

    echo(_folded(HELP))
    i = 0
    given: set[tuple[str, str]] = set()
    while i < len(parts):
        part = parts[i]
        show(_shown(part, i + 1, len(parts), names=names))
        while True:
            try:
                said = input("mark> ").strip()
            except EOFError:
                echo("")
                return len(given), False
            except KeyboardInterrupt:
                echo("")
                return len(given), True
            except UnicodeDecodeError:
                said = "?"
            if said in ("q", "quit"):
                return len(given), False
            if said == "s":
                i += 1
                break
            if said == "b":
                i = max(i - 1, 0)
                break
            if said == "t":
                echo(_folded(part.task or "the task is not at hand"))
                continue
            try:
                made = understood(said, part)
            except ValueError as problem:
                echo(_folded(f"{problem} {HELP}"))
                continue
            save_mark(out, part.student, part.exercise, made)
            given.add((part.student, part.exercise))
            echo(f"{made.points:g} of {part.max_points:g}" + (f"  # {made.comment}" if made.comment else ""))
            i += 1
            break
    return len(given), False


def understood(said: str, part: Part) -> Mark:
    """The mark that a line means.  Raises ValueError with what is wrong about it."""
    from dlgrade.classroom.outcomes.written import Mark

    text, _, comment = said.partition("#")
    text, comment, digest = text.strip(), comment.strip(), part.answer.digest
    count = len(part.rubric)
    own = re.fullmatch(r"=\s*(\d{1,4}(?:\.\d{1,3})?)", text)
    if own:
        points = float(own.group(1))
        if points > part.max_points:
            raise ValueError(f"{points:g} is more than the {part.max_points:g} points of this part.")
        return Mark(points, (), comment, digest)
    if text in ("a", "all"):
        return Mark(part.max_points, tuple(range(count)), comment, digest)
    if not re.fullmatch(r"\d+(?:[\s,]+\d+)*", text):
        raise ValueError(f"{said!r} is no mark." if said else "Nothing was typed.")
    numbers = sorted({int(n) for n in re.findall(r"\d+", text)})
    if numbers == [0]:
        return Mark(0.0, (), comment, digest)
    if numbers[0] < 1 or numbers[-1] > count:
        raise ValueError(f"the rubric has the points 1 to {count}." if count else "there is no rubric; use = POINTS.")
    points = round(part.max_points * len(numbers) / count, 2)
    return Mark(points, tuple(n - 1 for n in numbers), comment, digest)


def _shown(part: Part, number: int, total: int, *, names: bool) -> list[Line]:
    from dlgrade.classroom.outcomes.written import LONGEST
    from dlgrade.sandbox import clean

    room = width()
    who = f" · {part.name}" if names else ""
    head = f"{part.exercise} · {part.title} · answer {number} of {total}{who}"
    lines: list[Line] = [[], *_wrapped(head, room, "bold"), []]
    if part.answer.note:
        lines += _wrapped(part.answer.note, room, "yellow")
    for paragraph in clean(part.answer.text.strip(), LONGEST).expandtabs(4).splitlines():
        lines += _wrapped(paragraph, room, "", "  ")
    lines.append([])
    lines += _wrapped(f"{part.max_points:g} points for", room, "dim")
    for i, point in enumerate(part.rubric, start=1):
        met = part.old is not None and i - 1 in part.old.met and not part.stale
        lines += _wrapped(point, room, "green" if met else "", f"  {i} ")
    if part.old is not None:
        older = "given to an older text" if part.stale else "given before"
        lines += _wrapped(f"{older}: {part.old.points:g}" + f"  {part.old.comment}".rstrip(), room, "yellow")
    return lines


def _wrapped(text: str, room: int, style: str, head: str = "") -> list[Line]:
    indent = " " * (len(text) - len(text.lstrip()))  # code and lists keep their own
    rows = textwrap.wrap(text.strip(), max(room - len(head) - len(indent), 20), break_on_hyphens=False) or [""]
    return [
        [(head if i == 0 else " " * len(head), "dim"), (indent[: room // 2] + row, style)] for i, row in enumerate(rows)
    ]


def _folded(text: str) -> str:
    return "\n".join(textwrap.fill(p, width(), break_on_hyphens=False) for p in text.splitlines())
