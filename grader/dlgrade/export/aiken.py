"""Aiken: plain multiple choice, one right option, nothing else.

A form with MSQ or NAT is refused, or, with ``extra["others"] = "leave out"``, written without them.
"""

from __future__ import annotations

import re

from dlgrade.bank.form import Form, Item
from dlgrade.bank.markup import CodeBlock, Display, Math, Paragraph, parse
from dlgrade.bank.maths import plain
from dlgrade.errors import UnsupportedQuestion, UsageError
from dlgrade.export import Options
from dlgrade.export.printable import clean

SUFFIX = ".txt"
BINARY = False
OTHERS = ("refuse", "leave out")
_LIKE_OPTION = re.compile(r"\s*(?:[A-Za-z][.)]|ANSWER\s*:)", re.I)


def render(form: Form, options: Options) -> bytes:
    """The MCQs in order."""
    others = options.extra.get("others", OTHERS[0])
    if others not in OTHERS:
        raise UsageError(f"what Aiken cannot carry can be met with others={' or others='.join(OTHERS)}, not {others!r}")
    left = _unsupported(form)
    if left and others == "refuse":
        raise UnsupportedQuestion(
            f"Aiken has multiple choice with one right option only; {_named(left)}: choose MCQ alone (--kind mcq), or "
            "another format, as gift or moodle"
        )
    kept = [i for i in form.items if i.variant.kind == "MCQ"]
    if not kept:
        raise UnsupportedQuestion(
            "there is no MCQ on this form, and Aiken can carry nothing else; choose another format"
        )
    return ("\n\n".join(map(_question, kept)) + "\n").encode()


def fidelity(form: Form) -> list[str]:
    """Aiken carries words and a letter."""
    said = [
        "Aiken has no marks, no negative marks, no feedback and no explanation: every question is worth 1.",
        "Formulas are plain text, and paragraphs and code run on in one line.",
        "An import adds questions and never replaces them: Aiken has no identifiers.",
    ]
    if left := _unsupported(form):
        said.append(f"Aiken cannot carry MSQ and NAT; {_named(left)}: they are refused, or left out if asked so.")
    return said


def _unsupported(form: Form) -> list[Item]:
    return [i for i in form.items if i.variant.kind != "MCQ"]


def _named(left: list[Item]) -> str:
    shown = ", ".join(f"{i.number} ({i.variant.kind})" for i in left[:8]) + (", ..." if len(left) > 8 else "")
    return f"question{'s' if len(left) > 1 else ''} {shown}"


def line(markup: str) -> str:
    """A text as one line of readable words."""
    made = []
    for block in parse(markup):
        if isinstance(block, Paragraph):
            made.append("".join(plain(n.latex) if isinstance(n, Math) else n.text for n in block.nodes))
        elif isinstance(block, Display):
            made.append(plain(block.latex))
        elif isinstance(block, CodeBlock):
            made.append(" ↵ ".join(block.text.split("\n")))
    return " ".join(clean(" ".join(made)).split())


def _question(item: Item) -> str:
    v = item.variant
    stem = line(v.stem)
    if _LIKE_OPTION.match(stem):
        stem = f"Question: {stem}"  # else a reader would take the stem for an option or a key
    rows = [stem, *(f"{o.label}. {line(o.text)}" for o in v.options), f"ANSWER: {v.key[0]}"]  # type: ignore[index]
    return "\n".join(rows)
