"""A question as lines for a terminal: styled pieces, as in `dlgrade.report.people`, maths as readable text.

Pure functions of a variant and a width.

Depends on: markup, maths, form, variant.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence

from dlgrade.bank.form import key_text, penalty_text
from dlgrade.bank.markup import Code, CodeBlock, Display, Math, Paragraph, parse
from dlgrade.bank.maths import plain
from dlgrade.bank.variant import Variant

Line = list[tuple[str, str]]


def text_of(markup: str) -> list[str]:
    """The paragraphs of a text, each one string without line ends (code keeps its lines)."""
    return [line for block in _blocks_of(markup) for line in block]


def _blocks_of(markup: str) -> list[list[str]]:
    """The blocks of a text as lines: one for a paragraph or a formula, as many as there are for code."""
    made: list[list[str]] = []
    for block in parse(markup):
        if isinstance(block, CodeBlock):
            made.append(["    " + line for line in block.text.splitlines()])
        elif isinstance(block, Display):
            made.append(["    " + plain(block.latex)])
        elif isinstance(block, Paragraph):
            pieces = [
                plain(n.latex) if isinstance(n, Math) else f"`{n.text}`" if isinstance(n, Code) else n.text
                for n in block.nodes
            ]
            made.append(["".join(pieces)])
    return [[harmless(line) for line in block] for block in made]


def harmless(text: str) -> str:
    """Without what moves a terminal's cursor or turns its text round: a question may come from anywhere."""
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in text)


def wrapped(markup: str, width: int, first: str = "", rest: str | None = None, style: str = "") -> list[Line]:
    """A text as lines of at most ``width`` columns; an empty line between paragraphs, none inside of code."""
    rest = " " * len(first) if rest is None else rest
    lines: list[Line] = []
    for block in _blocks_of(markup):
        if lines:
            lines.append([])
        for paragraph in block:
            lead = rest if lines else first
            indent = paragraph[: len(paragraph) - len(paragraph.lstrip())]
            for line in textwrap.wrap(
                paragraph.strip(),
                max(20, width),
                initial_indent=lead + indent,
                subsequent_indent=rest + indent,
                break_on_hyphens=False,
            ) or [lead]:
                lines.append([(line, style)])
    return lines


def marks_text(variant: Variant) -> str:
    """What it is worth: "MCQ, 2 marks, wrong -2/3"."""
    lost = f", wrong -{penalty_text(variant.penalty)}" if variant.penalty else ""
    return f"{variant.kind}, {variant.marks} mark{'s' if variant.marks > 1 else ''}{lost}"


def _headed(head: str, more: str, width: int) -> list[Line]:
    """A heading with what belongs to it behind it, or below it where there is no room."""
    if len(head) + 3 + len(more) <= width:
        return [[(head, "bold"), (f"   {more}", "dim")]]
    rows = textwrap.wrap(head, width) or [""]
    return [*([(row, "bold")] for row in rows), [(f"  {more}", "dim")]]


def question_lines(variant: Variant, width: int, *, head: str = "") -> list[Line]:
    """Heading, stem and options."""
    lines: list[Line] = _headed(head or variant.id, marks_text(variant), width)
    lines += wrapped(variant.stem, width)
    if variant.options:
        lines.append([])
    for option in variant.options:
        lines += wrapped(option.text, width, f"  {option.label}  ")
    return lines


def key_lines(variant: Variant, width: int) -> list[Line]:
    """Key, worked steps and what stands behind each wrong answer."""
    lines: list[Line] = [[("Key: ", "bold"), (key_text(variant.key, variant.decimals), "green")]]
    lines += wrapped(variant.explanation, width)
    behind = [(o.label, o.feedback or o.belief) for o in variant.options if not o.right]
    behind += [(f"{k.value:.6g}", k.feedback) for k in variant.known]
    if behind:
        lines.append([])
    for label, told in behind:
        lines += wrapped(told, width, f"  {label}  ", style="dim")
    return lines


def sheet_lines(variants: Sequence[Variant], width: int) -> list[Line]:
    """A contact sheet: the first stem, then for each seed what was drawn and the options, the right ones starred."""
    lines: list[Line] = []
    for kind in dict.fromkeys(v.kind for v in variants):
        first = next(v for v in variants if v.kind == kind)
        lines += _headed(f"{first.id}  version {first.version}", marks_text(first), width)
        lines += [*wrapped(first.stem, width), []]
    for v in variants:
        lines += _block(v, width)
    return lines


def _block(v: Variant, width: int) -> list[Line]:
    drawn = harmless(", ".join(f"{name}={value}" for name, value in v.values.items()))
    lead = f"seed {v.seed:<5} {v.kind}  "
    rows = textwrap.wrap(drawn, width - len(lead), max_lines=2, placeholder=" ...") or [""]
    lines: list[Line] = [[(lead, "bold"), (rows[0], "dim")]]
    lines += [[(" " * len(lead) + row, "dim")] for row in rows[1:]]
    if not v.options:
        return [*lines, [("    ", ""), (key_text(v.key, v.decimals), "green")]]
    texts = [(f"{'*' if o.right else ' '}{o.label} {' '.join(text_of(o.text))}", o.right) for o in v.options]
    if sum(len(t) + 3 for t, _ in texts) + 4 <= width:
        lines.append([("    ", ""), *((f"{t:<{len(t) + 3}}", "green" if right else "") for t, right in texts)])
        return lines
    for text, right in texts:
        rows = textwrap.wrap(text, width - 4, subsequent_indent="   ", break_on_hyphens=False)
        lines += [[("    " + row, "green" if right else "")] for row in rows]
    return lines
