"""The pytest plugin: one item for each exercise and case.

`dlgrade check` hands it the exercises and runs it alone.  In an ordinary pytest run (an editor's test explorer, say)
it collects ``exercises/CHAPTER/NAME.py`` where that is an exercise it knows, and is inert elsewhere.

This module is imported by every pytest run of the environment, so it imports nothing heavy itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from dlgrade.content import Entry
    from dlgrade.judge.judging import CaseReport, ExerciseReport
    from dlgrade.judge.lane import Judging


class CaseNotPassed(Exception):
    """A case whose verdict is not "pass"; its text is fit for people."""


class CaseItem(pytest.Item):
    """One case of one exercise."""

    def __init__(self, *, entry: Entry, path_judged: Path, case: str, judging: Judging, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.entry = entry
        self.path_judged = path_judged
        self.case = case
        self.judging = judging

    def runtest(self) -> None:
        report = self.judging.report(self.entry, self.path_judged)
        case = next(c for c in report.cases if c.name == self.case)
        if case.verdict != "pass":
            raise CaseNotPassed(case_text(report, case))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, CaseNotPassed):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path_judged, None, f"{self.entry.id}: {self.case}"


def case_text(report: ExerciseReport, case: CaseReport) -> str:
    """A case that did not pass, in a few lines of plain text."""
    lines = [f"{case.verdict}: {case.message}"]
    lines += [f"  {f.file}:{f.line} in {f.function}\n    {f.source}" for f in case.frames[-3:]]
    if case.call:
        lines.append(f"  call      {case.call}")
    if case.expected or case.got:
        at = f"  at {case.place}" if case.place else ""
        lines += [f"  expected  {case.expected}{at}"] if case.expected else []
        lines.append(f"  got       {case.got}")
    belief = case.belief or report.belief
    if belief:
        lines.append(f"  looks like: {belief}")
    return "\n".join(lines)


class ExerciseFile(pytest.File):
    """A learner's module, in an ordinary pytest run."""

    entry: Entry

    def collect(self) -> Iterator[CaseItem]:
        if self.entry.left_out:
            pytest.skip(f"{self.entry.id} is left out: {self.entry.left_out}", allow_module_level=True)
        for case in self.entry.load().cases:
            yield CaseItem.from_parent(
                self,
                name=case.name,
                entry=self.entry,
                path_judged=self.path,
                case=case.name,
                judging=_judging_of(self.config),
            )


class CheckSession:
    """Drives `dlgrade check`: the items are made from the selection, no folder is walked."""

    def __init__(self, chosen: list[tuple[Entry, Path]], judging: Judging) -> None:
        self.chosen = chosen
        self.judging = judging
        self.expected = 0
        self.judged = 0
        self.broken: BaseException | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool:
        session.items = [
            CaseItem.from_parent(
                session,
                name=f"{entry.id}[{case}]",
                nodeid=f"{entry.id}[{case}]",
                entry=entry,
                path_judged=path,
                case=case,
                judging=self.judging,
            )
            for entry, path in self.chosen
            for case in self.judging.cases(entry, path)
        ]
        session.testscollected = self.expected = len(session.items)
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the items.  There are no fixtures and no other plugins to tell about set-up, call and tear-down."""
        for item in session.items:
            self._run(item)
            if session.shouldstop:
                raise session.Interrupted(session.shouldstop)
        return True

    def _run(self, item: pytest.Item) -> None:
        stops = (pytest.exit.Exception, KeyboardInterrupt)
        call = pytest.CallInfo.from_call(item.runtest, when="call", reraise=stops)
        self.judged += 1
        if call.excinfo is not None:
            item.session.testsfailed += 1
            if not call.excinfo.errisinstance(CaseNotPassed):
                self.broken = call.excinfo.value
                item.session.shouldstop = "the grader itself failed"


_JUDGING: pytest.StashKey[Judging] = pytest.StashKey()


def _judging_of(config: pytest.Config) -> Judging:
    if _JUDGING not in config.stash:
        from dlgrade.judge.lane import Judging
        from dlgrade.sandbox import Sandbox

        config.stash[_JUDGING] = Judging(Sandbox(), config.getoption("--dlgrade-seed", 0))
    return config.stash[_JUDGING]


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("dlgrade")
    group.addoption("--dlgrade-seed", type=int, default=0, help="seed of the random cases of dlgrade's exercises")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ExerciseFile | None:
    if file_path.suffix != ".py" or len(file_path.parts) < 3 or file_path.parts[-3] != "exercises":
        return None
    from dlgrade.content import entries

    for entry in entries():
        if entry.chapter == file_path.parent.name and entry.stem == file_path.stem:
            file: ExerciseFile = ExerciseFile.from_parent(parent, path=file_path)
            file.entry = entry
            return file
    return None


def pytest_unconfigure(config: pytest.Config) -> None:
    if _JUDGING in config.stash:
        config.stash[_JUDGING].sandbox.close()
