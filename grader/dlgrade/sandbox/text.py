"""A learner's text made fit to show."""

from __future__ import annotations

import unicodedata

_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # letters and marks that show nothing
_KEPT = frozenset("\n\t")


def clean(text: str, limit: int = 4000) -> str:
    """``text`` with what controls, breaks lines or is invisible as escapes, cut after ``limit``; newline, tab stay."""
    cut = len(text) - limit
    if cut > 0:
        text = text[:limit]
    if not (text.isascii() and text.isprintable()):
        text = "".join([c if _is_shown(c) else _escape(c) for c in text])
    return f"{text} … [{cut} more characters]" if cut > 0 else text


def _is_shown(character: str) -> bool:
    if character.isprintable():
        return character not in _INVISIBLE
    return character in _KEPT or unicodedata.category(character) == "Zs"  # spaces of every width


def _escape(character: str) -> str:
    # Python's own notation; a lone surrogate has no other that any terminal accepts
    return character.encode("unicode_escape", "backslashreplace").decode("ascii")
