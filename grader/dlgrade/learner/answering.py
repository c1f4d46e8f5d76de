"""An answer as it is being typed: one key at a time at a terminal, or a line at a time elsewhere.

Pure values: `press` takes what was typed so far and a key and gives what is typed now and what is wanted.

Depends on: bank.responses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dlgrade.bank.responses import LONGEST

ENTER, BACKSPACE, END = ("\r", "\n"), ("\x7f", "\x08"), "\x04"
SKIP, HELP, QUIT, DONE = "skip", "help", "quit", "done"
COMMANDS = {"s": SKIP, "?": HELP, "q": QUIT, END: QUIT}
_NUMERIC = frozenset("0123456789+-.,/eE*x×^()−½¼¾' _")


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands on the answer's line: letters of options in order, or the text of a number.

    labels : of the options there are; "" for a number.
    many   : True where several options may be chosen.
    """

    labels: str
    many: bool = False
    text: str = ""


def nothing_typed(kind: str, labels: str = "ABCD") -> Typed:
    """The empty line for a question of this kind."""
    return Typed("" if kind == "NAT" else labels, kind == "MSQ")


def press(typed: Typed, key: str) -> tuple[Typed, str]:
    """What is typed after one more key, and what is wanted: "", "done", "skip", "help" or "quit".

    A letter chooses the option of an MCQ at once, and puts an option of an MSQ in or out; numbers are typed and ended
    with Enter.  Enter on an empty line is nothing: a slip of the finger is no answer.
    """
    if key in ENTER:
        return typed, DONE if typed.text else ""
    if key in BACKSPACE:
        return replace(typed, text=typed.text[:-1]), ""
    if key == END or (key in COMMANDS and (typed.labels or not typed.text)):
        return typed, COMMANDS[key]
    if not typed.labels:
        if (key in _NUMERIC or typed.text) and key.isprintable() and len(typed.text) < LONGEST:
            return replace(typed, text=typed.text + key), ""
        return typed, ""
    return toggled(typed, key)


def toggled(typed: Typed, key: str) -> tuple[Typed, str]:
    """What is typed after the letter of an option; any other key changes nothing."""
    letter = key.upper()
    if len(letter) != 1 or letter not in typed.labels:
        return typed, ""
    if not typed.many:
        return replace(typed, text=letter), DONE
    chosen = set(typed.text) ^ {letter}
    return replace(typed, text="".join(c for c in typed.labels if c in chosen)), ""


def line(text: str) -> tuple[str, str]:
    """A whole line where keys cannot be read: (answer, "done"), or "" with "skip", "help", "quit" or ""."""
    word = text.strip()
    words = {"skip": SKIP, "help": HELP, "hint": HELP, "quit": QUIT, "exit": QUIT, **COMMANDS}
    if word.casefold() in words:
        return "", words[word.casefold()]
    return word, DONE if word else ""
