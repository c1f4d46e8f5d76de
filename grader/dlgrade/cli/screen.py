"""Writing to the terminal: Rich where there is one, plain text where there is none."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from dlgrade.cli.letters import shown, speaks_unicode

WORK = click.option(
    "--work",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder that holds exercises/ (default: the nearest one upward).",
)


def width() -> int:
    """Columns to write in: between 40 and 120."""
    return max(40, min(shutil.get_terminal_size((80, 24)).columns, 120))


def show(lines: Sequence[list[tuple[str, str]]]) -> None:
    """Write styled lines: with colour on a terminal (unless NO_COLOR), plainly otherwise."""
    from dlgrade.report.people import plain, rich_text

    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if coloured and speaks_unicode(sys.stdout):
        from rich.console import Console

        console = Console(width=width(), highlight=False, soft_wrap=True)
        console.print(rich_text(lines), end="")
    else:
        echo(plain(lines), newline=False)


def echo(text: str, *, newline: bool = True) -> None:
    """Plain text to standard output, in the letters that it has."""
    if not speaks_unicode(sys.stdout):
        text = shown(text, sys.stdout.encoding or "ascii")  # Click would write UTF-8 where the terminal said ASCII
    click.echo(text, nl=newline)


def counted(count: int, word: str) -> str:
    """1 exercise, 2 exercises."""
    return f"{count} {word}{'' if count == 1 else 's'}"


def echo_json(value: Any) -> None:
    """A value as JSON: its letters as they are where standard output has them all, escaped where not."""
    text = json.dumps(value, indent=1, ensure_ascii=False)
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:  # few letters, or half a surrogate pair that learner code has printed
        text = json.dumps(value, indent=1)
    click.echo(text)


def complete_targets(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[Any]:
    """Shell completion of chapters and exercises."""
    from click.shell_completion import CompletionItem

    from dlgrade.content import entries

    everything = entries()
    names = [(c, "") for c in dict.fromkeys(e.chapter for e in everything)] + [(e.id, e.title) for e in everything]
    return [CompletionItem(n, help=t) for n, t in names if n.startswith(incomplete)]
