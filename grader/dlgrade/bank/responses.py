"""Reading answers as people give them: letters for options, numbers as they are typed.

Depends on: the standard library.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

LONGEST = 200


class Unreadable(ValueError):
    """The answer cannot be read; the message says why and what is expected."""


@dataclass(frozen=True, slots=True)
class Response:
    """What somebody answered: ``labels`` of options, or a ``number``, or neither (not attempted)."""

    labels: tuple[str, ...] = ()
    number: Fraction | None = None

    @property
    def attempted(self) -> bool:
        return bool(self.labels) or self.number is not None


BLANK = Response()
_NOTHING = frozenset({"", "-", "–", "—", "na", "n/a", "none", "null", "x", "skip", "unattempted", "not attempted"})
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?")  # 1,024 and 12,34,567, as in India
_RATIO = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*/\s*(\d+(?:\.\d+)?)")
_POWER = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*(?:[x*×·]\s*)?10\s*(?:\^|\*\*)\s*([+-]?\d{1,3})")


def read(text: str, kind: str, labels: str = "ABCD", *, decimals: int = 0, unit: str = "") -> Response:
    """The answer ``text`` to a question of this kind.  Raises Unreadable.

    decimals, unit : of the question, for numbers: ``1,250`` is 1250 where an integer is asked for and may be 1.250
                     where three decimals are; the unit may stand behind the number.
    """
    if len(text) > LONGEST:
        raise Unreadable(f"an answer has at most {LONGEST} characters, this one {len(text):,}")
    visible = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cf", "Cc"))
    cleaned = unicodedata.normalize("NFKC", visible).strip()
    if cleaned.casefold() in _NOTHING:
        return BLANK
    if kind != "NAT":
        return Response(labels=options(cleaned, kind, labels))
    if unit and visible.rstrip().casefold().endswith(unit.casefold()):
        visible = visible.rstrip()[: -len(unit)]
    return Response(number=number(visible, decimals))


def options(text: str, kind: str, labels: str = "ABCD") -> tuple[str, ...]:
    """The letters of an answer, in order: ``a``, ``A;C``, ``A, C``, ``AC``, ``(b)``.

    Raises Unreadable for anything else, for two letters in an MCQ, and for a letter given twice.
    """
    letters = re.sub(r"\band\b|[\s;,:|/&+()\[\]{}.\"']", "", text.casefold()).upper()
    expected = f"{', '.join(labels[:-1])} or {labels[-1]}"
    foreign = next((c for c in letters if c.isalpha() and not c.isascii()), "")
    if foreign:
        called = unicodedata.name(foreign, "a letter without a name").casefold()
        raise Unreadable(f"{_brief(text)} holds {called}; {expected} (Latin letters) is expected")
    if not letters or any(c not in labels for c in letters):
        raise Unreadable(f"{_brief(text)} names no options; {expected} is expected")
    if len(set(letters)) < len(letters):
        raise Unreadable(f"{_brief(text)} names an option twice")
    if kind == "MCQ" and len(letters) > 1:
        raise Unreadable(f"{_brief(text)} names {len(letters)} options; an MCQ has one answer")
    return tuple(sorted(letters))


def number(text: str, decimals: int = 0) -> Fraction:
    """A number as people type it: ``1,024``, ``1e-3``, ``-0.5``, ``3/4``, ``½``, ``2 x 10^-3``, ``٣``, ``0,5``.

    decimals : how many the question asks for; ``1,250`` is 1250 where it asks for none.

    Raises Unreadable for anything else; ``1,5`` is refused, because it may be 1.5 or a slip for 15.
    """
    plain = _digits(text.strip())
    plain = re.sub(r"(?<=\d)[ \u00a0\u2009\u202f_'](?=\d{3}(\D|$))", "", plain)
    if plain.endswith("."):
        plain = plain[:-1]
    if _DECIMAL.fullmatch(plain):
        return _finite(plain)
    if re.fullmatch(r"[+-]?0,\d+", plain):  # no thousands begin with a zero: a decimal comma
        return Fraction(plain.replace(",", "."))
    if _THOUSANDS.fullmatch(plain):
        if decimals and plain.count(",") == 1 and "." not in plain:
            raise _ambiguous(text, plain)
        return Fraction(plain.replace(",", ""))
    if found := _POWER.fullmatch(plain):
        return _finite(f"{found.group(1)}e{found.group(2)}")
    if found := _RATIO.fullmatch(plain):
        below = Fraction(found.group(2))
        if below == 0:
            raise Unreadable(f"{_brief(text)} divides by zero")
        return Fraction(found.group(1)) / below
    if re.fullmatch(r"[+-]?\d+,\d+", plain):
        raise _ambiguous(text, plain)
    if plain.casefold().lstrip("+-") in ("nan", "inf", "infinity", "∞"):
        raise Unreadable(f"{_brief(text)} is no number that a question can ask for")
    raise Unreadable(f"{_brief(text)} is no number; write it like -0.25, 3/4 or 1e-3")


def _ambiguous(text: str, plain: str) -> Unreadable:
    return Unreadable(
        f"{_brief(text)} may mean {plain.replace(',', '.')} or {plain.replace(',', '')}; write a point before decimals "
        "and nothing between thousands"
    )


def _brief(text: str) -> str:
    """A text inside a message: quoted, short, every unprintable character escaped."""
    return repr(text if len(text) <= 20 else text[:20] + "...")


def _finite(text: str) -> Fraction:
    if not math.isfinite(float(text)):
        raise Unreadable(f"{_brief(text)} is too large")
    return Fraction(text)


def _digits(text: str) -> str:
    """Digits of every script, minus signs of every kind and vulgar fractions as ASCII; invisible characters removed."""
    made = ""
    for char in text:
        if unicodedata.category(char) in ("Cf", "Cc"):
            continue
        if char in "−‒–﹣－":
            made += "-"
        elif char in "٫．":
            made += "."
        elif "⁄" in unicodedata.normalize("NFKC", char) and char != "⁄":
            made += ("+" if made[-1:].isdigit() else "") + unicodedata.normalize("NFKC", char).replace("⁄", "/")
        elif char == "⁄":
            made += "/"
        elif char.isdecimal():
            made += str(unicodedata.decimal(char))
        else:
            made += "," if char in "٬，" else char
    mixed = re.fullmatch(r"([+-]?)(\d+)[+ ](\d+)/(\d+)", made)  # 1½, 1 1/2
    if mixed:
        sign, whole, top, bottom = mixed.groups()
        return f"{sign}{int(whole) * int(bottom) + int(top)}/{bottom}"
    return made
