"""One variant, looked at from all sides: what is wrong with it, one sentence each.

Depends on: exact, markup, numbers, proofs, reading, variant.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any

from dlgrade.bank.exact import precise
from dlgrade.bank.markup import Paragraph, Strong, parse
from dlgrade.bank.numbers import Interval, printed
from dlgrade.bank.question import Question
from dlgrade.bank.reading import number_in
from dlgrade.bank.variant import LABELS, Variant, answered, claimed, number, plain
from dlgrade.bank.wording import Words
from dlgrade.errors import ContentError


def examined(variant: Variant) -> list[str]:
    """What is wrong with a variant as it would be asked."""
    found = _texts(variant)
    found += _carried(variant)
    found += _interval(variant) if variant.kind == "NAT" else _options(variant)
    return found


def _texts(variant: Variant) -> list[str]:
    texts = [variant.stem, variant.explanation]
    texts += [t for o in variant.options for t in (o.text, o.feedback) if t]
    texts += [k.feedback for k in variant.known if k.feedback]
    return [*_markup(texts), *(["the stem is empty"] if not variant.stem else [])]


def _markup(texts: Iterable[str]) -> list[str]:
    found = []
    for text in texts:
        try:
            blocks = parse(text)
        except ContentError as error:
            found.append(str(error))
            continue
        strong = [n.text for b in blocks if isinstance(b, Paragraph) for n in b.nodes if isinstance(n, Strong)]
        found += [
            f"**{words}** holds a formula or code, which is shown as typed; emphasize the words beside it"
            for words in strong
            if "$" in words or "`" in words
        ]
    return found


def _carried(variant: Variant) -> list[str]:
    """What JSON cannot carry, in the drawn values and in the answer."""
    found = []
    for what, value in (("the drawn values", variant.values), ("the answer", variant.answer)):
        try:
            json.dumps(plain(value), allow_nan=False)
        except (TypeError, ValueError) as error:
            found.append(f"{what} cannot be written as JSON ({error}); draw plain ints, floats, strings and lists")
    return found


def _interval(variant: Variant) -> list[str]:
    key, answer = variant.key, variant.answer
    found = []
    if not isinstance(key, Interval):
        return [f"a NAT's key must be an interval, it is {key!r}"]
    if not (math.isfinite(key.low) and math.isfinite(key.high) and key.low <= key.high):
        return [f"the interval {key} holds nothing"]
    if answer not in key or float(printed(answer, key.decimals)) not in key:
        found.append(f"the interval {key} does not hold the answer {answer!r}")
    if key.high - key.low > max(0.1 * abs(float(answer)), 2.5 * 10**-key.decimals):
        found.append(f"the interval {key} is wider than a tenth of the answer")
    found += [f"{known.mistake} lies inside the interval {key}" for known in variant.known if known.value in key]
    return found


def _options(variant: Variant) -> list[str]:
    options = variant.options
    found = []
    rights = [o.label for o in options if o.right]
    if [o.label for o in options] != list(LABELS):
        found.append(f"there are {len(options)} options, expected A to D")
    if (variant.kind == "MCQ" and len(rights) != 1) or not rights:
        expected = "one" if variant.kind == "MCQ" else "one or more"
        found.append(f"{len(rights) or 'no'} options are right, expected {expected}")
    if variant.key != tuple(rights):
        found.append(f"the key says {variant.key}, the right options are {', '.join(rights)}")
    found += _alike(variant)
    found += [
        f"the wrong option {o.label} names no mistake" for o in options if not (o.right or (o.mistake and o.belief))
    ]
    return found


def _alike(variant: Variant) -> list[str]:
    """Pairs of options that are the same: as text, as the number printed, or in what stands behind them."""
    found = []
    rows = [(o, " ".join(o.text.split()).casefold(), number_in(o.text)) for o in variant.options]
    for i, (a, text, printed_number) in enumerate(rows):
        for b, other_text, other_number in rows[:i]:
            pair = f"{b.label} and {a.label}"
            if text == other_text:
                found.append(f"the options {pair} are printed alike: {a.text!r}")
            elif printed_number is not None and printed_number == other_number:
                found.append(f"the options {pair} print one number: {b.text!r} and {a.text!r}")
            elif variant.answer is not None and a.value == b.value:
                found.append(f"the options {pair} have one value, {a.value!r}: {b.text!r} and {a.text!r}")
    return found


# ---- what only some variants are put to, because it takes long -----------------------------------------------------


def untouched(question: Question, variant: Variant) -> list[str]:
    """Answering must leave the drawn values as they are: they are printed afterwards."""
    before = json.dumps(plain(variant.values), default=repr)
    if variant.answer is not None:
        answered(question, variant.values)
    variant.words.names()
    for wrong in question.wrongs:
        try:
            wrong.of(**variant.values)
        except Exception:
            continue  # a belief that leads nowhere; `make` has looked at that
        if json.dumps(plain(variant.values), default=repr) != before:
            return [f"the mistake {wrong.name}, or the answer, changes the drawn values"]
    if json.dumps(plain(variant.values), default=repr) != before:
        return ["answering changes the drawn values"]
    return []


def exactly(question: Question, variant: Variant) -> list[str]:
    """The check on exact numbers must give the key."""
    if variant.answer is None or question.check_function is None:
        return []
    values = {k: precise(v) for k, v in variant.values.items()}
    arguments = (lambda x: x,) if question.wants_rounder else ()
    result = question.check_function(*arguments, **values)
    if _inexact(result):
        return [f"the check leaves exact numbers (it gives {result!r}); use dlgrade.bank's functions"]
    if not _close(number(variant.answer), result):
        return [f"the key is {variant.answer!r}, computed exactly it is {result!r}"]
    return []


def _inexact(value: Any) -> bool:
    import sympy as sp

    if isinstance(value, (tuple, list)):
        return any(_inexact(v) for v in value)
    return isinstance(value, float) or (isinstance(value, sp.Basic) and value.has(sp.Float))


def _close(key: Any, exact: Any) -> bool:
    if isinstance(key, tuple):
        return len(key) == len(exact) and all(_close(a, b) for a, b in zip(key, exact, strict=True))
    if isinstance(key, (str, bool)):
        return bool(key == exact)
    import sympy as sp

    value = float(sp.N(exact, 30))
    return math.isclose(float(key), value, rel_tol=1e-9, abs_tol=1e-13)


def whole_pool(question: Question, variant: Variant) -> list[str]:
    """Every statement and every claim under these values, also those that this variant does not ask."""
    if not question.statements and not question.claims:
        return []
    words = Words(question, variant.values, variant.kind)
    found = []
    seen: dict[str, bool] = {}
    for s in question.statements:
        text = words.render(s.text)
        found += _markup([text, words.render(s.why)])
        holds = s.holds if isinstance(s.holds, bool) else bool(s.holds(**variant.values))
        key = " ".join(text.split()).casefold()
        if seen.get(key, holds) is not holds:
            found.append(f"the statement {text[:60]!r} is true and false")
        seen[key] = holds
    for claim in question.claims:
        claimed(question, claim, variant.values)
    return found
