"""Asking a question in the terminal and saying what the answer was worth; shared by `quiz` and `drill`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from dlgrade.bank.form import key_text
from dlgrade.bank.marking import Marked, shown
from dlgrade.bank.responses import Response, Unreadable, read
from dlgrade.bank.terminal import Line, question_lines, wrapped
from dlgrade.bank.variant import Variant
from dlgrade.cli.screen import show, width

PROMPTS = {"MCQ": "A-D", "MSQ": "letters, such as AC", "NAT": "a number"}


def put(variant: Variant, head: str) -> None:
    """Show heading, stem and options."""
    show([[], *question_lines(variant, width(), head=head)])


def hear(variant: Variant) -> Response:
    """Read answers until one can be read; Enter alone skips.

    Raises KeyboardInterrupt at Ctrl-C, and at the end of input (Ctrl-D), which is how one stops, Click's Exit with
    code 0.
    """
    while True:
        click.echo(f"\n{PROMPTS[variant.kind]} (Enter skips): ", nl=False)
        try:
            return read(input(), variant.kind, decimals=variant.decimals, unit=variant.question.unit)
        except Unreadable as error:
            click.echo(str(error))
        except UnicodeDecodeError:
            click.echo("these bytes are no text; type letters or a number")
        except EOFError:
            raise click.exceptions.Exit(0) from None


def tell(variant: Variant, response: Response, marked: Marked) -> None:
    """Right or wrong, the belief behind it, the worked steps."""
    head = {
        "right": ("Right.", "green"),
        "wrong": ("Wrong.", "red"),
        "near": ("Not quite: just outside the interval. Rounded too early?", "yellow"),
        "blank": ("Skipped.", "dim"),
        "to all": ("This question is withdrawn; everybody gets its marks.", "yellow"),
    }[marked.verdict]
    lines: list[Line] = [[], [(head[0], f"bold {head[1]}"), (f"  {shown(marked.marks)} of {variant.marks}", "dim")]]
    if marked.verdict != "right":
        lines.append([("The key is ", ""), (key_text(variant.key, variant.decimals), "bold"), (".", "")])
    for _, belief, feedback in marked.mistakes:
        if belief:
            lines += wrapped(belief, width(), "It looks like the belief: ", "    ", "yellow")
        if feedback and feedback != belief:
            lines += wrapped(feedback, width(), "    ")
    if marked.verdict != "right" or response.attempted:
        lines += [[], *wrapped(variant.explanation, width())]
    show(lines)


def question_json(variant: Variant) -> Mapping[str, Any]:
    """The variant as marking wants it."""
    return variant.as_json()
