"""``dlgrade export``: autograders for other systems."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from dlgrade.cli.screen import complete_targets, counted, echo

TARGETS = click.argument("targets", nargs=-1, required=True, metavar="TARGET...", shell_complete=complete_targets)


@click.group()
def export() -> None:
    """Autograders for other systems: gradescope, github."""


@export.command()
@TARGETS
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The archive.")
@click.option("--seed", type=click.IntRange(0), help="Seed of the random cases; a fresh one by default.")
@click.option(
    "--visibility",
    type=click.Choice(("visible", "after_due_date", "after_published", "hidden")),
    default="visible",
    show_default=True,
    help="When students see the tests.",
)
def gradescope(targets: Sequence[str], out: Path, seed: int | None, visibility: str) -> None:
    """An autograder archive for Gradescope.

    Upload it under Configure Autograder.  It holds the solutions and the seed: keep it to yourself.
    """
    import secrets

    from dlgrade import content
    from dlgrade.classroom.outcomes.gradescope import autograder_zip
    from dlgrade.classroom.outcomes.release import hidden_seed_problem
    from dlgrade.files import write_bytes

    chosen = content.select(targets)
    made = secrets.randbelow(2**31 - 1) + 1 if seed is None else seed  # never 0: that is what students check with
    if hidden_seed_problem(made):
        raise click.UsageError(hidden_seed_problem(made))
    data = autograder_zip(chosen, made, visibility=visibility)
    out.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(out, data)
    echo(f"{out}: {counted(len(chosen), 'exercise')}, {len(data) / 1e6:.1f} MB, seed {made}")
    echo("Upload it under Configure Autograder. It holds the solutions and the seed: keep it to yourself.")
    if seed == 0:
        echo("Seed 0 is what `dlgrade check` uses by default: students can know these random cases.")


@export.command()
@TARGETS
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder.")
@click.option("--install", metavar="REQUIREMENT", help="What pip installs; dlgrade of this version by default.")
@click.option("--force", is_flag=True, help="Overwrite files that are there and differ.")
def github(targets: Sequence[str], out: Path, install: str | None, force: bool) -> None:
    """A template repository for GitHub Classroom.

    It holds the stubs and a workflow that runs `dlgrade check` at every push.
    """
    from dlgrade import __version__, content
    from dlgrade.classroom.outcomes.github import classroom_files

    chosen = content.select(targets)
    files = classroom_files(chosen, targets, requirement=install or f"dlgrade=={__version__}")
    write_folder(out, files, force=force)
    echo(f"{out}: {counted(len(chosen), 'exercise')} and a workflow that runs `dlgrade check {' '.join(targets)}`")
    echo("It is feedback, not the grade of record: students can edit the workflow and read what it installs.")


@export.command(name="run-gradescope", hidden=True)
@click.argument("root", type=click.Path(file_okay=False, path_type=Path))
def run_gradescope(root: Path) -> None:
    """Judge ROOT/submission and write ROOT/results/results.json (the exported archive calls this)."""
    import json
    import os
    import time

    from dlgrade.classroom.outcomes.gradescope import grade_submission
    from dlgrade.files import write_whole

    accept = os.environ.get("DLGRADE_ACCEPT_ISOLATION", "full")
    if accept not in ("full", "partial", "none"):
        raise click.UsageError(f"DLGRADE_ACCEPT_ISOLATION is {accept!r}; expected full, partial or none")
    results = root / "results" / "results.json"
    results.unlink(missing_ok=True)  # a failure must not leave the results of another run
    start = time.monotonic()
    made = grade_submission(root, accept_isolation=accept)
    made["execution_time"] = round(time.monotonic() - start, 2)
    results.parent.mkdir(parents=True, exist_ok=True)
    write_whole(results, json.dumps(made, indent=1) + "\n")
    score = sum(t["score"] for t in made["tests"])
    echo(f"{counted(len(made['tests']), 'test')}, {score:g} of {sum(t['max_score'] for t in made['tests']):g} points")


def write_folder(folder: Path, files: dict[str, str], *, force: bool) -> None:
    """Write path -> text below ``folder``; a file that is there with another text is refused before any is written."""
    from dlgrade.errors import UsageError
    from dlgrade.files import write_whole

    differ = []
    for name, text in files.items():
        path = folder / name
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise UsageError(f"{path} is no regular file; move it away, or choose another folder")
        if path.is_file() and path.read_bytes() != text.encode():
            differ.append(name)
    if differ and not force:
        shown = ", ".join(differ[:3]) + (", ..." if len(differ) > 3 else "")
        raise UsageError(
            f"{folder} holds {counted(len(differ), 'file')} with another content ({shown}); choose another folder, or "
            "overwrite with --force"
        )
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
