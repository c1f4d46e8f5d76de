"""What every printed paper says about itself, as plain sentences: marks, rules, keys.

Depends on: bank.form, bank.markup, bank.maths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from dlgrade.bank.form import RAW_MARK, Form, Item, key_text, penalty_text
from dlgrade.bank.markup import Code, CodeBlock, Display, Math, parse
from dlgrade.bank.maths import plain
from dlgrade.bank.numbers import printed
from dlgrade.bank.variant import Variant
from dlgrade.errors import ContentError
from dlgrade.export.identity import explained

KINDS = {"MCQ": "multiple choice", "MSQ": "multiple select", "NAT": "numerical answer"}
ASKED = {
    "MCQ": "MCQ (multiple choice): exactly one of the four options is right.",
    "MSQ": "MSQ (multiple select): one or more of the four options are right. The marks are earned for exactly the "
    "right ones; there are no partial marks and no negative marks.",
    "NAT": "NAT (numerical answer): a number. Any value inside the range of the key earns the marks; there are no "
    "negative marks.",
}


_NUMBER = re.compile(r"-?[0-9]{1,12}(\{,\}[0-9]{3})*(\.[0-9]{1,12})?")


@dataclass(frozen=True)
class Told:
    """One line behind a key: what it is about, and a text in the bank's markup.

    label : "A", or the wrong number that the line explains.
    right : the option belongs to the key; None for a number.
    """

    label: str
    right: bool | None
    text: str


@contextmanager
def place(item: Item) -> Iterator[None]:
    """Says of which question a text is broken."""
    try:
        yield
    except ContentError as error:
        v = item.variant
        raise ContentError(
            f"question {item.number} ({v.id}, version {v.version}, seed {v.seed}) cannot be written: {error}"
        ) from error


def count(n: int, word: str) -> str:
    return f"{n} {word}{'' if n == 1 else 's'}"


def facts(form: Form) -> list[tuple[str, str]]:
    """What stands under the title: (name, value)."""
    found = [("Set", form.set)] if form.set else []
    found.append(("Questions", str(len(form.items))))
    found.append(("Maximum marks", str(form.marks)))
    if form.minutes:
        found.append(("Time", count(form.minutes, "minute")))
    return found


def worth(variant: Variant) -> str:
    """ "2 marks", and what a wrong answer costs: "2 marks, wrong −2/3"."""
    return count(variant.marks, "mark") + cost(variant)


def cost(variant: Variant) -> str:
    return f", wrong −{penalty_text(variant.penalty)}" if variant.penalty else ""


def rules(form: Form) -> list[str]:
    """How the paper is marked, for the kinds that are on it."""
    told = []
    for kind, text in ASKED.items():
        variants = [i.variant for i in form.items if i.variant.kind == kind]
        if not variants:
            continue
        lost = {v.marks: penalty_text(v.penalty) for v in variants if v.penalty}
        if lost:
            costs = " and ".join(f"{cost} of a mark in a {n}-mark question" for n, cost in sorted(lost.items()))
            text += f" A wrong answer costs {costs}; no answer costs nothing."
        told.append(text)
    if told and not any("GATE score" in note for note in form.notes):
        told.append(RAW_MARK)
    return told


def range_text(items: Sequence[Item]) -> str:
    """ "Questions 1 to 18: multiple choice, 1 mark each, wrong −1/3", as far as all have it in common; "" else."""
    first, last = items[0].number, items[-1].number
    kinds = {i.variant.kind for i in items}
    marks = {i.variant.marks for i in items}
    said = f"Question {first}" if first == last else f"Questions {first} to {last}"
    more = []
    if len(kinds) == 1:
        more.append(KINDS[items[0].variant.kind])
    if len(marks) == 1:
        more.append(count(items[0].variant.marks, "mark") + (" each" if first != last else ""))
        if len(kinds) == 1 and items[0].variant.penalty:
            more.append(cost(items[0].variant).removeprefix(", "))
    return f"{said}: {', '.join(more)}" if more else said


def key_of(variant: Variant) -> str:
    """The key as printed, with its unit: "B", "A;C", "0.25 to 0.26 MB"."""
    unit = f" {variant.question.unit}" if variant.kind == "NAT" and variant.question.unit else ""
    return key_text(variant.key, variant.decimals) + unit


def behind(variant: Variant) -> list[Told]:
    """What is to be said about single options, and about wrong numbers that have a name."""
    told = [
        Told(o.label, o.right, explained(o.feedback, "" if o.right else o.belief))
        for o in variant.options
        if o.feedback or (o.belief and not o.right)
    ]
    decimals = variant.question.decimals or 0
    for known in variant.known:
        places = decimals or (0 if known.value.is_integer() else 4)
        told.append(Told(printed(known.value, places), None, explained(known.feedback, known.belief)))
    return told


def columns(variant: Variant, room: float = 1) -> int:
    """In how many columns the options fit side by side: 4, 2 or 1; ``room`` is 0.5 where a page has two columns."""
    longest = 0
    for option in variant.options:
        blocks = parse(option.text)
        if len(blocks) > 1 or any(isinstance(b, CodeBlock | Display) for b in blocks):
            return 1
        longest = max(longest, *(length(b) for b in blocks), 0)
    return 4 if longest <= 18 * room - 4 else 2 if longest <= 34 * room else 1


def numeral(latex: str) -> str:
    """A formula that is nothing but a number, as `plain` writes it, without parsing it; "" for any other formula."""
    return latex.replace("{,}", ",").replace("-", "−") if _NUMBER.fullmatch(latex) else ""


def length(block: object) -> int:
    """Signs that a paragraph shows; 0 for any other block."""
    nodes = getattr(block, "nodes", ())
    return sum(
        len(numeral(n.latex) or plain(n.latex)) if isinstance(n, Math) else len(n.text) + isinstance(n, Code)
        for n in nodes
    )


def renumbered(form: Form) -> bool:
    """True if a question stands in another place than on the master."""
    return any(i.number != i.master for i in form.items)
