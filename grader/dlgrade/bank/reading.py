r"""What number an option prints, however it is written: ``0.5``, ``$\frac{1}{2}$``, ``1/2``, ``50 %``, ``½``, ``5e-1``.

Depends on: responses (numbers as people type them).
"""

from __future__ import annotations

import html
import re
from fractions import Fraction

from dlgrade.bank.responses import LONGEST, Unreadable, number

_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_POWER = re.compile(r"\^\s*\{([^{}]*)\}")
_TAG = re.compile(r"<[^<>]*>")
_IMAGE = re.compile(r"<img\b([^<>]*)>", re.I)
_SAID = re.compile(r"\b(?:alt|title|src)\s*=\s*(\"[^\"]*\"|'[^']*')", re.I)
_NUMBER = re.compile(r"[-+−]?\d+(?:[.,]\d+)*(?:[eE][-+]?\d+)?")


def bare(text: str) -> str:
    """A text without mark-up, case and superfluous spaces: what two options must not share."""
    if "<" in text or "&" in text:
        text = html.unescape(_TAG.sub(" ", _IMAGE.sub(_image, text)))
    text = _FRACTION.sub(r"\1/\2", text)
    text = _POWER.sub(r"^\1", text)
    text = re.sub(r"\\[(\[\])]", "", text)
    text = re.sub(r"\\(?:times|cdot)(?![A-Za-z])", "*", text)
    text = re.sub(r"\\[,;: !]|~", " ", text).replace("\\%", "%").replace("$", "").replace("{,}", ",")
    return " ".join(text.split()).casefold().strip()


def _image(tag: re.Match[str]) -> str:
    """What an image shows, as far as it says so: its description, or at least its address."""
    said = _SAID.search(tag.group(1))
    return said.group(1)[1:-1] if said else " image "


def number_in(text: str) -> tuple[Fraction, str] | None:
    """(the number, the unit behind it) that a text is, or None if it is anything but one number.

    Percent are hundredths.  "1,5" is no number here: it may be two.
    """
    words = bare(text)
    if not words or len(words) > LONGEST or not any(c.isnumeric() for c in words):
        return None
    words = re.sub(r"^([-+]?)(10\s*(?:\^|\*\*))", r"\g<1>1*\2", words)  # 10^3 alone
    for cut in range(len(words), 0, -1):  # the longest beginning that is a number; what follows is the unit
        if not (words[cut - 1].isnumeric() or words[cut - 1] == "."):
            continue
        unit = words[cut:].strip()
        if unit and not re.fullmatch(r"%|°c?|[a-zµμ]+(?:[/^·][a-z0-9²³]+)*", unit):
            return None
        try:
            found = number(words[:cut])
        except Unreadable:
            continue
        return (found / 100, "") if unit in ("%", "percent") else (found, unit)
    return None


def decimals_of(text: str) -> int | None:
    """How many decimals a number is printed with; None where it is no plain decimal."""
    found = re.fullmatch(r"[-+−]?\d[\d,]*(?:\.(\d+))?", bare(text))
    return None if found is None else len(found.group(1) or "")


def numbers_within(text: str) -> set[str]:
    """Every number that stands somewhere in a text, as it is printed there, without sign."""
    return {n.lstrip("+-−") for n in _NUMBER.findall(text)}
