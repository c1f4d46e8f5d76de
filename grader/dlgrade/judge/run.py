"""Running a check: the selected exercises through pytest, with every other plugin switched off."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dlgrade.content import Entry
from dlgrade.errors import DlgradeError, GraderBroken
from dlgrade.judge.judging import ExerciseReport
from dlgrade.judge.lane import Claims, Judging, Lane, shares
from dlgrade.sandbox import Sandbox

# What pytest would load for its own terminal, caches and reports: dlgrade writes its own, and each costs time an item.
_OFF = (
    "cacheprovider terminal doctest junitxml unittest setuponly setupplan stepwise pastebin faulthandler logging "
    "unraisableexception threadexception warnings skipping recwarn monkeypatch tmpdir freeze_support debugging "
    "legacypath python_path reports python capture dlgrade"
).split()


@dataclass(frozen=True)
class CheckReport:
    """A whole check: the seed of its random cases, one report for each exercise, and what could not be judged here.

    left_out : (identifier, why) of exercises whose packages are not installed; they count for nothing.
    """

    seed: int
    exercises: tuple[ExerciseReport, ...]
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def score(self) -> float:
        """The points earned."""
        return round(sum(e.points for e in self.exercises), 4)

    @property
    def max_score(self) -> float:
        """The points there are."""
        return round(sum(e.max_points for e in self.exercises), 4)

    @property
    def passed(self) -> bool:
        """Whether every exercise passes."""
        return all(e.verdict == "pass" for e in self.exercises)


def run_check(
    chosen: Sequence[tuple[Entry, Path]],
    sandbox: Sandbox,
    *,
    seed: int = 0,
    solutions: bool = False,
    second: Sandbox | None = None,
) -> CheckReport:
    """Judge each (exercise, learner's file); with ``solutions`` the right code stands in for the file.

    second : a sandbox for a second process, which judges part of a long check.

    Raises GraderBroken if fewer cases were judged than expected, KeyboardInterrupt if the user stopped it.
    """
    mine, others = shares(chosen) if second is not None else (list(chosen), [])
    if second is None or not others:
        return _run(chosen, Judging(sandbox, seed, solutions=solutions, order=mine), mine)
    claims = Claims(chosen)
    both = [*mine, *(c for c in others if not c[0].uses)]
    judging = Judging(sandbox, seed, solutions=solutions, order=both, claims=claims)
    judging.lane = Lane(others, second, seed, solutions=solutions, more=mine, claims=claims)
    try:
        return _run(chosen, judging, mine)
    finally:
        judging.lane.close()
        claims.close()


def _run(chosen: Sequence[tuple[Entry, Path]], judging: Judging, mine: Sequence[tuple[Entry, Path]]) -> CheckReport:
    for entry, _ in mine:
        entry.load()  # broken content is said before anything is reported
    import pytest  # not earlier: the lane works while this process imports it

    from dlgrade.judge.plugin import CheckSession

    for entry, path in chosen:
        judging.cases(entry, path)
    session = CheckSession(list(chosen), judging)
    arguments = [
        "-c",
        os.devnull,
        "--rootdir",
        str(Path.cwd()),
        "--noconftest",
        "--assert=plain",
        "--disable-plugin-autoload",
    ]
    arguments += [word for name in _OFF for word in ("-p", f"no:{name}")]
    environment = {name: os.environ.pop(name) for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS") if name in os.environ}
    try:
        code = pytest.main(arguments, plugins=[session])
    finally:
        os.environ.update(environment)
    if code == pytest.ExitCode.INTERRUPTED and session.broken is None:
        raise KeyboardInterrupt
    if isinstance(session.broken, DlgradeError):
        raise session.broken
    if session.broken is not None:
        raise GraderBroken(f"{type(session.broken).__name__}: {session.broken}") from session.broken
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED) or session.judged != session.expected:
        raise GraderBroken(f"pytest ended with {code!r}; {session.judged} of {session.expected} cases were judged")
    return CheckReport(judging.seed, tuple(judging.reports[e.id, p] for e, p in chosen))
