"""What could give a key away without knowing the matter: position, rank, length, precision, parity, constants.

Every audit looks at many variants of one template and compares with what fairness would give.

Depends on: variant.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from dlgrade.bank.numbers import Interval
from dlgrade.bank.variant import Variant

Z = 4.5  # standard deviations: with a thousand audits of a fair bank, a false alarm in none of a hundred runs


def _far(count: int, n: int, p: float) -> bool:
    """True if ``count`` of ``n`` is further from the share ``p`` than chance brings it."""
    return n > 0 and abs(count - n * p) > Z * math.sqrt(n * p * (1 - p)) + 1


def statistics(variants: Sequence[Variant]) -> dict[str, Any]:
    """The figures that the audit judges, for the certificate."""
    mcq = [v for v in variants if v.kind == "MCQ"]
    numeric = [v for v in mcq if _numeric(v)]
    made: dict[str, Any] = {"variants": len(variants)}
    if mcq:
        made["position"] = [sum(v.key == (label,) for v in mcq) for label in "ABCD"]
        made["longest is the key"] = round(_length_share(mcq, max), 3)
        made["shortest is the key"] = round(_length_share(mcq, min), 3)
    if numeric:
        made["rank"] = [sum(_rank(v) == r for v in numeric) for r in range(4)]
        made["odd one out in parity is the key"] = list(_parity(numeric))
    msq = [v for v in variants if v.kind == "MSQ"]
    if msq:
        made["in the key"] = [sum(label in v.key for v in msq) for label in "ABCD"]  # type: ignore[operator]
        made["size of the key"] = [sum(len(v.key) == k for v in msq) for k in (1, 2, 3, 4)]  # type: ignore[arg-type]
    keys = Counter(_key_text(v) for v in variants if v.answer is not None)
    if keys:
        made["most frequent answer"] = round(keys.most_common(1)[0][1] / sum(keys.values()), 3)
    return made


def leaks(variants: Sequence[Variant]) -> list[str]:
    """What gives the key away, one sentence each; needs some hundred variants to see anything."""
    found: list[str] = []
    mcq = [v for v in variants if v.kind == "MCQ"]
    if len(mcq) >= 40:
        found += _position(mcq)
        found += _lengths(mcq)
        numeric = [v for v in mcq if _numeric(v)]
        if len(numeric) >= 40:
            found += _ranks(numeric)
            found += _parities(numeric)
            found += _precision(numeric)
            found += _constants(numeric)
    msq = [v for v in variants if v.kind == "MSQ"]
    if len(msq) >= 40:
        sizes = [len(v.key) for v in msq]  # type: ignore[arg-type]
        if len(set(sizes)) == 1:
            found.append(f"every MSQ has {sizes[0]} right options")
        for label in "ABCD":
            share = sum(sizes) / (4 * len(msq))
            count = sum(label in v.key for v in msq)  # type: ignore[operator]
            if _far(count, len(msq), share):
                found.append(f"option {label} is right in {count} of {len(msq)} MSQs, the others in {share:.0%}")
        long = _longer_share(msq)
        if long is not None and not 0.30 <= long <= 0.70:
            found.append(f"right options are longer than wrong ones in {long:.0%} of the MSQs' pairs")
    keys = Counter(_key_text(v) for v in variants if v.answer is not None)
    total = sum(keys.values())
    if total >= 40:
        text, count = keys.most_common(1)[0]
        if count > 0.34 * total:
            found.append(f"the answer is {text} in {count} of {total} variants")
    if len(variants) >= 40:
        stems = len({(v.stem, tuple(sorted(o.text for o in v.options))) for v in variants})
        if stems < min(40, len(variants) // 5):
            found.append(f"{len(variants)} seeds give only {stems} different questions")
    return found


def _numeric(v: Variant) -> bool:
    return all(isinstance(o.value, (int, float, Fraction)) and not isinstance(o.value, bool) for o in v.options)


def _key_text(v: Variant) -> str:
    return str(v.key) if isinstance(v.key, Interval) else next(o.text for o in v.options if o.right)


def _rank(v: Variant) -> int:
    return sum(o.value < v.answer for o in v.options if not o.right)


def _position(mcq: Sequence[Variant]) -> list[str]:
    counts = [sum(v.key == (label,) for v in mcq) for label in "ABCD"]
    return [
        f"the key is {label} in {count} of {len(mcq)} variants"
        for label, count in zip("ABCD", counts, strict=True)
        if _far(count, len(mcq), 0.25)
    ]


def _ranks(numeric: Sequence[Variant]) -> list[str]:
    found = []
    counts = [sum(_rank(v) == r for v in numeric) for r in range(4)]
    names = ("the smallest", "the second smallest", "the second largest", "the largest")
    for name, count in zip(names, counts, strict=True):
        if count > 0.6 * len(numeric):
            found.append(f"the key is {name} number in {count} of {len(numeric)} variants")
    for name, count in (("never the smallest", counts[0]), ("never the largest", counts[3])):
        if count == 0 and len(numeric) >= 100:
            found.append(f"the key is {name} of the four numbers in {len(numeric)} variants")
    return found


def _length_share(mcq: Sequence[Variant], which: Any) -> float:
    """How often the only longest (or shortest) option is the key; each such variant is a hint."""
    hits = hints = 0
    for v in mcq:
        lengths = [len(o.text) for o in v.options]
        extreme = which(lengths)
        if lengths.count(extreme) == 1:
            hints += 1
            hits += v.options[lengths.index(extreme)].right
    return hits / hints if hints >= 20 else 0.25


def _lengths(mcq: Sequence[Variant]) -> list[str]:
    found = []
    for name, which in (("longest", max), ("shortest", min)):
        share = _length_share(mcq, which)
        if share > 0.55 or share < 0.05:
            found.append(f"where one option is the {name}, it is the key in {share:.0%}")
    return found


def _longer_share(msq: Sequence[Variant]) -> float | None:
    """Of all pairs of a right and a wrong option of different length, the share in which the right one is longer."""
    pairs = [(len(a.text), len(b.text)) for v in msq for a in v.options if a.right for b in v.options if not b.right]
    unequal = [(a, b) for a, b in pairs if abs(a - b) > 3]
    return sum(a > b for a, b in unequal) / len(unequal) if len(unequal) >= 40 else None


def _parity(numeric: Sequence[Variant]) -> tuple[int, int]:
    """(how often the only even or only odd number is the key, in how many variants there is such a number)."""
    hits = hints = 0
    for v in numeric:
        if not all(isinstance(o.value, int) for o in v.options):
            continue
        parities = [o.value % 2 for o in v.options]
        for p in (0, 1):
            if parities.count(p) == 1:
                hints += 1
                hits += v.options[parities.index(p)].right
    return hits, hints


def _parities(numeric: Sequence[Variant]) -> list[str]:
    hits, hints = _parity(numeric)
    if hints >= 40 and hits > 0.6 * hints:
        return [f"where one number is alone in being even or odd, it is the key in {hits} of {hints} variants"]
    return []


def _precision(numeric: Sequence[Variant]) -> list[str]:
    """Trailing zeros: the key of round numbers among crooked ones."""
    hits = hints = 0
    for v in numeric:
        zeros = [len(o.text.strip("$")) - len(o.text.strip("$").rstrip("0")) for o in v.options]
        if zeros.count(max(zeros)) == 1 and max(zeros) >= 2:
            hints += 1
            hits += v.options[zeros.index(max(zeros))].right
    if hints >= 40 and hits > 0.6 * hints:
        return [f"where one number is rounder than the others, it is the key in {hits} of {hints} variants"]
    return []


def _constants(numeric: Sequence[Variant]) -> list[str]:
    """An option that stands there again and again and is always, or never, the key."""
    seen: Counter[str] = Counter(o.text for v in numeric for o in v.options)
    right: Counter[str] = Counter(o.text for v in numeric for o in v.options if o.right)
    found = []
    for text, count in seen.items():
        if count >= max(30, 0.35 * len(numeric)):
            share = right[text] / count
            if share < 0.02 or share > 0.9:
                found.append(
                    f"the option {text} occurs in {count} of {len(numeric)} variants, as the key in {right[text]}"
                )
    return found
