"""From a template and a seed to one concrete question: drawn, answered, proven, and worded.

A variant leaves only if its key agrees with the independent check, its options differ in value and as printed, its
interval holds every legitimate rounding path and no mistake's value.  Otherwise it is drawn again; the rejections are
counted by reason.

Depends on: question, numbers, streams, wording.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Any

from dlgrade.bank.numbers import Interval, interval, near_tie, paths, printed, same
from dlgrade.bank.question import Claim, Question, Reject, Statement, Values, Wrong
from dlgrade.bank.streams import Stream
from dlgrade.bank.wording import Words, printer, worded
from dlgrade.errors import ContentError

ATTEMPTS = 200
LABELS = "ABCD"
Told = str | Callable[[], str]  # a text, or how to word it
FAULTS = (ArithmeticError, ValueError, TypeError, LookupError, AttributeError)  # where a belief leads nowhere
PENALTY = {"MCQ": Fraction(1, 3), "MSQ": Fraction(0), "NAT": Fraction(0)}


@dataclass(frozen=True, slots=True)
class Option:
    """One of the four options.

    text     : as printed, in the bank's markup.
    value    : the number, tuple or string behind it, or True / False for a statement.
    right    : it belongs to the key.
    mistake, belief : the wrong belief that leads to judging it wrongly; "" where none is named.
    feedback : one sentence for whoever judged it wrongly (in the bank's markup), worded when it is asked for.
    """

    label: str
    text: str
    value: Any
    right: bool
    mistake: str = ""
    belief: str = ""
    told: Told = field(default="", repr=False, compare=False)

    @property
    def feedback(self) -> str:
        return self.told if isinstance(self.told, str) else self.told()


@dataclass(frozen=True, slots=True)
class Known:
    """A wrong answer that can be recognized in a free numeric response."""

    value: float
    mistake: str
    belief: str
    told: Told = field(default="", repr=False, compare=False)

    @property
    def feedback(self) -> str:
        return self.told if isinstance(self.told, str) else self.told()


@dataclass(frozen=True, slots=True)
class Variant:
    """One concrete question.

    key     : the labels of the right options, in order, or the `Interval` of a numerical answer.
    answer  : the right value itself, unrounded; None for statements.
    penalty : what a wrong answer costs, in marks (a Fraction); 0 for MSQ and NAT.
    known   : wrong numbers with the mistakes that lead to them (NAT).
    words   : words stem, explanation and feedback when they are asked for.
    attempts: how often it was drawn.
    """

    id: str
    version: int
    seed: int
    kind: str
    marks: int
    values: Values
    options: tuple[Option, ...]
    key: tuple[str, ...] | Interval
    answer: Any
    known: tuple[Known, ...]
    question: Question = field(repr=False, compare=False)
    words: Words = field(repr=False, compare=False)
    attempts: int = 1

    @property
    def penalty(self) -> Fraction:
        return PENALTY[self.kind] * self.marks

    @property
    def stem(self) -> str:
        """The question, in the bank's markup."""
        return self.words.stem()

    @property
    def explanation(self) -> str:
        """The worked steps with this variant's numbers, in the bank's markup."""
        return self.words.explanation()

    @property
    def decimals(self) -> int:
        return self.key.decimals if isinstance(self.key, Interval) else 0

    def as_json(self) -> dict[str, Any]:
        """The question as the form schema has it (``dlgrade/form/1``)."""
        q = self.question
        made: dict[str, Any] = {
            "id": self.id,
            "version": self.version,
            "seed": self.seed,
            "kind": self.kind,
            "marks": self.marks,
            "penalty": round(float(self.penalty), 3),
            "title": q.title,
            "stem": self.stem,
            "values": plain(self.values),
            "options": [
                {
                    "label": o.label,
                    "text": o.text,
                    "value": plain(o.value),
                    "mistake": o.mistake or None,
                    "belief": o.belief or None,
                    "feedback": o.feedback or None,
                }
                for o in self.options
            ],
            "key": {"low": self.key.low, "high": self.key.high} if isinstance(self.key, Interval) else list(self.key),
            "explanation": self.explanation,
            "topics": list(q.topics),
            "bloom": q.bloom,
            "syllabus": q.syllabus,
            "chapter": q.chapter,
            "exercise": q.about or None,
            "source": q.source,
        }
        if isinstance(self.key, Interval):
            made["decimals"] = self.key.decimals
            made["unit"] = q.unit
            made["diagnoses"] = [
                {"value": k.value, "mistake": k.mistake, "belief": k.belief, "feedback": k.feedback} for k in self.known
            ]
        return made


def plain(value: Any) -> Any:
    """A value as JSON can carry it."""
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    return value


_PLAIN = frozenset((bool, int, float, str, Fraction))
_NUMBERS = frozenset((int, float))
_EXACT = frozenset((int, float, Fraction))  # types of a numeric answer; True and False are none


def number(value: Any) -> Any:
    """NumPy's numbers as Python's; lists as tuples, so that answers can be compared and counted."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, (list, tuple)):
        return tuple(number(v) for v in value)
    if hasattr(value, "tolist"):  # NumPy, without importing it here
        return number(value.tolist())
    return value


def usable(value: Any) -> bool:
    """False for None, NaN, infinities, complex numbers and objects: no option can show them."""
    if type(value) is float:
        return math.isfinite(value)
    return type(value) in _PLAIN or (isinstance(value, tuple) and all(usable(v) for v in value))


def make(question: Question, seed: int, rejections: Counter[str] | None = None) -> Variant:
    """The variant (question, its version, seed).

    rejections : counts the draws that were thrown away, by reason.
    Raises ContentError if no draw was accepted in 200 attempts, or if a key is wrong.
    """
    kind = question.kind_of(seed)
    reasons: list[str] = []
    for attempt in range(ATTEMPTS):
        try:
            return _attempt(question, seed, kind, attempt)
        except Reject as rejected:
            reasons.append(rejected.reason)
            if rejections is not None:
                rejections[rejected.reason] += 1
    told = "; ".join(f"{reason} ({count} times)" for reason, count in Counter(reasons).most_common(3))
    raise ContentError(f"{question.id}: seed {seed} makes no fair question in {ATTEMPTS} draws: {told}")


def _attempt(question: Question, seed: int, kind: str, attempt: int) -> Variant:
    rng = question.stream(seed, attempt)
    values = question.draw_function(rng) if question.draw_function is not None else {}
    words = Words(question, values, kind)
    options: tuple[Option, ...] = ()
    known: tuple[Known, ...] = ()
    key: tuple[str, ...] | Interval
    answer: Any = None
    if kind == "NAT":
        answer, key, known = _numeric(question, values, words)
    elif question.answer_function is not None and kind == "MCQ":
        answer, options = _choices(question, values, words, rng)
        key = tuple(o.label for o in options if o.right)
    else:
        options = _statements(question, values, words, rng, kind)
        key = tuple(o.label for o in options if o.right)
    words.answer = answer
    words.key = key
    return Variant(
        question.id,
        question.version,
        seed,
        kind,
        question.marks[kind],
        values,
        options,
        key,
        answer,
        known,
        question,
        words,
        attempt + 1,
    )


# ---- the key, twice ------------------------------------------------------------------------------------------------


def answered(question: Question, values: Values) -> Any:
    """The key: what the right code answers, checked by the independent path.  Raises ContentError if the two differ."""
    if question.answer_function is None:
        raise ContentError(f"{question.id} has no answer(implementation, ...)")
    key = number(question.answer_function(question.right, **values))
    if not usable(key):
        raise ContentError(f"{question.id}: the key is {key!r}, which no option can show; redraw such values (Reject)")
    if question.check_function is None:
        raise ContentError(f"{question.id} has no check: every key is computed twice")
    second = checked(question, values)
    if not (key == second and type(key) is type(second)) and not agree(key, second):
        raise ContentError(f"{question.id}: the key is {key!r} but the check gives {second!r}, with {values!r}")
    return key


def checked(question: Question, values: Values, rounder: Any = same) -> Any:
    """What the independent path gives, rounding on the way by ``rounder``."""
    check = question.check_function
    assert check is not None
    found = check(rounder, **values) if question.wants_rounder else check(**values)
    return found if type(found) in _PLAIN else number(found)


def agree(key: Any, second: Any) -> bool:
    """Exactly equal, or equal but for the last digits of binary floating point."""
    if type(key) in _NUMBERS and type(second) in _NUMBERS:
        return bool(key == second) or math.isclose(key, second, rel_tol=1e-9, abs_tol=1e-12)
    if isinstance(key, tuple) and isinstance(second, tuple):
        return len(key) == len(second) and all(agree(a, b) for a, b in zip(key, second, strict=True))
    if isinstance(key, bool) or isinstance(second, bool) or isinstance(key, str) or isinstance(second, str):
        return bool(key == second) and type(key) is type(second)
    try:
        return bool(key == second) or math.isclose(key, second, rel_tol=1e-9, abs_tol=1e-12)
    except TypeError:
        return False


def accepted(question: Question, values: Values, key: Any) -> Interval:
    """The interval of a numerical answer, from every legitimate way to round on the way."""
    decimals = question.decimals
    if decimals is None or decimals == 0:
        if not isinstance(key, int) and float(key) != int(key):
            raise ContentError(f"{question.id}: the answer {key!r} is no integer, and no decimals are stated")
        return Interval(int(key), int(key), 0)
    reached: list[float] = []
    if question.wants_rounder:
        check = question.check_function
        assert check is not None
        in_order, _ = question.orders(tuple(values))
        arguments = tuple(values.values())
        for rounder in paths(decimals):
            try:
                reached.append(float(check(rounder, *arguments) if in_order else check(rounder, **values)))
            except (ZeroDivisionError, ValueError, OverflowError):
                continue  # rounding to two places killed a divisor: nobody's legitimate path
        if reached:
            exact = float(key)
            off = max(max(reached) - exact, exact - min(reached))
            if off > 0.05 * abs(exact) and off > 1.01 * 10**-decimals:
                raise Reject("rounding on the way moves the answer by more than 5 %")
    return interval(key, decimals, reached)


# ---- wrong answers -------------------------------------------------------------------------------------------------


def wrong_answers(question: Question, values: Values) -> list[tuple[Wrong, Any]]:
    """What each mistake answers, where it answers anything."""
    found = []
    arguments = tuple(values.values())
    for wrong, in_order in question.orders(tuple(values))[1]:
        try:
            value = wrong.of(*arguments) if in_order else wrong.of(**values)
            if type(value) not in _NUMBERS:
                if value is None:
                    continue
                value = number(value)
        except FAULTS:
            continue  # this belief leads nowhere for these values
        if usable(value):
            found.append((wrong, value))
    return found


def _feedback(question: Question, wrong: Wrong, words: Words, value: Any, text: str) -> Told:
    template = question.feedback.get(wrong.name)
    return partial(words.render, template, wrong=value, shown=text) if template else wrong.belief


def _numeric(question: Question, values: Values, words: Words) -> tuple[Any, Interval, tuple[Known, ...]]:
    key = answered(question, values)
    if type(key) not in _EXACT:
        raise ContentError(f"{question.id}: a NAT needs a number, got {key!r}")
    inside = accepted(question, values, key)
    low, high = _around(inside)
    feedback = question.feedback
    known = []
    for wrong, value in wrong_answers(question, values):
        if type(value) not in _EXACT:
            continue
        value = float(value)
        if low < value < high and (value in inside or round(value, inside.decimals) in inside):
            raise Reject(f"{wrong.name} answers inside the interval")
        told: Told = wrong.belief
        if wrong.name in feedback:
            told = _feedback(question, wrong, words, value, printed(value, question.decimals))
        known.append(Known(value, wrong.name, wrong.belief, told))
    return key, inside, tuple(known)


def _around(inside: Interval) -> tuple[float, float]:
    """Two numbers beyond which nothing lies in the interval, equals a key that is in it, or is rounded into it."""
    low, high, unit = inside.low, inside.high, 10.0**-inside.decimals
    return low - unit - 1e-8 * abs(low), high + unit + 1e-8 * abs(high)


def _choices(question: Question, values: Values, words: Words, rng: Stream) -> tuple[Any, tuple[Option, ...]]:
    key = answered(question, values)
    numeric = type(key) in _EXACT
    show = question.show_function
    decimals = question.decimals
    text_of = printer(decimals, question.unit) if show is None else lambda value: show(value, **values)
    if numeric and decimals is not None and near_tie(float(key), decimals):
        raise Reject("the key lies on a rounding boundary")
    key_text = text_of(key)
    inside = accepted(question, values, key) if numeric and decimals else None
    low, high = _around(inside) if inside is not None else (-math.inf, math.inf)
    taken = {key_text: key}
    pool: list[tuple[Wrong, Any, str]] = []
    for wrong, value in wrong_answers(question, values):
        if numeric and type(value) not in _EXACT:
            raise ContentError(f"{question.id}: {wrong.name} answers {value!r} where the key is a number")
        if (not numeric or low < value < high) and (agree(value, key) or (inside and float(value) in inside)):
            continue  # for these values the belief does not show
        if numeric and decimals is not None and near_tie(float(value), decimals):
            continue
        text = text_of(value)
        if text in taken:
            if text == key_text:
                raise Reject(f"{wrong.name} prints like the key")
            continue
        if show is not None and any(agree(value, other) for other in taken.values()):
            continue  # printed otherwise, and yet the same
        taken[text] = value
        pool.append((wrong, value, text))
    if len(pool) < 3:
        raise Reject("fewer than three different wrong options")
    chosen = _distractors(key, key_text, pool, rng, numeric)
    entries: list[tuple[Wrong | None, Any, str]] = [(None, key, key_text), *chosen]
    made = []
    for label, (origin, value, text) in zip(LABELS, rng.shuffled("order", entries), strict=True):
        if origin is None:
            made.append(Option(label, text, value, True))
        else:
            told = _feedback(question, origin, words, value, text)
            made.append(Option(label, text, value, False, origin.name, origin.belief, told))
    return key, tuple(made)


Distractor = tuple[Wrong, Any, str]
TRIES = 4  # sets of distractors looked at for one whose lengths do not point at the key


def _distractors(key: Any, key_text: str, pool: list[Distractor], rng: Stream, numeric: bool) -> list[Distractor]:
    """Three distractors among which the key does not stand out.

    The key takes every rank among the four numbers equally often, as far as there are mistakes on either side of it;
    and it is the only longest or only shortest text no more often than chance would make it so, as far as there are
    other sets of mistakes.
    """
    rank = 0
    below: list[Distractor] = []
    above = pool
    if numeric:
        below, above = [p for p in pool if p[1] < key], [p for p in pool if p[1] > key]
        rank = rng.below("rank", 4)  # how many options should be smaller than the key
        rank = min(max(rank, 3 - len(above)), len(below))
    chosen: list[Distractor] = []
    for attempt in range(TRIES):
        chosen = rng.sample("below", below, rank) + rng.sample("above", above, 3 - rank)
        if len(pool) == 3 or not _stands_out(key_text, chosen):
            break
        if attempt == 0 and rng.below("may stand out", 4) == 0:
            break
    return chosen


def _stands_out(key_text: str, chosen: list[Distractor]) -> bool:
    """True if the key is longer than all the others, or shorter."""
    n = len(key_text)
    lengths = [len(text) for _, _, text in chosen]
    return n > max(lengths) or n < min(lengths)


# ---- statements ----------------------------------------------------------------------------------------------------


def _statements(question: Question, values: Values, words: Words, rng: Stream, kind: str) -> tuple[Option, ...]:
    """Four options from the pool of statements and claims; only what is chosen is computed and worded."""
    held = question.settled
    if held is None:
        held = {True: [], False: []}
        for s in question.statements:
            held[bool(s.holds(**values)) if callable(s.holds) else s.holds].append(s)
    claims = [_Claimed(question, c, words) for c in question.claims]
    want = 1 if kind == "MCQ" else rng.choice("count", (1, 2, 2, 3, 3, 4))
    chosen: list[Said] = []
    taken: set[str] = set()  # texts
    groups: set[str] = set()
    for right, count in ((True, want), (False, 4 - want)):
        pool: list[Statement | _Claimed] = [*held[right], *claims]
        for candidate in rng.drawn(f"pool {right}", pool) if count else ():
            if candidate.group in groups:
                continue
            if isinstance(candidate, Statement):
                made: Said | None = _stated(candidate, words, right)
            else:
                made = candidate.option(right, rng)
            if made is None or made[0] in taken:
                continue
            chosen.append(made)
            taken.add(made[0])
            if candidate.group:
                groups.add(candidate.group)
            count -= 1
            if count == 0:
                break
        if count:
            raise Reject(f"too few {'true' if right else 'false'} statements")
    return tuple([Option(label, *said) for label, said in zip(LABELS, rng.shuffled("order", chosen), strict=True)])


Said = tuple[str, Any, bool, str, str, Told]  # an option without its label


def _stated(s: Statement, words: Words, holds: bool) -> Said:
    return words.render(s.text), holds, holds, *s.behind(holds), partial(words.render, s.why)


class _Claimed:
    """A claim for one draw: its right value is computed, twice, when the claim is first looked at."""

    __slots__ = ("_right", "claim", "group", "question", "words")

    def __init__(self, question: Question, claim: Claim, words: Words) -> None:
        self.question = question
        self.claim = claim
        self.words = words
        self.group = claim.name
        self._right: tuple[Any, str, str] | None = None

    def right(self) -> tuple[Any, str, str]:
        """(right value, as printed, its sentence).  Raises ContentError if the check gives another value."""
        if self._right is None:
            value = claimed(self.question, self.claim, self.words.values)
            if isinstance(value, float) and self.claim.decimals is not None and near_tie(value, self.claim.decimals):
                raise Reject("a claim lies on a rounding boundary")
            shown = worded(value, self.claim.decimals, "")
            self._right = value, shown, self.words.render(self.claim.text, value=shown)
        return self._right

    def option(self, right: bool, rng: Stream) -> Said | None:
        """The claim as a true option, or with the value of one of its mistakes; None if no mistake shows."""
        value, shown, text = self.right()
        claim = self.claim
        why = partial(self.words.render, claim.why, right=shown) if claim.why else ""
        if right:
            return text, value, True, "", "", why
        wrongs = (*self.question.claim_mistakes[claim.name], *claim.wrong)
        for wrong in rng.drawn(f"mistake of {claim.name}", wrongs):
            try:
                other = number(wrong.of(**self.words.values))
            except FAULTS:
                continue  # this belief leads nowhere for these values
            if not usable(other) or other == value:
                continue
            told = self.words.render(claim.text, value=worded(other, claim.decimals, ""))
            if told != text:
                return told, other, False, wrong.name, wrong.belief, why or wrong.belief
        return None


def claimed(question: Question, claim: Claim, values: Values) -> Any:
    """A claim's right value, checked by its independent path.  Raises ContentError if the two differ."""
    value = number(claim.answer(question.right, **values))
    if claim.check is None:
        raise ContentError(f"{question.id}: the claim {claim.name!r} has no check: every value is computed twice")
    second = number(claim.check(**values))
    if not agree(value, second):
        raise ContentError(f"{question.id}: claim {claim.name!r} is {value!r} but its check gives {second!r}")
    return value
