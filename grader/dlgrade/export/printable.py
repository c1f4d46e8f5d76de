"""Text that any target can hold: no character that XML, fonts or UTF-8 refuse.

Depends on: the standard library.
"""

from __future__ import annotations

import re

# What XML 1.0 does not allow, the C1 controls, lone surrogates, and the code points that will never be characters.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)


def clean(text: str) -> str:
    """``text`` with U+FFFD in the place of every character that cannot be printed; line ends are ``\\n``."""
    if text.isascii() and text.isprintable():  # most are, and the search costs more than all else that is done to them
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    return _UNPRINTABLE.sub("\ufffd", text)
