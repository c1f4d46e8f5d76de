"""A form: the questions chosen for one paper, in order; sets of it; and its JSON (``dlgrade/form/1``).

Depends on: variant, numbers, streams.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from dlgrade.bank.numbers import Interval, printed
from dlgrade.bank.streams import Stream
from dlgrade.bank.variant import LABELS, Variant

SCHEMA = "dlgrade/form/1"
RAW_MARK = "A raw mark of this paper. It is not a GATE score, which needs the marks of all who sat a session."


@dataclass(frozen=True, slots=True)
class Item:
    """One place on a paper.

    number  : from 1, as printed on this set.
    master  : its number on the master form (the same on the master itself).
    labels  : for each option of this set, in order, its label on the master: ("C", "A", "D", "B").
    section : heading that it stands under, or "".
    """

    number: int
    master: int
    labels: tuple[str, ...]
    section: str
    variant: Variant


@dataclass(frozen=True)
class Form:
    """Questions in order.

    title   : printed on top.
    seed    : what the form was drawn from.
    set     : "" for the master, else "A", "B", ...
    student : key of the roster's row for papers of one's own, or "".
    minutes : time allowed, 0 for none.
    notes   : instructions, one sentence each.
    """

    title: str
    seed: int
    items: tuple[Item, ...]
    set: str = ""
    student: str = ""
    minutes: int = 0
    notes: tuple[str, ...] = ()

    @property
    def marks(self) -> int:
        return sum(i.variant.marks for i in self.items)

    @property
    def sections(self) -> list[tuple[str, list[Item]]]:
        """The items under their headings, in order."""
        found: list[tuple[str, list[Item]]] = []
        for item in self.items:
            if not found or found[-1][0] != item.section:
                found.append((item.section, []))
            found[-1][1].append(item)
        return found

    @property
    def name(self) -> str:
        """What tells it from its siblings: "A", a student's key, or ""."""
        return self.student or self.set


def master(
    title: str, seed: int, chosen: Sequence[tuple[str, Variant]], *, minutes: int = 0, notes: Sequence[str] = ()
) -> Form:
    """The master form of (section, variant) in the order given."""
    items = tuple(
        Item(n, n, tuple(o.label for o in v.options), section, v) for n, (section, v) in enumerate(chosen, start=1)
    )
    return Form(title, seed, items, minutes=minutes, notes=tuple(notes))


def permuted(form: Form, label: str) -> Form:
    """The set ``label`` of a master: questions in another order within their sections, options in another order.

    Set "A" is the master's own order, so that one printed paper agrees with the master key.
    """
    if label == "A":
        return replace(form, set=label)
    rng = Stream("set", form.title, form.seed, label)
    items: list[Item] = []
    for section, inside in form.sections:
        for item in rng.shuffled(f"order of {section}", inside):
            variant, labels = reordered(item.variant, rng.shuffled(f"options of {item.master}", item.variant.options))
            items.append(Item(len(items) + 1, item.master, labels, section, variant))
    return replace(form, items=tuple(items), set=label)


def reordered(variant: Variant, options: Sequence[Any]) -> tuple[Variant, tuple[str, ...]]:
    """The variant with its options in this order, and for each its former label."""
    if not options:
        return variant, ()
    labels = tuple(o.label for o in options)
    relabelled = tuple(replace(o, label=new) for new, o in zip(LABELS, options, strict=False))
    key = tuple(o.label for o in relabelled if o.right)
    return replace(variant, options=relabelled, key=key), labels


def as_json(form: Form) -> dict[str, Any]:
    """The form schema: everything that marking, analysis and other programs need, the key included."""
    return {
        "schema": SCHEMA,
        "title": form.title,
        "seed": form.seed,
        "set": form.set,
        "student": form.student,
        "minutes": form.minutes,
        "marks": form.marks,
        "notes": list(form.notes),
        "questions": [
            {
                "number": i.number,
                "master": i.master,
                "labels": list(i.labels),
                "section": i.section,
                **i.variant.as_json(),
            }
            for i in form.items
        ],
    }


def without_key(data: Mapping[str, Any]) -> dict[str, Any]:
    """A form's JSON as a candidate may see it."""
    hidden = {"key", "explanation", "diagnoses", "values", "version", "seed", "exercise", "topics"}
    questions = []
    for q in data["questions"]:
        shown = {k: v for k, v in q.items() if k not in hidden}
        shown["options"] = [{"label": o["label"], "text": o["text"]} for o in q["options"]]
        questions.append(shown)
    return {**{k: v for k, v in data.items() if k not in ("seed", "questions")}, "questions": questions}


def key_text(key: Any, decimals: int = 0) -> str:
    """A key as GATE publishes it: "B", "A;C" or "0.25 to 0.26"; of a variant or of a form's JSON."""
    if isinstance(key, Interval):
        return str(key)
    if isinstance(key, Mapping):
        return f"{printed(key['low'], decimals)} to {printed(key['high'], decimals)}"
    return ";".join(key)


def penalty_text(penalty: Fraction | float) -> str:
    """What a wrong answer costs, in words: "1/3", "2/3" or "0"."""
    return str(Fraction(penalty).limit_denominator(3))
