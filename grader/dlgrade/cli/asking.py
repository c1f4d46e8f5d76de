"""Asking a question in the terminal and saying what the answer was worth; shared by `quiz` and `drill`."""

from __future__ import annotations

import contextlib
import os
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from dlgrade.bank.form import key_text
from dlgrade.bank.marking import Marked, shown
from dlgrade.bank.numbers import Interval, printed
from dlgrade.bank.responses import BLANK, Response, Unreadable, read
from dlgrade.bank.terminal import Line, harmless, marks_text, question_lines, wrapped
from dlgrade.cli.screen import echo, show, width

if TYPE_CHECKING:
    from dlgrade.bank.variant import Variant

PROMPTS = {"MCQ": "A-D", "MSQ": "letters, such as AC", "NAT": "a number"}
KEYS = {"MCQ": "a-d", "MSQ": "a-d in or out, then Enter", "NAT": "a number, then Enter"}
HEARTBEAT = 60.0  # seconds; nothing happens while a question is thought about


def put(variant: Variant, head: str, why: str = "") -> None:
    """Show heading, why it is asked, stem and options."""
    lines = question_lines(variant, width(), head=head)
    if sum(len(piece) for piece, _ in lines[0]) > width():
        lines[0:1] = [*plainly(head, width(), style="bold"), [(marks_text(variant), "dim")]]
    if why:
        at = next(i for i, line in enumerate(lines) if line[-1][1] == "dim") + 1
        lines[at:at] = plainly(why, width(), style="dim")
    show([[], *lines])


def plainly(text: str, columns: int, first: str = "", style: str = "") -> list[Line]:
    """Words that are no markup as lines; what follows the first line is indented."""
    rows = textwrap.wrap(harmless(text), columns, initial_indent=first, subsequent_indent="    " if first else "")
    return [[(row, style)] for row in rows or [first]]


def hear(variant: Variant) -> Response:
    """Read answers until one can be read; Enter alone skips, and so does s, as in a drill.

    Raises KeyboardInterrupt at Ctrl-C, and at q or the end of input (Ctrl-D), which is how one stops, Click's Exit
    with code 0.
    """
    while True:
        click.echo(f"\n{PROMPTS[variant.kind]} (Enter skips): ", nl=False)
        try:
            text = input().strip()
            if text.casefold() in ("q", "quit"):
                raise click.exceptions.Exit(0)
            if text.casefold() in ("", "s", "skip"):
                return BLANK
            response = read(text, variant.kind, decimals=variant.decimals, unit=variant.question.unit)
            if response.attempted:
                return response
            show(plainly(f"{text!r} is no answer; Enter alone skips", width()))  # "x" or "-": on paper, not attempted
        except Unreadable as error:
            show(plainly(str(error), width()))
        except UnicodeDecodeError:
            click.echo("these bytes are no text; type letters or a number")
        except EOFError:
            raise click.exceptions.Exit(0) from None


def tell(variant: Variant, response: Response, marked: Marked, *, graded: bool = True) -> None:
    """Right or wrong, the belief behind it, the worked steps; what it is worth, if it is ``graded``."""
    head = {
        "right": ("Right.", "green"),
        "wrong": ("Wrong.", "red"),
        "near": ("Not quite: just outside the interval. Rounded too early?", "yellow"),
        "blank": ("Skipped.", "dim"),
        "to all": ("This question is withdrawn; everybody gets its marks.", "yellow"),
    }[marked.verdict]
    if graded:
        lines: list[Line] = [[], [(head[0], f"bold {head[1]}"), (f"  {shown(marked.marks)} of {variant.marks}", "dim")]]
    else:
        lines = [[], *plainly(head[0], width(), style=f"bold {head[1]}")]
    if marked.verdict != "right":
        exact = isinstance(variant.key, Interval) and variant.key.low == variant.key.high
        key = printed(variant.answer, variant.decimals) if exact else key_text(variant.key, variant.decimals)
        lines.append([("The key is ", ""), (key, "bold"), (".", "")])
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


# ---- hearing single keys, or lines where there is no terminal ------------------------------------------------------


class Ear:
    """What the learner types: keys at a terminal, lines elsewhere.

    read_key : waits up to so many seconds for a key, or None for lines.
    """

    def __init__(self, read_key: Callable[[float], str] | None) -> None:
        self.read_key = read_key
        self.redraws = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"

    def answer(self, variant: Variant, meanwhile: Callable[[], None] | None = None) -> tuple[str, str]:
        """(text, what is wanted): "done", "skip", "help" or "quit"; ``meanwhile`` is done before anything is typed."""
        from dlgrade.learner.answering import line, nothing_typed, press

        prompt = f"{KEYS[variant.kind] if self.read_key else PROMPTS[variant.kind]}: "
        click.echo(f"\n{prompt}", nl=False)
        sys.stdout.flush()
        if meanwhile is not None:
            meanwhile()
        if self.read_key is None:
            while True:
                text, wanted = line(self.line())
                if wanted:
                    return text, wanted
                click.echo(f"{prompt}", nl=False)
        typed = nothing_typed(variant.kind, "".join(o.label for o in variant.options))
        while True:
            key = self.read_key(HEARTBEAT)
            if not key:
                continue
            after, wanted = press(typed, key)
            if after.text != typed.text:
                self._retype(prompt, typed.text, after.text)
            typed = after
            if wanted:
                click.echo("")
                return typed.text, wanted

    def _retype(self, prompt: str, before: str, after: str) -> None:
        if after.startswith(before):
            echo(after[len(before) :], newline=False)
        elif self.redraws:
            echo(f"\r\x1b[K{prompt}{after}", newline=False)
        else:
            echo(f"\n{prompt}{after}", newline=False)
        sys.stdout.flush()

    def pause(self, meanwhile: Callable[[], None]) -> bool:
        """Wait until the learner has read; False if they quit.  Lines are not waited for: they are the answers."""
        if self.read_key is None:
            return True
        click.echo("\nEnter: next, q: quit ", nl=False)
        sys.stdout.flush()
        meanwhile()
        while True:
            key = self.read_key(HEARTBEAT)
            if key in ("\r", "\n", " ", "n", "q", "\x04"):
                click.echo("")
                return key not in ("q", "\x04")

    def line(self) -> str:
        """One line, Ctrl-D at the end of input; bytes that are no text become replacement characters."""
        try:
            text = input()
        except EOFError:
            click.echo("")
            return "\x04"
        except UnicodeDecodeError:
            return "\ufffd"
        if not sys.stdin.isatty():
            click.echo("")  # nobody sees what was piped in
        return text


@contextlib.contextmanager
def ear() -> Iterator[Ear]:
    """Hear keys if this is a terminal, else lines."""
    from dlgrade.cli.keys import key_reader

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield Ear(None)
        return
    with key_reader() as read_key:
        yield Ear(read_key)
