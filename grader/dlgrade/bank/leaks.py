"""What could give a key away without knowing the matter: position, rank, length, precision, parity, constants.

Every audit is a rule that a candidate who knows nothing could follow ("mark the longest option", "never mark the
largest number").  A rule is a leak if following it helps by more than `HELPS` over the whole template and if that is
no chance: a hint that is right but rare, or strong in fifty variants and gone in a thousand, is none.  So 200 seeds
and 10,000 give the same verdict, but for rules that stand on the border.

Depends on: numbers, reading, variant.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from dlgrade.bank.numbers import printed
from dlgrade.bank.reading import numbers_within
from dlgrade.bank.variant import LABELS, Variant, agree

HELPS = 0.15  # a rule that raises the share of right guesses from 25 % to 40 %
NEVER = 0.02  # an option that a rule excludes: right in fewer of the variants than this
OFTEN = 0.75  # ... where it excludes one in so many of the variants: excluding one of four helps by a twelfth at most
SURE = 3.5  # standard deviations: with a thousand audits of a fair bank, a false alarm in one of four runs at most
ENOUGH = 40  # variants without which nothing can be said
SAME_ANSWER = 0.34  # the share that one answer may have
RANKS = ("smallest", "second smallest", "second largest", "largest")


@dataclass(frozen=True)
class Rule:
    """What came of following a rule: it pointed at one option in ``hints`` of ``of`` variants, ``hits`` times at the
    key."""

    hits: int
    hints: int
    of: int

    @property
    def helps(self) -> float:
        """By how much following it raises the share of right guesses, over all variants."""
        return (self.hits - self.hints / 4) / self.of if self.of else 0.0

    @property
    def leaks(self) -> bool:
        """True if marking what it points at helps, and not by chance."""
        chance = SURE * math.sqrt(self.hints * 3 / 16)
        return self.of >= ENOUGH and self.helps > HELPS and self.hits - self.hints / 4 > chance

    @property
    def excludes(self) -> bool:
        """True if what it points at is as good as never the key, and it often points at something."""
        expected = self.hints / 4
        return (
            self.of >= ENOUGH
            and self.hints >= OFTEN * self.of
            and self.hits < NEVER * self.hints
            and expected - self.hits > SURE * math.sqrt(self.hints * 3 / 16)
        )

    def __str__(self) -> str:
        return f"{self.hits} of {self.hints}" + (f" (in {self.of} variants)" if self.hints < self.of else "")


Pointer = Callable[[Variant], int | None]  # the option that a rule points at, None where it says nothing


def followed(point: Pointer, variants: Sequence[Variant]) -> Rule:
    """What comes of following a rule on these MCQs."""
    pointed = [(v, i) for v in variants if (i := point(v)) is not None]
    return Rule(sum(v.options[i].right for v, i in pointed), len(pointed), len(variants))


# ---- rules ---------------------------------------------------------------------------------------------------------


def _only(values: Sequence[Any], wanted: Any) -> int | None:
    return values.index(wanted) if values.count(wanted) == 1 else None


def _longest(v: Variant) -> int | None:
    lengths = [len(o.text) for o in v.options]
    return _only(lengths, max(lengths))


def _shortest(v: Variant) -> int | None:
    lengths = [len(o.text) for o in v.options]
    return _only(lengths, min(lengths))


def _rounder(v: Variant) -> int | None:
    """The number with most trailing zeros."""
    digits = [o.text.split("$")[1] if o.text.count("$") >= 2 else o.text for o in v.options]
    zeros = [len(d) - len(d.rstrip("0")) for d in digits]
    return _only(zeros, max(zeros))


def _odd_one_out(v: Variant) -> int | None:
    """The only even or only odd one of four integers."""
    if not all(isinstance(o.value, int) for o in v.options):
        return None
    parities = [o.value % 2 for o in v.options]
    return _only(parities, 1) if sum(parities) == 1 else _only(parities, 0)


def _other_sign(v: Variant) -> int | None:
    """The only positive or only negative one of four numbers."""
    negative = [o.value < 0 for o in v.options]
    return _only(negative, True) if sum(negative) == 1 else _only(negative, False)


def _at_rank(rank: int) -> Pointer:
    def point(v: Variant) -> int | None:
        values = [o.value for o in v.options]
        return values.index(sorted(values)[rank])

    return point


def _in_the_stem(v: Variant) -> int | None:
    """The only number that stands in the stem already."""
    given = numbers_within(v.stem)
    there = [bool(given & numbers_within(o.text)) for o in v.options]
    return _only(there, True)


WORDED: dict[str, Pointer] = {"the longest": _longest, "the shortest": _shortest}
NUMERIC: dict[str, Pointer] = {
    "the only even or odd number": _odd_one_out,
    "the roundest number": _rounder,
    "the only number of its sign": _other_sign,
    "the only number that the stem names": _in_the_stem,
}


# ---- the audit -----------------------------------------------------------------------------------------------------


def statistics(variants: Sequence[Variant]) -> dict[str, Any]:
    """The figures that the audit judges, for the certificate; a rule is [hits, hints]."""
    mcq = [v for v in variants if v.kind == "MCQ"]
    numeric = [v for v in mcq if numbers_to_choose_from(v)]
    made: dict[str, Any] = {"variants": len(variants)}
    if mcq:
        made["position"] = [sum(v.key == (label,) for v in mcq) for label in LABELS]
        made |= {f"{name} is the key": _figures(followed(point, mcq)) for name, point in WORDED.items()}
    if numeric:
        made["rank"] = [followed(_at_rank(r), numeric).hits for r in range(4)]
        made |= {f"{name} is the key": _figures(followed(point, numeric)) for name, point in NUMERIC.items()}
    msq = [v for v in variants if v.kind == "MSQ"]
    if msq:
        made["in the key"] = [sum(o.right for v in msq for o in v.options if o.label == label) for label in LABELS]
        made["size of the key"] = [sum(rights(v) == k for v in msq) for k in (1, 2, 3, 4)]
        longer, unequal = _longer(msq)
        made["the longer of two is right"] = [longer, unequal]
    keys = _answers(variants)
    if keys:
        made["most frequent answer"] = round(keys.most_common(1)[0][1] / sum(keys.values()), 3)
    return made


def leaks(variants: Sequence[Variant]) -> list[str]:
    """What gives the key away, one sentence each; fewer than some hundred variants show little."""
    mcq = [v for v in variants if v.kind == "MCQ"]
    numeric = [v for v in mcq if numbers_to_choose_from(v)]
    msq = [v for v in variants if v.kind == "MSQ"]
    return [
        *_positions(mcq),
        *_pointers(mcq, WORDED, excluding=True),
        *_ranks(numeric),
        *_pointers(numeric, NUMERIC),
        *_constants(numeric),
        *_msq(msq),
        *_same_answer(variants),
        *_same_question(variants),
        *_shown_in_stem([v for v in variants if v.kind == "NAT"]),
        *_two_answers(variants),
    ]


def numbers_to_choose_from(v: Variant) -> bool:
    """True if the options are four numbers, not sentences."""
    return v.answer is not None and all(
        isinstance(o.value, (int, float, Fraction)) and not isinstance(o.value, bool) for o in v.options
    )


def rights(v: Variant) -> int:
    """How many options are right."""
    return sum(o.right for o in v.options)


def _figures(rule: Rule) -> list[int]:
    return [rule.hits, rule.hints]


def _far(count: int, n: int, p: float) -> bool:
    """True if ``count`` of ``n`` is further from the share ``p`` than chance brings it."""
    return abs(count - n * p) > (SURE + 1) * math.sqrt(n * p * (1 - p)) + 1


def _positions(mcq: Sequence[Variant]) -> list[str]:
    if len(mcq) < ENOUGH:
        return []
    counts = [sum(v.key == (label,) for v in mcq) for label in LABELS]
    return [
        f"the key is {label} in {count} of {len(mcq)} variants"
        for label, count in zip(LABELS, counts, strict=True)
        if _far(count, len(mcq), 0.25)
    ]


def _pointers(variants: Sequence[Variant], rules: dict[str, Pointer], excluding: bool = False) -> list[str]:
    found = []
    for name, point in rules.items():
        rule = followed(point, variants)
        if rule.leaks:
            found.append(f"where one option is {name}, it is the key: {rule}")
        elif excluding and rule.excludes:
            found.append(f"where one option is {name}, it is never the key: {rule}")
    return found


def _ranks(numeric: Sequence[Variant]) -> list[str]:
    found = []
    for rank, name in enumerate(RANKS):
        rule = followed(_at_rank(rank), numeric)
        if rule.helps > 0.35 and rule.leaks:  # 60 %: one rank may be likelier where most mistakes lie on one side
            found.append(f"the key is the {name} number in {rule}")
        elif rank in (0, 3) and rule.excludes:
            found.append(f"the key is never the {name} of the four numbers: {rule}")
    return found


def _constants(numeric: Sequence[Variant]) -> list[str]:
    """An option that stands there again and again and is always, or never, the key."""
    found = []
    seen: Counter[str] = Counter(o.text for v in numeric for o in v.options)
    right: Counter[str] = Counter(o.text for v in numeric for o in v.options if o.right)
    for text, count in seen.items():
        rule = Rule(right[text], count, len(numeric))
        if rule.leaks or rule.excludes:
            found.append(f"the option {text} occurs in {count} of {len(numeric)} variants, as the key in {rule.hits}")
    return found


def _msq(msq: Sequence[Variant]) -> list[str]:
    if len(msq) < ENOUGH:
        return []
    found = []
    sizes = Counter(rights(v) for v in msq)
    size, count = sizes.most_common(1)[0]
    if count > 0.8 * len(msq):
        found.append(f"{count} of {len(msq)} MSQs have {size} right options")
    share = sum(k * n for k, n in sizes.items()) / (4 * len(msq))
    for label in LABELS:
        count = sum(o.right for v in msq for o in v.options if o.label == label)
        if 0 < share < 1 and _far(count, len(msq), share):
            found.append(f"option {label} is right in {count} of {len(msq)} MSQs, the others in {share:.0%}")
    longer, unequal = _longer(msq)
    if unequal >= max(ENOUGH, len(msq)) and abs(longer / unequal - 0.5) > 0.22:
        found.append(f"of a right and a wrong option the right one is the longer in {longer} of {unequal} pairs")
    return found


def _longer(msq: Sequence[Variant]) -> tuple[int, int]:
    """(in how many pairs of a right and a wrong option the right one is the longer, of pairs that clearly differ)."""
    pairs = [(len(a.text), len(b.text)) for v in msq for a in v.options if a.right for b in v.options if not b.right]
    unequal = [(a, b) for a, b in pairs if abs(a - b) > 3]
    return sum(a > b for a, b in unequal), len(unequal)


def _answers(variants: Sequence[Variant]) -> Counter[str]:
    """The right answers as printed, whatever kind of question asks for them."""
    return Counter(
        printed(v.answer, v.question.decimals)
        if isinstance(v.answer, (int, float, Fraction)) and not isinstance(v.answer, bool)
        else str(v.answer)
        for v in variants
        if v.answer is not None
    )


def _same_answer(variants: Sequence[Variant]) -> list[str]:
    keys = _answers(variants)
    total = sum(keys.values())
    if total < ENOUGH:
        return []
    text, count = keys.most_common(1)[0]
    share = count / total
    if share <= SAME_ANSWER:
        return []
    return [f"the answer is {text} in {count} of {total} variants"]


def _same_question(variants: Sequence[Variant]) -> list[str]:
    looked = variants[:200]
    if len(looked) < ENOUGH:
        return []
    different = len({(v.stem, tuple(sorted(o.text for o in v.options))) for v in looked})
    if different >= min(40, len(looked) // 5):
        return []
    return [f"{len(looked)} seeds give only {different} different questions"]


def _shown_in_stem(nat: Sequence[Variant]) -> list[str]:
    """The stem names the number that is asked for."""
    if len(nat) < ENOUGH:
        return []
    count = sum(printed(abs(v.answer), v.decimals) in numbers_within(v.stem) for v in nat)
    return [f"the stem itself names the answer in {count} of {len(nat)} NATs"] if count > 0.5 * len(nat) else []


def _two_answers(variants: Sequence[Variant]) -> list[str]:
    """The same stem with different answers: something that the answer depends on is not said."""
    first: dict[tuple[str, str], Variant] = {}
    for v in variants:
        if v.answer is None:
            continue
        other = first.setdefault((v.kind, v.stem), v)
        if other.answer != v.answer and not agree(other.answer, v.answer):
            return [
                f"the seeds {other.seed} and {v.seed} have the same stem and different answers, {other.answer!r} and "
                f"{v.answer!r}: the stem keeps something back"
            ]
    return []
