"""Submissions put aside while the class is read, so that one at a time lies in memory and not the class.

They lie in a temporary file without a name, which is gone with the process however that ends.

Depends on: model.
"""

from __future__ import annotations

import json
import tempfile
import weakref
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import IO, Any, overload

from dlgrade.classroom.model import Student, Submission, Work
from dlgrade.errors import GraderBroken


class Aside(Sequence[Submission]):
    """Submissions in the order in which they were put aside; each is read when it is looked at.

    Two of them are equal if they hold equal submissions.
    """

    def __init__(self) -> None:
        with explained():
            # closed by the finalizer: it lives as long as these submissions, longer than any block could
            self._file: IO[bytes] = tempfile.TemporaryFile(prefix="dlgrade-")  # noqa: SIM115
        self._places = array("q")
        weakref.finalize(self, self._file.close)

    def put(self, submission: Submission) -> None:
        """Keep one more; raises GraderBroken where there is no room for it."""
        parts: dict[bytes, int] = {}  # what several exercises share is written once
        work = {
            name: [work.module, {file: parts.setdefault(data, len(parts)) for file, data in work.files.items()}]
            for name, work in submission.work.items()
        }
        about = {
            "student": asdict(submission.student),
            "problems": submission.problems,
            "late": submission.late,
            "origin": submission.origin,
            "work": work,
            "sizes": [len(data) for data in parts],
        }
        with explained():
            self._places.append(self._file.seek(0, 2))
            self._file.write(json.dumps(about).encode() + b"\n")  # one line: JSON escapes line ends and all surrogates
            for data in parts:
                self._file.write(data)
            self._file.flush()

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Submission: ...
    @overload
    def __getitem__(self, index: slice) -> list[Submission]: ...
    def __getitem__(self, index: int | slice) -> Submission | list[Submission]:
        if isinstance(index, slice):
            return [self._at(place) for place in self._places[index]]
        return self._at(self._places[index])

    def __iter__(self) -> Iterator[Submission]:
        return (self._at(place) for place in self._places)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Aside):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # it grows

    def _at(self, place: int) -> Submission:
        with explained():
            self._file.seek(place)
            about: dict[str, Any] = json.loads(self._file.readline())
            parts = [self._file.read(size) for size in about["sizes"]]
        return Submission(
            Student.of(about["student"]),
            {
                name: Work(module, {file: parts[number] for file, number in files.items()})
                for name, (module, files) in about["work"].items()
            },
            tuple(about["problems"]),
            about["late"],
            about["origin"],
        )


@contextmanager
def explained() -> Iterator[None]:
    """What goes wrong with a temporary file, as GraderBroken with the next step."""
    try:
        yield
    except OSError as error:
        raise GraderBroken(
            f"the submissions cannot be put aside in the folder for temporary files: {error.strerror}; make room "
            "there, or name another folder in TMPDIR"
        ) from None
