"""What a terminal without Unicode is shown: 10⁻⁵ as 10^-5, β₁ as beta_1, − as -; never a question mark for a sign.

An error handler of Python's codecs, so that a terminal that has some of the letters (Latin-1) keeps those.
"""

from __future__ import annotations

import codecs
import unicodedata
from typing import TextIO

NAME = "dlgrade.letters"
_SIGNS = {
    "−": "-", "×": "x", "÷": "/", "±": "+-", "∓": "-+", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "≡": "==",
    "∼": "~", "∝": "~", "≪": "<<", "≫": ">>", "→": "->", "←": "<-", "↦": "|->", "⇒": "=>", "↵": "Enter", "√": "sqrt",
    "∞": "inf", "∂": "d", "∇": "grad", "∑": "Sum", "∏": "Prod", "∫": "Int", "∈": "in", "∉": "not in", "⊂": "in",
    "∪": "or", "∩": "and", "∀": "all", "∃": "some", "⊙": "(*)", "⊗": "(x)", "⊕": "(+)", "⊘": "#", "∘": "o", "∗": "*",
    "⋆": "*", "⋅": "*", "⊤": "^T", "‖": "||", "∣": "|", "⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")", "⟨": "<",
    "⟩": ">", "′": "'", "°": " deg", "⋮": ":", "⋯": "...", "⋱": "...", "⁄": "/",
    "✓": "+", "✗": "x", "⏱": "T", "☠": "!", "…": "~", "“": '"', "”": '"', "‘": "'", "’": "'", "„": '"',
    "—": "-", "–": "-", "‒": "-", "•": "*", "─": "-", "│": "|", "└": "`", "├": "|", "█": "#", "░": ".", "▏": "|",
    "§": "section ", "©": "(c)", "£": "GBP ", "€": "EUR ", "¯": "-", "˙": ".", "Ø": "O", "ø": "o", "ß": "ss",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2060": "", "\u200b": "", "\ufeff": "",
}  # fmt: skip
_MARKS = {"\u0302": "_hat", "\u0304": "_bar", "\u0303": "_tilde", "\u20d7": "_vec", "\u0307": "_dot"}


def shown(text: str, encoding: str) -> str:
    """The text in the letters of an encoding."""
    return text.encode(encoding, NAME).decode(encoding)


def speaks_unicode(stream: TextIO) -> bool:
    """True if the stream can write every letter."""
    return "utf" in (getattr(stream, "encoding", None) or "").lower()


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object
    made: list[str] = []
    shift = _shift(text[error.start - 1 : error.start])  # "^" or "_" while a run of raised or lowered letters goes on
    for i in range(error.start, error.end):
        before, after = text[i - 1 : i], text[i + 1 : i + 2]
        letters, now = _letters(text[i], before, after)
        made.append((now if now != shift else "") + letters)
        shift = now
    shown = "".join(made)
    return shown.encode(error.encoding, "replace").decode(error.encoding), error.end


def _letters(sign: str, before: str, after: str) -> tuple[str, str]:
    """(what to write for a sign between its neighbours, "^" or "_" if it is raised or lowered)."""
    if sign == "·":  # a point that separates or marks stands alone; one that multiplies does not
        return "." if before in " " and after in " " else "*", ""
    if sign in _SIGNS:
        word = _SIGNS[sign]
        return word + (" " if len(word) > 1 and word[-1].isalpha() and after.isalnum() else ""), ""
    if unicodedata.combining(sign):
        inside = before.isalpha() and after.isascii() and after.isalpha()  # a letter of a word, no quantity
        return ("" if inside else _MARKS.get(sign, "")), ""
    name, parts = unicodedata.name(sign, ""), unicodedata.decomposition(sign).split()
    if name.startswith("GREEK") and len(parts) == 0:
        word = name.split()[3 if "FINAL" not in name else 4].lower().replace("lamda", "lambda")
        word = word.capitalize() if "CAPITAL" in name else word
        return word + (" " if after.isalnum() and not unicodedata.decomposition(after) else ""), ""
    if not parts:
        return "?", ""
    inner = [chr(int(p, 16)) for p in parts if not p.startswith("<")]
    gap = " " if parts[0] == "<fraction>" and before.isdigit() else ""  # 2½ is not 21/2
    written = [c if c.isascii() else _letters(c, inner[0], after)[0] for c in inner if c != " "]
    return gap + "".join(written), _shift(sign)


def _shift(sign: str) -> str:
    parts = unicodedata.decomposition(sign).split() if sign else []
    return {"<super>": "^", "<sub>": "_"}.get(parts[0], "") if parts else ""


codecs.register_error(NAME, _replaced)
