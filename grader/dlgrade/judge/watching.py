"""Re-judging only what changed: the part of `dlgrade watch` that is neither terminal nor clock."""

from __future__ import annotations

from pathlib import Path

from dlgrade.content import Entry
from dlgrade.judge.judging import ExerciseReport, judge_file
from dlgrade.judge.run import CheckReport
from dlgrade.sandbox import Sandbox

Stamp = tuple[int, int] | None


class Watch:
    """Reports of a selection that are brought up to date file by file.

    The exercises are loaded and the worker hosts warmed when this is made, so that a save costs one worker.
    """

    def __init__(self, chosen: list[tuple[Entry, Path]], sandbox: Sandbox, seed: int) -> None:
        self.chosen = chosen
        self.sandbox = sandbox
        self.seed = seed
        self.stamps: dict[str, Stamp] = {}
        self.reports: dict[str, ExerciseReport] = {}
        for entry, _ in chosen:
            sandbox.start(entry.uses)
            entry.load()

    def refresh(self) -> list[ExerciseReport]:
        """Judge the exercises whose file changed since the last call; returns their reports."""
        fresh = []
        for entry, path in self.chosen:
            stamp = stamp_of(path)
            if entry.id in self.stamps and self.stamps[entry.id] == stamp:
                continue
            self.stamps[entry.id] = stamp
            self.reports[entry.id] = judge_file(entry.load(), entry, path, self.sandbox, self.seed)
            fresh.append(self.reports[entry.id])
        return fresh

    def report(self) -> CheckReport:
        """All reports so far, as one check."""
        return CheckReport(self.seed, tuple(self.reports[e.id] for e, _ in self.chosen if e.id in self.reports))

    def open(self) -> list[ExerciseReport]:
        """What is not right yet, in order."""
        return [r for r in self.report().exercises if r.verdict != "pass"]


def stamp_of(path: Path) -> Stamp:
    """What changes when a file is saved; None while there is none (editors replace files)."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size
