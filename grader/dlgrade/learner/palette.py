"""The palette of a mock, as GATE's screen has it: where each question stands.

An answer that is marked for review is evaluated like any other.

Depends on: the standard library.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

NOT_VISITED, NOT_ANSWERED, ANSWERED, MARKED, BOTH = (
    "not visited",
    "not answered",
    "answered",
    "marked",
    "answered and marked",
)
STATUSES = (NOT_VISITED, NOT_ANSWERED, ANSWERED, MARKED, BOTH)
SIGNS = {NOT_VISITED: ".", NOT_ANSWERED: "-", ANSWERED: "+", MARKED: "?", BOTH: "*"}
STYLES = {NOT_VISITED: "dim", NOT_ANSWERED: "red", ANSWERED: "green", MARKED: "magenta", BOTH: "bold magenta"}
Line = list[tuple[str, str]]


def status(*, visited: bool, answered: bool, marked: bool) -> str:
    """Which of the five a question is."""
    if answered:
        return BOTH if marked else ANSWERED
    if marked:
        return MARKED
    return NOT_ANSWERED if visited else NOT_VISITED


def palette_lines(statuses: Mapping[int, str], sections: Sequence[tuple[str, Sequence[int]]], width: int,
                  current: int = 0) -> list[Line]:  # fmt: skip
    """The numbers under their sections, each with the sign of its status, and what the signs mean.

    The status is in the sign, the colour only repeats it; the current question stands in brackets.
    """
    wide = len(str(max(statuses, default=1)))
    lines: list[Line] = []
    per_row = max(1, width // (wide + 4))
    for name, numbers in sections:
        if name:
            lines += [[(part, "bold")] for part in _folded(name, width)]
        for start in range(0, len(numbers), per_row):
            row: Line = []
            for number in numbers[start : start + per_row]:
                left, right = "[]" if number == current else "  "
                sign = SIGNS[statuses[number]]
                row += [(left, "bold"), (f"{number:>{wide}}{sign}", STYLES[statuses[number]]), (right, "bold")]
            lines.append(row)
    counts = Counter(statuses.values())
    lines.append([])
    for one in STATUSES:
        lines.append([(f"  {SIGNS[one]}  {counts[one]:>{wide}}  {one}", STYLES[one])])
    return lines


def _folded(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width)
