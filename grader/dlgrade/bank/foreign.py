"""Other people's questions, as much of them as an audit needs, whatever file they came in.

Depends on: errors.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LARGEST = 32 << 20  # bytes of a file
MOST = 20_000  # questions in a file
ONE, MANY, NUMBER, OTHER = "one of several", "several of several", "number", "other"


@dataclass(frozen=True)
class Choice:
    """An option.  credit : 1.0 is all of the marks; what is not right has 0 or less."""

    text: str
    credit: float
    feedback: bool = False


@dataclass(frozen=True)
class Accepted:
    """What a numerical answer may be.  text : as the file says it; None where a bound is no number."""

    low: float | None
    high: float | None
    credit: float
    text: str
    feedback: bool = False


@dataclass(frozen=True)
class Foreign:
    """One question.

    kind     : `ONE`, `MANY`, `NUMBER` or `OTHER` (essays, matching, gaps: counted, not audited).
    feedback : something is said to everybody who answered.
    shuffled : options change their places for each candidate; None where the file leaves that to the system.
    """

    name: str
    kind: str
    stem: str = ""
    choices: tuple[Choice, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    feedback: bool = False
    shuffled: bool | None = None


@dataclass
class Foreigners:
    """What a file holds.  format : "GIFT", "Moodle XML", "QTI 1.2" or "QTI 2.1"."""

    format: str
    questions: list[Foreign] = field(default_factory=list)


def as_number(text: str | None) -> float | None:
    """A finite number as a file writes it, or None."""
    try:
        value = float((text or "").strip())
    except ValueError:
        return None
    return value if abs(value) < 1e300 else None  # also False for NaN
