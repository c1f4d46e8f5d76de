"""Names for questions that other systems keep: the same for the same variant for ever, so that an import can update.

Depends on: dlgrade.bank.
"""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from fractions import Fraction

from dlgrade.bank.form import Form, Item
from dlgrade.bank.numbers import Interval, printed
from dlgrade.bank.variant import Known, Option, Variant

_STRANGE = re.compile(r"[^A-Za-z0-9_.-]")


def identifier(variant: Variant) -> str:
    """ "ch10.parameter_count.v1.s42": letters, digits, ``_.-``, and a letter first, as XML and every LMS accept."""
    home = _STRANGE.sub("_", variant.id)
    if home != variant.id or not home[:1].isalpha():
        home = f"q-{home}-{digest(variant.id)[:8]}"
    return f"{home}.v{variant.version}.s{variant.seed}"


def identifiers(form: Form) -> list[str]:
    """The identifier of each item in order; a variant that a form holds twice is numbered."""
    seen: dict[str, int] = {}
    made = []
    for item in form.items:
        name = identifier(item.variant)
        seen[name] = seen.get(name, 0) + 1
        made.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return made


def digest(*parts: object) -> str:
    """32 hexadecimal digits that name these parts."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def title(item: Item) -> str:
    """What a list of questions shows: "Parameters of a network (ch10.parameter_count, version 1, seed 42)"."""
    v = item.variant
    return f"{v.question.title or v.id} ({v.id}, version {v.version}, seed {v.seed})"


def tags(variant: Variant) -> list[str]:
    """Chapter, topics, kind, Bloom level and syllabus, for targets that have tags."""
    q = variant.question
    return list(dict.fromkeys(t for t in (q.chapter, *q.topics, variant.kind, q.bloom, f"syllabus-{q.syllabus}") if t))


def told(answer: Option | Known) -> str:
    """What is said to whoever judged this option wrongly or gave this number, in the bank's markup; "" if nothing is
    known."""
    return explained(answer.feedback, answer.belief)


def explained(feedback: str, belief: str) -> str:
    """A bare belief must not read like a fact."""
    return f"Looks like the belief: {belief}" if belief and feedback in ("", belief) else feedback


def bounds(key: Interval) -> tuple[Decimal, Decimal]:
    """The ends of an interval, exact as printed."""
    return Decimal(printed(key.low, key.decimals)), Decimal(printed(key.high, key.decimals))


def centred(key: Interval) -> tuple[Decimal, Decimal]:
    """(centre, tolerance) of an interval, exact."""
    low, high = bounds(key)
    return (low + high) / 2, (high - low) / 2


def recognized(known: Known, key: Interval) -> tuple[Decimal, Decimal]:
    """(value, tolerance) within which a number looks like this mistake, as `dlgrade.bank.marking` has it."""
    value = Fraction(repr(float(known.value)))
    if key.decimals:
        slack = max(Fraction(1, 2) / 10**key.decimals, abs(value) / 1000)
    else:
        slack = Fraction(0) if value.denominator == 1 else abs(value) / 10**9
    return exact_decimal(value), exact_decimal(slack)


def exact_decimal(value: Fraction) -> Decimal:
    """A Fraction that is a finite decimal, to at most 12 places after the point."""
    scaled = round(value * 10**12)
    return Decimal(scaled).scaleb(-12)


def digits(value: Decimal) -> str:
    """Plain digits, no exponent, no needless zeros: "0.625", "-3", "175000000000"."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
