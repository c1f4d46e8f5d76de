"""``dlgrade release``: what students get when the solutions stay at home."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from dlgrade.cli.export import TARGETS, write_folder
from dlgrade.cli.screen import counted, echo


@click.command()
@TARGETS
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder.")
@click.option("--force", is_flag=True, help="Overwrite files that are there and differ.")
@click.option("-v", "--verbose", is_flag=True, help="Name the cases that stay with you, and why.")
def release(targets: Sequence[str], out: Path, force: bool, verbose: bool) -> None:
    """A folder for students without any solution.

    It holds the stubs, the public cases as values, and check.py, which needs only Python and NumPy.  Its random cases
    have a seed of their own; the grade is made with `dlgrade grade --seed N`.
    """
    from dlgrade import content
    from dlgrade.classroom.outcomes.release import release_files

    chosen = content.select(targets)
    files, made = release_files(chosen)
    write_folder(out, files, force=force)
    public = sum(len(r.data["cases"]) for r in made)
    withheld = sum(len(r.withheld) for r in made)
    without = [r.id for r in made if not r.data["cases"]]
    stay = f", {counted(withheld, 'case')} stay with you (-v says why)" if withheld else ""
    echo(f"{out}: {counted(len(chosen), 'exercise')}, {counted(public, 'public case')}{stay}")
    if without:
        echo(f"without any public case: {', '.join(without)}")
    if verbose:
        for released in made:
            for name, why in released.withheld:
                echo(f"  {released.id}  {name}: {why}")
    echo("No line of a solution is in it. `python check.py` there runs the public cases; it is not the grade.")
