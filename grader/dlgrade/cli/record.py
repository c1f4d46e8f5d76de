"""``dlgrade record``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from dlgrade.cli.recording import LOCAL, record_path
from dlgrade.cli.screen import WORK, echo


@click.group()
def record() -> None:
    """Your own record of attempts and reviews: path, export, import, reset.

    It lies on this machine alone: in the platform's data folder, where DLGRADE_RECORD says, or with --local in the work
    folder.
    """


@record.command()
@WORK
@LOCAL
def path(work: Path | None, local: bool) -> None:
    """Where it is."""
    echo(str(record_path(local, work)))


@record.command()
@WORK
@LOCAL
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file.")
def export(work: Path | None, local: bool, output: Path | None) -> None:
    """Write it as JSON, to standard output or a file."""
    import json

    from dlgrade.errors import UsageError
    from dlgrade.files import write_whole
    from dlgrade.learner import exchange
    from dlgrade.learner.record import open_record

    place = record_path(local, work)
    if not place.exists():
        raise UsageError(f"there is no record at {place}; `dlgrade check` or `dlgrade drill` begins one")
    with open_record(place) as kept:
        found = exchange.contents(kept)
    text = json.dumps(exchange.as_json(found), indent=1) + "\n"
    if output is None:
        click.echo(text, nl=False)
        return
    write_whole(output, text)
    click.echo(f"{len(found.attempts)} attempts and {len(found.cards)} review states written to {output}", err=True)


@record.command(name="import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@WORK
@LOCAL
@click.option(
    "--merge/--replace", default=True, show_default=True, help="Add to what is there, or put it in its place."
)
def import_(file: Path, work: Path | None, local: bool, merge: bool) -> None:
    """Take in a FILE that export wrote.  What --replace replaces is kept beside the record."""
    from dlgrade.errors import UsageError
    from dlgrade.learner import exchange
    from dlgrade.learner.record import free_name, open_record

    try:
        with file.open("rb") as stream:
            data = stream.read(exchange.LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from None
    theirs = exchange.read(data)
    place = record_path(local, work)
    with open_record(place) as kept:
        before = len(kept.attempts())
        if not merge and before:
            copy = free_name(place, datetime.now(UTC))
            kept.copy_to(copy)
            echo(f"what was there is kept in {copy}")
        made = exchange.take_in(kept, theirs, merge=merge)
    echo(f"{len(made.attempts)} attempts ({len(made.attempts) - before:+d}), {len(made.cards)} review states")


@record.command()
@WORK
@LOCAL
@click.option("--yes", is_flag=True, help="Without it, nothing is done.")
def reset(work: Path | None, local: bool, yes: bool) -> None:
    """Set it aside and begin a new one; the old file is kept beside it."""
    from dlgrade.errors import UsageError
    from dlgrade.learner.record import set_aside

    place = record_path(local, work)
    if not place.exists():
        echo(f"there is no record at {place}")
        return
    if not yes:
        raise UsageError(f"this sets {place} aside and begins a new record; give --yes if that is what you want")
    echo(f"set aside as {set_aside(place, datetime.now(UTC))}")
