"""A learner's text made fit to show."""

from __future__ import annotations

import unicodedata


def clean(text: str, limit: int = 4000) -> str:
    """``text`` with control, bidi and invisible characters as escapes, cut after ``limit``; newline and tab stay."""
    cut = len(text) - limit
    if cut > 0:
        text = text[:limit]
    if not (text.isascii() and text.isprintable()):
        text = "".join([c if c in "\n\t" or unicodedata.category(c)[0] != "C" else _escape(c) for c in text])
    return f"{text} … [{cut} more characters]" if cut > 0 else text


def _escape(character: str) -> str:
    # Python's own notation; a lone surrogate has no other that any terminal accepts
    return character.encode("unicode_escape", "backslashreplace").decode("ascii")
