"""GATE's marking, exactly: a Fraction for every response.

MCQ: the marks, or minus a third of them; MSQ: the marks for the exact set, nothing else and no negative; NAT: the marks
inside the inclusive interval, no negative; not attempted: nothing.  A withdrawn question gives its marks to all.

Works on a form's JSON (``dlgrade/form/1`` with key), so that marking needs no bank.

Depends on: responses, numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from dlgrade.bank.responses import Response

NEGATIVE = {"MCQ": Fraction(1, 3), "MSQ": Fraction(0), "NAT": Fraction(0)}
VERDICTS = ("right", "wrong", "near", "blank", "to all")


@dataclass(frozen=True, slots=True)
class Marked:
    """One response, marked.

    verdict  : "right", "wrong", "near" (a number just outside the interval, no known mistake), "blank" or "to all".
    marks    : earned, exact; may be negative.
    mistakes : what the response looks like: (mistake, belief, feedback) of the wrong option chosen, of the number
               entered, or of each statement of an MSQ judged wrongly.
    """

    verdict: str
    marks: Fraction
    mistakes: tuple[tuple[str, str, str], ...] = ()


def mark(question: Mapping[str, Any], response: Response, *, to_all: bool = False) -> Marked:
    """Mark one response to one question of a form's JSON."""
    full = Fraction(question["marks"])
    if to_all:
        return Marked("to all", full)
    if not response.attempted:
        return Marked("blank", Fraction(0))
    kind = question["kind"]
    if kind == "NAT":
        return _numeric(question, response, full)
    key = tuple(question["key"])
    if response.labels == key:
        return Marked("right", full)
    return Marked("wrong", -NEGATIVE[kind] * full, _misjudged(question, response, set(key)))


def _numeric(question: Mapping[str, Any], response: Response, full: Fraction) -> Marked:
    value = response.number
    assert value is not None
    low, high = (Fraction(repr(question["key"][end])) for end in ("low", "high"))
    if low <= value <= high:
        return Marked("right", full)
    decimals = int(question.get("decimals") or 0)
    known = _recognized(question, value, low, high, decimals)
    if len({k["mistake"] for k in known}) > 1:
        return Marked("wrong", Fraction(0))
    found = ((known[0]["mistake"], known[0]["belief"], known[0]["feedback"]),) if known else _slip(value, low, high)
    if found:
        return Marked("wrong", Fraction(0), found)
    near = max(2 * (high - low), Fraction(5, 10**decimals), abs(low) / 100) if decimals else Fraction(0)
    return Marked("near" if low - near <= value <= high + near else "wrong", Fraction(0))


def _recognized(
    question: Mapping[str, Any], value: Fraction, low: Fraction, high: Fraction, decimals: int
) -> list[Mapping[str, Any]]:
    """The mistake whose number this is, as written to the question's decimals or three digits; none if none is or if
    the key is as near; several that are equally near: then nothing is said about beliefs, nor about slips."""
    key = low - value if value < low else value - high
    best: list[tuple[Fraction, Mapping[str, Any]]] = []
    for known in question.get("diagnoses", ()):
        wrong = Fraction(repr(known["value"]))
        slack = max(Fraction(1, 2) / 10**decimals, abs(wrong) / 1000) if decimals else abs(wrong) / 10**9
        away = abs(value - wrong)
        if away <= slack and away < key and (not best or away <= best[0][0]):
            best = [*(b for b in best if b[0] == away), (away, known)]
    return [known for _, known in best]


def _slip(value: Fraction, low: Fraction, high: Fraction) -> tuple[tuple[str, str, str], ...]:
    """The slips that every number may suffer: its sign, a factor of ten or a hundred."""
    if low <= -value <= high:
        return (("sign", "The sign is the other one.", "The number is right but for its sign."),)
    for power in (10, 100, 1000):
        if low <= value * power <= high or low <= value / power <= high:
            return (
                ("decimal_point", "The decimal point stands elsewhere.", f"The number is off by a factor {power}."),
            )
    return ()


def _misjudged(question: Mapping[str, Any], response: Response, key: set[str]) -> tuple[tuple[str, str, str], ...]:
    """The beliefs behind wrong options that were chosen and, in an MSQ, right ones that were not."""
    found = []
    for option in question["options"]:
        chosen, right = option["label"] in response.labels, option["label"] in key
        if chosen and not right:
            found.append((option["mistake"] or "", option["belief"] or "", option["feedback"] or ""))
        elif right and not chosen and question["kind"] == "MSQ" and option["mistake"]:
            found.append((option["mistake"], option["belief"] or "", option["feedback"] or ""))
    return tuple(found)


def total(marked: Mapping[Any, Marked]) -> Fraction:
    """The sum of the marks, exact."""
    return sum((m.marks for m in marked.values()), Fraction(0))


def shown(marks: Fraction) -> str:
    """Marks as people read them: 12, 11 1/3, -2/3."""
    if marks.denominator == 1:
        return str(marks.numerator)
    whole, rest = divmod(abs(marks), 1)
    sign = "-" if marks < 0 else ""
    return f"{sign}{whole} {rest}" if whole else f"{sign}{rest}"
