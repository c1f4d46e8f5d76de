"""Every exception of dlgrade, in one tree.

DlgradeError                      has an exit code and a text for people
├── UsageError          exit 2    the command was asked for something that is not there
│   ├── UnknownTarget             no such chapter or exercise
│   ├── NoWorkFolder              no folder with exercises/ here
│   └── UnsupportedQuestion       a format cannot carry a question of this kind
├── ContentError        exit 3    an exercise or a question is itself broken
├── RecordUnusable      exit 3    the record of attempts cannot be read or written
├── GraderBroken        exit 3    dlgrade could not judge: nobody may be scored on this run
│   └── SandboxUnavailable        no worker could be started
└── LearnerFailure      (never leaves the judge)   the learner's code gave no value
    ├── Missing                   the module has no such name
    ├── Unfinished                NotImplementedError: the stub is untouched
    ├── Raised                    it raised
    ├── Forbidden                 it reached for something this exercise does not allow
    ├── TimedOut                  it took too long
    ├── Crashed                   its process ended
    └── Unusable                  it returned something that cannot be sent or used
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from pathlib import Path


class DlgradeError(Exception):
    """Base of all errors raised by dlgrade; ``exit_code`` is what the command line returns."""

    exit_code: ClassVar[int] = 3


class UsageError(DlgradeError):
    """The command was asked for something that is not there."""

    exit_code = 2


class UnknownTarget(UsageError):
    """No chapter or exercise of that name."""


class NoWorkFolder(UsageError):
    """No folder with ``exercises/`` here or above."""


class UnsupportedQuestion(UsageError):
    """The target format cannot carry a question of this kind at all."""


class ContentError(DlgradeError):
    """An exercise or a question is itself broken."""


class RecordUnusable(DlgradeError):
    """The record's file is damaged, of a later dlgrade, locked or not writable.  ``path`` says where it is."""

    def __init__(self, message: str, path: Path) -> None:
        super().__init__(message)
        self.path = path


class GraderBroken(DlgradeError):
    """dlgrade could not judge: nobody may be scored on this run."""


class SandboxUnavailable(GraderBroken):
    """No worker process could be started."""


@dataclass(frozen=True)
class Frame:
    """One line of a learner's traceback: a place in the learner's own file."""

    file: str
    line: int
    function: str
    source: str


class LearnerFailure(DlgradeError):
    """The learner's code gave no value; ``verdict`` says in which way.

    exception : name of the exception type that the learner's code raised, or "".
    frames    : the learner's own lines, innermost last; empty where there are none.
    """

    verdict: ClassVar[str] = "error"

    def __init__(self, message: str, *, exception: str = "", frames: tuple[Frame, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.exception = exception
        self.frames = frames


class Missing(LearnerFailure):
    """The module has no such name."""

    verdict = "missing"


class Unfinished(LearnerFailure):
    """``raise NotImplementedError`` was reached, or the body is empty."""

    verdict = "todo"


class Raised(LearnerFailure):
    """The learner's code raised an exception."""

    verdict = "error"


class Forbidden(LearnerFailure):
    """The learner's code reached for something that this exercise does not allow."""

    verdict = "forbidden"


class TimedOut(LearnerFailure):
    """The learner's code took too long and was stopped."""

    verdict = "timeout"


class Crashed(LearnerFailure):
    """The learner's process ended: a crash, ``os._exit``, or too much memory."""

    verdict = "crash"


class Unusable(LearnerFailure):
    """A value came back that cannot be sent or used: an object array, something far too large."""

    verdict = "fail"


def interrupted(error: BaseException | None) -> bool:
    """True if Ctrl-C is behind an exception: what it hits (an import, a descriptor being named) may wrap it."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, KeyboardInterrupt):
            return True
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return False
