"""Looking through other people's questions for what nobody checks there: options that are equal, wrong counts of right
answers, intervals that hold nothing, keys that give themselves away, silence about wrong answers.

Depends on: foreign, foreign_gift, foreign_xml, reading.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from dlgrade.bank import foreign_gift, foreign_xml
from dlgrade.bank.foreign import LARGEST, MANY, NUMBER, ONE, OTHER, Accepted, Choice, Foreign, Foreigners
from dlgrade.bank.reading import bare, decimals_of, number_in
from dlgrade.errors import UsageError

SCHEMA = "dlgrade/audit/1"
MEMBERS = 5_000  # files in a package
CHANCE = 0.001  # a hint that chance gives more often than this is none
HELPS = 0.15  # by how much following a hint must raise the share of right guesses


@dataclass(frozen=True)
class Finding:
    """Something wrong.  question : its name, or "all questions"; what : of a few fixed kinds; detail : one sentence."""

    question: str
    what: str
    detail: str


@dataclass
class Audit:
    """What was found in a file."""

    format: str
    questions: int
    kinds: dict[str, int]
    findings: list[Finding] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """How many findings of which kind."""
        if not self.findings:
            return "nothing found"
        return ", ".join(f"{n} x {what}" for what, n in Counter(f.what for f in self.findings).most_common())

    def as_json(self) -> dict[str, Any]:
        return {"schema": SCHEMA, **asdict(self)}


def audited(path: Path) -> Audit:
    """The audit of a file: GIFT, Moodle XML, QTI 1.2 or 2.1, or a zip package of the last three.

    Raises UsageError, with the file, for what cannot be read.
    """
    try:
        given = _questions(path)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from None
    if not given.questions:
        raise UsageError(f"{path}: {given.format} without any question")
    kinds = dict(Counter(q.kind for q in given.questions))
    report = Audit(given.format, len(given.questions), kinds)
    for q in given.questions:
        report.findings += _of_one(q)
    report.findings += _leaks([q for q in given.questions if q.kind == ONE and _rights(q) == 1])
    report.findings += _silence(given.questions)
    return report


# ---- reading -------------------------------------------------------------------------------------------------------


def _questions(path: Path) -> Foreigners:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UsageError("this is a folder; give a file, or zip it")
        if size > LARGEST:
            raise UsageError(f"{size >> 20} MB; at most {LARGEST >> 20} MB are read")
        if zipfile.is_zipfile(path):
            return _package(path)
        data = path.read_bytes()
    except FileNotFoundError:
        raise UsageError("there is no such file") from None
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror or error}") from None
    return _of_bytes(data)


def _of_bytes(data: bytes) -> Foreigners:
    start = data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    if start.startswith(b"<"):
        return foreign_xml.read(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"is no UTF-8 (byte {error.start}); save it as UTF-8") from None
    if "\x00" in text:
        raise UsageError("is no text; give GIFT, Moodle XML or QTI")
    return foreign_gift.read(text)


def _package(path: Path) -> Foreigners:
    """The questions of every XML file in a zip package; its manifest and tests are passed over."""
    found: Foreigners | None = None
    left = 2 * LARGEST
    try:
        with zipfile.ZipFile(path) as package:
            members = [m for m in package.infolist() if m.filename.lower().endswith((".xml", ".qti"))]
            if len(members) > MEMBERS:
                raise UsageError(f"the package holds {len(members):,} files, at most {MEMBERS:,} are read")
            for member in members:
                with package.open(member) as file:
                    data = file.read(left + 1)
                left -= len(data)
                if left < 0:
                    raise UsageError(f"the package unpacks to more than {2 * LARGEST >> 20} MB; it is not read")
                root = foreign_xml.root_of(data)
                holds = root.tag in ("questestinterop", "assessmentItem") or root.find("question") is not None
                if not holds:  # a manifest; Canvas calls the root of its settings <quiz>, too
                    continue
                more = foreign_xml.read(data)
                if found is None:
                    found = more
                else:
                    found.questions += more.questions
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise UsageError(f"the package is broken: {error}") from None
    if found is None:
        raise UsageError("the package holds no QTI and no Moodle XML")
    return found


# ---- one question --------------------------------------------------------------------------------------------------


def _rights(q: Foreign) -> int:
    return sum(c.credit > 0.999 for c in q.choices)


def _of_one(q: Foreign) -> Iterator[Finding]:
    if q.kind in (ONE, MANY):
        yield from (Finding(q.name, what, detail) for what, detail in (*_counts(q), *_equal(q.choices)))
    elif q.kind == NUMBER:
        yield from (Finding(q.name, what, detail) for what, detail in _intervals(q.accepted))


Told = tuple[str, str]


def _counts(q: Foreign) -> Iterator[Told]:
    if len(q.choices) < 2:
        yield "too few options", f"there are {len(q.choices)} options"
        return
    positive = [c for c in q.choices if c.credit > 0]
    if not positive:
        yield "no right answer", "no option earns anything"
    elif q.kind == ONE:
        if (rights := _rights(q)) > 1:
            told = ", ".join(_short(c.text) for c in q.choices if c.credit > 0.999)
            yield "two right answers", f"one option can be chosen, {rights} are right: {told}"
        elif rights == 0:
            yield "no right answer", f"no option earns full marks; the best earns {max(c.credit for c in positive):.0%}"
    else:
        total = sum(c.credit for c in positive)
        if total < 0.99:
            yield "wrong credits", f"all right options together earn {total:.0%}, nobody can get full marks"


def _equal(choices: Sequence[Choice]) -> Iterator[Told]:
    texts: dict[str, Choice] = {}
    numbers: dict[Any, Choice] = {}
    for c in choices:
        text = bare(c.text) or c.text.strip()
        number = number_in(c.text)
        if not text:
            yield "empty option", "an option has no text"
        elif text in texts:
            yield "equal options", _both(texts[text], c, "are printed alike")
        elif number is not None and number in numbers:
            yield "equal options", _both(numbers[number], c, "are one number")
        texts.setdefault(text, c)
        if number is not None:
            numbers.setdefault(number, c)


def _both(a: Choice, b: Choice, how: str) -> str:
    worse = "; one of them is marked right, the other wrong" if (a.credit > 0) != (b.credit > 0) else ""
    return f"{_short(a.text)} and {_short(b.text)} {how}{worse}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return repr(text if len(text) <= 60 else text[:59] + "…")


def _intervals(accepted: Sequence[Accepted]) -> Iterator[Told]:
    full = [a for a in accepted if a.credit > 0.999]
    if not full:
        yield "no right answer", "no number earns full marks"
    for a in accepted:
        if a.low is None or a.high is None:
            yield "impossible interval", f"{_short(a.text)} is no number"
        elif a.low > a.high:
            yield "impossible interval", f"{_short(a.text)}: from {a.low:g} to {a.high:g} holds no number"
        elif a.credit > 0 and a.low == a.high and a.low != int(a.low) and _rounded(a):
            yield "no tolerance", f"{_short(a.text)} has decimals and must be met exactly; give an interval"
    for right in full:
        for a in accepted:
            if a.credit <= 0 and _inside(a, right):
                yield "wrong number accepted", f"{_short(a.text)} counts as wrong and lies inside {_short(right.text)}"


def _rounded(a: Accepted) -> bool:
    """True unless the decimal is one that people meet exactly: 0.5, 2.25, 1.75."""
    assert a.low is not None
    return a.low * 4 != int(a.low * 4)


def _inside(a: Accepted, right: Accepted) -> bool:
    if None in (a.low, a.high, right.low, right.high):
        return False
    assert a.low is not None and a.high is not None and right.low is not None and right.high is not None
    return right.low <= (a.low + a.high) / 2 <= right.high and a.high - a.low < 1e300


# ---- all questions together ----------------------------------------------------------------------------------------


def _only(values: Sequence[Any], wanted: Any) -> int | None:
    return values.index(wanted) if values.count(wanted) == 1 else None


def _longest(q: Foreign) -> int | None:
    lengths = [len(bare(c.text)) for c in q.choices]
    return _only(lengths, max(lengths))


def _shortest(q: Foreign) -> int | None:
    lengths = [len(bare(c.text)) for c in q.choices]
    return _only(lengths, min(lengths))


def _precise(which: Callable[[list[int]], int]) -> Callable[[Foreign], int | None]:
    def point(q: Foreign) -> int | None:
        places = [decimals_of(c.text) for c in q.choices]
        known = [p for p in places if p is not None]
        return _only(places, which(known)) if len(known) == len(places) else None

    return point


def _at(place: int) -> Callable[[Foreign], int | None]:
    return lambda q: place if len(q.choices) > max(place, 2) and not q.shuffled else None


def _leaks(questions: Sequence[Foreign]) -> Iterator[Finding]:
    """Rules that somebody who knows nothing could follow, and that work."""
    rules: dict[str, Callable[[Foreign], int | None]] = {
        "the longest option": _longest,
        "the shortest option": _shortest,
        "the option with most decimals": _precise(max),
        "the option with fewest decimals": _precise(min),
    }
    rules |= {f"option {label}": _at(i) for i, label in enumerate("ABCDE")}
    for name, point in rules.items():
        pointed = [(q, i) for q in questions if (i := point(q)) is not None]
        hits = sum(q.choices[i].credit > 0.999 for q, i in pointed)
        chances = [1 / len(q.choices) for q, _ in pointed]
        of = len(pointed) if name.startswith("option ") and len(name) == 8 else len(questions)
        if not chances or (hits - sum(chances)) / of <= HELPS or _tail(chances, hits) > CHANCE:
            continue
        yield Finding("all questions", "leak", f"{name} is the right one in {hits} of {len(pointed)} questions")


def _tail(chances: Sequence[float], hits: int) -> float:
    """How likely it is that so many or more guesses are right by chance."""
    if len(chances) > 2000:
        mean = sum(chances)
        return 0.0 if hits > mean + 4 * mean**0.5 else 1.0
    share = [1.0]  # share[k]: the chance of exactly k
    for p in chances:
        share = [a * (1 - p) + b * p for a, b in zip([*share, 0.0], [0.0, *share], strict=True)]
    return sum(share[hits:])


def _speaks(q: Foreign) -> bool:
    return any(c.feedback for c in q.choices) or any(a.feedback for a in q.accepted)


def _silence(questions: Sequence[Foreign]) -> Iterator[Finding]:
    asked = [q for q in questions if q.kind != OTHER]
    silent = [q for q in asked if not (q.feedback or _speaks(q))]
    if silent:
        names = ", ".join(q.name for q in silent[:5]) + (", ..." if len(silent) > 5 else "")
        told = f"{len(silent)} of {len(asked)} say nothing to a wrong answer: {names}"
        yield Finding("all questions", "no feedback", told)
    for q in asked:
        mute = sum(c.credit <= 0 and not c.feedback for c in q.choices)
        if mute and not q.feedback and _speaks(q):
            yield Finding(q.name, "no feedback", f"{mute} wrong options say nothing to who chooses them")
