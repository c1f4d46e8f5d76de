"""The learner's smaller commands: list, init, show, hint, solution, reset."""

from __future__ import annotations

import re
import shlex
import textwrap
from collections.abc import Sequence
from pathlib import Path

import click

from dlgrade import content
from dlgrade import work as folders
from dlgrade.cli.recording import keep_hint
from dlgrade.cli.screen import WORK, complete_targets, counted, echo, width
from dlgrade.errors import NoWorkFolder, UsageError
from dlgrade.stub import ANSWER_NAME

TARGET = click.argument("target", metavar="ID", shell_complete=complete_targets)


def one(target: str) -> content.Entry:
    """The one exercise that ``target`` names."""
    found = content.select([target])
    if len(found) != 1:
        raise UsageError(f"{target!r} is a chapter of {len(found)} exercises; give one of them: {found[0].id}, ...")
    return found[0]


# What begins a line of its own: a definition, an item of a list, a row of a table.
_ITEM = re.compile(r"\S.{0,40}? : |->|[-*•] |\w{1,2}[.)] |.*  ")


def _fold(text: str, indent: str = "") -> str:
    """Text at the width of the screen.

    Where every line fits, the text stays as it is written.  Else lines of one start that run on into each other are
    joined and wrapped again; tables (two spaces within a line) keep their lines.
    """
    room = width() - len(indent)
    lines = text.splitlines()
    longest = max(map(len, lines), default=0)
    if longest <= room:
        return "\n".join((indent + line).rstrip() for line in lines)
    paragraphs: list[str] = []
    last = ""
    for line in lines:
        start = len(line) - len(line.lstrip())
        runs_on = len(last) > 0.7 * longest and line.strip() and not _ITEM.match(line.strip())
        if runs_on and start == len(last) - len(last.lstrip()) and not last.rstrip().endswith(":"):
            paragraphs[-1] += " " + line.strip()
        else:
            paragraphs.append(line)
        last = line
    rows = []
    for paragraph in paragraphs:
        lead = indent + " " * (len(paragraph) - len(paragraph.lstrip()))
        rows += textwrap.wrap(paragraph.strip(), width(), initial_indent=lead, subsequent_indent=lead) or [""]
    return "\n".join(rows)


@click.command(name="list")
@click.argument("chapter", required=False, shell_complete=complete_targets)
def list_(chapter: str | None) -> None:
    """The chapters, or the exercises of one."""
    if chapter is None:
        everything = content.entries()
        for name in dict.fromkeys(e.chapter for e in everything):
            count = sum(e.chapter == name for e in everything)
            echo(f"{name:<7} {count:>3} exercises  {content.CHAPTER_TITLES.get(name, '')}"[: width()])
        echo(_fold("`dlgrade list CHAPTER` shows its exercises."))
        return
    for entry in content.select([chapter]):
        echo(f"{entry.id:<10} {entry.title}"[: width()])


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--chapter", "chapters", multiple=True, help="Only this chapter (may be repeated).")
def init(folder: Path, chapters: Sequence[str]) -> None:
    """Make a folder with the exercises to work in.  Files that are there already are kept."""
    chosen = content.select(chapters)
    if (folder / "solutions").is_dir() and (folder / "grader").is_dir():
        raise UsageError(f"{folder} is dlgrade's own source; choose a folder of your own")
    written, kept = folders.write_stubs(folder, chosen)
    done = f"{counted(written, 'exercise')} written to {folder / 'exercises'}"
    echo(done + (f", {kept} kept as they are" if kept else ""))
    there = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))}, "
    echo(f"Next: {there}open {chosen[0].place}, then run: dlgrade check {chosen[0].id}")


@click.command()
@TARGET
@click.option("--rubric", is_flag=True, help="Also the key points of the written part (write yours first).")
def show(target: str, rubric: bool) -> None:
    """The task, its source and its points."""
    import inspect

    entry = one(target)
    exercise = entry.load()
    echo(_fold(f"{entry.id}  {entry.title}"))
    counts = ((exercise.points, "point"), (len(exercise.cases), "case"), (len(exercise.hints), "hint"))
    points = ", ".join(f"{n:g} {word}{'' if n == 1 else 's'}" for n, word in counts)
    echo(_fold(f"{entry.heading[1]} · {points} · {entry.place}"))
    if exercise.uses:
        echo(f"may import: {', '.join(exercise.uses)} (beside NumPy and the standard library)")
    for name, part in exercise.parts.items():
        try:
            signature = str(inspect.signature(part))
        except (ValueError, TypeError):
            signature = "(...)"
        echo("")
        echo(_fold(f"{'class ' if isinstance(part, type) else ''}{name}{signature}"))
        echo("")
        echo(_fold(inspect.getdoc(part) or "", "  "))
        if isinstance(part, type):
            for method, function in vars(part).items():
                if callable(function) and function.__doc__ and not method.startswith("_"):
                    echo("")
                    echo(_fold(f"  {method}{inspect.signature(function)}"))
                    echo(_fold(inspect.cleandoc(function.__doc__), "    "))
    if exercise.rubric:
        echo("")
        echo(_fold(f"Written part, {exercise.rubric_points:g} points: your text in {ANSWER_NAME}, marked by people."))
        if not rubric:
            echo(_fold("`--rubric` shows what they look for; write first, for it names the key points."))
        for point in exercise.rubric if rubric else ():
            echo(_fold(f"- {point}", "  "))


@click.command()
@TARGET
@WORK
@click.option("--all", "everything", is_flag=True, help="All hints seen so far.")
def hint(target: str, work: Path | None, everything: bool) -> None:
    """One more hint for an exercise, at each call."""
    entry = one(target)
    hints = entry.load().hints
    if not hints:
        echo(f"{entry.id} has no hints.")
        return
    try:
        folder: Path | None = folders.find(work, Path.cwd())
    except NoWorkFolder:
        folder = None
    seen = folders.hints_seen(folder).get(entry.id, 0) if folder else 0
    count = min(seen + 1, len(hints)) if not everything else max(min(seen, len(hints)), 1)
    for i in range(count) if everything else [count - 1]:
        echo(_fold(f"hint {i + 1} of {len(hints)}: {hints[i]}"))
    if folder and count > seen:
        folders.note_hint(folder, entry.id, count)
        keep_hint(entry.id, count)
    if not everything and seen >= len(hints):
        echo(_fold(f"That was the last one. `dlgrade solution {entry.id}` shows the solution."))


@click.command()
@TARGET
@WORK
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.option("--diff", is_flag=True, help="How your file differs from it.")
def solution(target: str, work: Path | None, yes: bool, diff: bool) -> None:
    """The reference solution, or how yours differs from it."""
    entry = one(target)
    if not yes and not click.confirm(f"Show the solution of {entry.id}? Seeing it ends the exercise"):
        return
    source = entry.load().core().solution_text()
    if not diff:
        echo(source)
        return
    import difflib

    from dlgrade.judge.judging import NoFile, submission
    from dlgrade.sandbox import clean

    path = folders.find(work, Path.cwd()) / entry.place
    try:
        mine = submission(path)[path.name].decode("utf-8-sig", "replace")
    except NoFile as failure:
        raise UsageError(str(failure)) from None
    code = re.split(r"(?m)^(?:# The written part\.|ANSWER = )", clean(mine, 10**6))[0]  # what the solution has none of
    yours, theirs = code.rstrip().splitlines(), source.splitlines()
    title = entry.stub.read_text(encoding="utf-8").splitlines()[0]
    if yours[:1] == [title]:
        theirs[:0] = [title, ""]  # every file begins with it: no difference to look at
    lines = list(difflib.unified_diff(_spaced(yours), _spaced(theirs), entry.place, "solution", lineterm="", n=2))
    echo("\n".join(lines) if lines else f"{entry.place} is the solution, word for word.")


def _spaced(lines: Sequence[str]) -> list[str]:
    """The lines with one empty line where there are several, so that only words differ."""
    return [line for i, line in enumerate(lines) if line.strip() or (i and lines[i - 1].strip())]


@click.command()
@TARGET
@WORK
def reset(target: str, work: Path | None) -> None:
    """Put the untouched stub back; your version is kept."""
    entry = one(target)
    folder = folders.find(work, Path.cwd())
    backup = folders.reset(folder, entry)
    echo(f"{entry.place} is the untouched stub again" + (f"; yours is kept as {backup.name}" if backup else ""))
