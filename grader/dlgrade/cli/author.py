"""``dlgrade author``: for those who write exercises."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dlgrade.cli.processes import in_order
from dlgrade.cli.screen import complete_targets, echo

if TYPE_CHECKING:
    from dlgrade.content import Entry

TARGETS = click.argument("targets", nargs=-1, metavar="[TARGET]...", shell_complete=complete_targets)


@click.group()
def author() -> None:
    """Write exercises: check, sync, new, matrix."""


@author.command()
@TARGETS
@click.option(
    "--mutants", type=click.IntRange(0), default=60, show_default=True, help="Mutants tried of each function."
)
@click.option("--seeds", type=click.IntRange(1, 50), default=3, show_default=True, help="Seeds tried.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes.")
@click.option("-q", "--quiet", is_flag=True, help="Only exercises with faults.")
@click.pass_context
def check(ctx: click.Context, targets: tuple[str, ...], mutants: int, seeds: int, jobs: int, quiet: bool) -> None:
    """Prove that exercises are fair: stubs earn nothing, right code everything, mistakes are told apart."""
    from dlgrade import content
    from dlgrade.author import linter

    chosen = content.select(targets)
    faults = 0
    for count, told in in_order(partial(_linted, seeds=seeds, mutants=mutants), chosen, jobs):
        faults += count
        if count or not quiet:
            echo(told)
    for fault in [
        *linter.sandbox_faults(chosen),
        *(f"stray file: {p}" for p in (linter.stray_files() if not targets else [])),
    ]:
        faults += 1
        echo(f"FAULT {fault}")
    echo(f"{len(chosen)} exercises, {faults} faults")
    ctx.exit(1 if faults else 0)


def _linted(entry: Entry, seeds: int, mutants: int) -> tuple[int, str]:
    """(number of faults, what is said of it)."""
    from dlgrade.author import linter

    found = linter.lint(entry, seeds=linter.seeds_of(seeds), mutants=mutants)
    return len(found.faults), linter.findings_text(found)


@author.command()
@TARGETS
@click.option("--check", "dry", is_flag=True, help="Write nothing; exit 1 if a stub is out of date.")
@click.pass_context
def sync(ctx: click.Context, targets: tuple[str, ...], dry: bool) -> None:
    """Derive the stubs in exercises/ from the solutions."""
    from dlgrade import content
    from dlgrade.author import linter

    written = linter.sync(content.select(targets), dry=dry)
    for path in written:
        echo(f"{'out of date' if dry else 'wrote'}: {path}")
    ctx.exit(1 if dry and written else 0)


@author.command()
@TARGETS
def matrix(targets: tuple[str, ...]) -> None:
    """Which case catches which mistake."""
    from dlgrade import content
    from dlgrade.author import linter

    for entry in content.select(targets):
        echo(linter.matrix_text(linter.lint(entry, seeds=(0,), mutants=0)))


@author.command()
@click.argument("identifier")
@click.argument("name")
@click.option(
    "--content", "root", type=click.Path(file_okay=False, path_type=Path), help="The content folder to write to."
)
def new(identifier: str, name: str, root: Path | None) -> None:
    """Make the skeleton of an exercise: `dlgrade author new ch10.b9 short_name`."""
    from dlgrade.author.scaffold import new_exercise

    path = new_exercise(identifier, name, root)
    echo(f"wrote {path}\nNext: fill it in, then dlgrade author sync {identifier} and dlgrade author check {identifier}")
