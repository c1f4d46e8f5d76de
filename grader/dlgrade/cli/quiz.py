"""``dlgrade quiz``: randomized questions, asked here or written to a file."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dlgrade.cli.bank import complete_templates

if TYPE_CHECKING:
    from dlgrade.bank.form import Form


@click.command()
@click.argument("targets", nargs=-1, metavar="[SELECTOR]...", shell_complete=complete_templates)
@click.option("-n", "count", type=click.IntRange(1, 500), default=10, show_default=True, help="How many questions.")
@click.option("--kind", type=click.Choice(["mcq", "msq", "nat"], case_sensitive=False), help="Only this kind.")
@click.option("--marks", type=click.Choice(["1", "2"]), help="Only questions of so many marks.")
@click.option("--topic", "topics", multiple=True, help="Only this topic (may be given again).")
@click.option("--syllabus", type=click.Choice(["da", "beyond"]), help="In the GATE DA syllabus, or beyond it.")
@click.option("--seed", type=click.IntRange(0), help="The same seed gives the same questions; without it they are new.")
@click.option("--format", "form", metavar="FORMAT", help="Write in this format: json, md, html, pdf, moodle, ...")
@click.option("-o", "out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@click.option("--answers", is_flag=True, help="With key and explanations.")
@click.option("--solutions", is_flag=True, help="Only key and worked steps.")
@click.option("--title", default="", help="The title of the paper.")
def quiz(
    targets: tuple[str, ...],
    count: int,
    kind: str | None,
    marks: str | None,
    topics: tuple[str, ...],
    syllabus: str | None,
    seed: int | None,
    form: str | None,
    out: Path | None,
    answers: bool,
    solutions: bool,
    title: str,
) -> None:
    """A quiz of randomized questions whose keys are proven.

    SELECTOR is a chapter (ch10), a template (ch12.adam_step_size) or the beginning of its name; without one, the whole
    bank.  At a terminal the questions are asked here; otherwise, or with --format or -o, they are written.
    """
    from dlgrade.bank.archive import is_withdrawn
    from dlgrade.bank.finding import select
    from dlgrade.bank.form import master
    from dlgrade.bank.selection import Wish, choose

    if seed is None:
        import secrets

        seed = secrets.randbelow(1 << 31)
    wish = Wish((kind or "").upper(), int(marks or 0), topics, syllabus or "")
    variants = choose(select(targets), count, seed, wish=wish, withdrawn=is_withdrawn)
    made = master(title or ("Quiz " + " ".join(targets)).strip(), seed, [("", v) for v in variants])
    if form or out or not sys.stdout.isatty() or not sys.stdin.isatty():
        _write(made, form or _by_suffix(out), out, answers, solutions)
    else:
        _ask(made)


def _by_suffix(out: Path | None) -> str:
    from dlgrade.errors import UsageError
    from dlgrade.export import FORMATS

    if out is None:
        return "json"
    name = out.suffix.lstrip(".").lower()
    if name in FORMATS:
        return name
    raise UsageError(f"{out.name} does not tell the format; add --format, one of {', '.join(FORMATS)}")


def _write(made: Form, name: str, out: Path | None, answers: bool, solutions: bool) -> None:
    from dlgrade.errors import UsageError
    from dlgrade.export import Options, writer
    from dlgrade.files import write_bytes

    target: Any = writer(name)
    if out is not None and not out.parent.is_dir():
        raise UsageError(f"there is no folder {out.parent}; make it first, or give another place to -o")
    piped = out is None and name == "json"  # the contract of scripts: JSON on standard output carries the key
    data: bytes = target.render(made, Options(answers=answers or piped, solutions=solutions))
    for lost in target.fidelity(made):
        click.echo(f"{name}: {lost}", err=True)
    if out is not None:
        write_bytes(out, data)
        click.echo(f"{out}: {len(made.items)} questions, {made.marks} marks, seed {made.seed}", err=True)
    elif target.BINARY and sys.stdout.isatty():
        raise UsageError(f"{name} is no text; write it to a file with -o")
    else:
        click.echo(data, nl=False)


def _ask(made: Form) -> None:
    from dlgrade.bank.form import RAW_MARK
    from dlgrade.bank.marking import mark, shown
    from dlgrade.cli.asking import hear, put, question_json, tell

    earned, asked = Fraction(0), 0
    click.echo(f"{len(made.items)} questions, {made.marks} marks, seed {made.seed}. q ends.")
    try:
        for item in made.items:
            put(item.variant, f"{item.number} of {len(made.items)}")
            response = hear(item.variant)
            marked = mark(question_json(item.variant), response)
            earned += marked.marks
            asked += item.variant.marks
            tell(item.variant, response, marked)
    finally:
        click.echo(f"\n{shown(earned)} of {asked} marks. {RAW_MARK}")
