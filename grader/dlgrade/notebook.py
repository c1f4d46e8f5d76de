"""Judging a function object in a notebook or a Python shell: ``dlgrade.check("ch10.b1", count_parameters)``."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from dlgrade.errors import Frame, LearnerFailure, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dlgrade.judge.recording import Call
    from dlgrade.judge.run import CheckReport

NOT_ISOLATED = "judged in this process, not isolated: fine for your own code, never for a stranger's"


@dataclass(frozen=True, repr=False)
class Shown:
    """A report that shows itself; ``report`` holds the values, ``passed`` is the verdict."""

    report: CheckReport

    @property
    def passed(self) -> bool:
        return self.report.passed

    def __repr__(self) -> str:
        from dlgrade.report.people import check_lines, plain

        return plain(check_lines(self.report, 80)) + f"({NOT_ISOLATED})"

    def _repr_html_(self) -> str:
        return f"<pre>{escape(repr(self))}</pre>"


def check(target: str, *functions: Any, seed: int = 0) -> Shown:
    """Judge functions or classes of this session against one exercise.

    target    : an exercise, as on the command line ("ch10.b1", "parameter_counts").
    functions : the function (or class); with several, each is matched to the exercise's parts by its name.  A single
                one may have any name.
    Raises UsageError if a part is missing or the target is no exercise.
    """
    from dlgrade import content
    from dlgrade.exercises import Failed
    from dlgrade.judge.judging import report_of
    from dlgrade.judge.recording import observe_remote
    from dlgrade.judge.run import CheckReport

    found = content.select([target])
    if len(found) != 1:
        raise UsageError(f"{target!r} is a chapter; give one exercise of it, such as {found[0].id}")
    exercise = found[0].load()
    if not functions:
        raise UsageError(f"what is to be judged? dlgrade.check({target!r}, {exercise.main})")
    for other in functions:
        if not callable(other):
            said = repr(other)[:60]
            raise UsageError(f"{said} is no function or class; give the function itself, uncalled: {exercise.main}")
    if len(functions) == 1 and len(exercise.parts) == 1:
        values = {exercise.main: functions[0]}
    else:
        values = {getattr(f, "__name__", ""): f for f in functions}
        lacking = [name for name in exercise.parts if name not in values]
        if lacking:
            call = f"dlgrade.check({target!r}, {', '.join(exercise.parts)})"
            raise UsageError(f"{exercise.id} needs {', '.join(lacking)} too: {call}")
    runs = observe_remote(exercise, _Here(values, watch=exercise.pure), seed)
    for run in (r for made in runs.values() for r in made):
        value = run.observed.value if run.observed is not None else None
        failure = value.failure if isinstance(value, Failed) else None
        if failure is not None and failure.__cause__ is not None:
            failure.frames = _own_lines(failure.__cause__)
    return Shown(CheckReport(seed, (report_of(exercise, None, runs, seed),)))


def _own_lines(error: BaseException) -> tuple[Frame, ...]:
    """The lines of this session that an exception came through, innermost last."""
    import sysconfig
    import traceback
    from pathlib import Path

    foreign = (str(Path(__file__).parent), *(sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")))
    return tuple(
        Frame("cell" if "ipykernel" in f.filename else Path(f.filename).name, f.lineno or 0, f.name, f.line or "")
        for f in traceback.extract_tb(error.__traceback__)
        if not f.filename.startswith(foreign)
    )


class _Here:
    """The functions of this session where the judge expects a sandbox, so that it notes the calls as it does there."""

    def __init__(self, values: Mapping[str, Any], *, watch: bool) -> None:
        from dlgrade.implementation import Local

        self.implementation = Local(values, watch=watch)
        self.mutated = self.implementation.mutated

    def batch(self, calls: list[Call]) -> list[Any]:
        """For each call its value or its failure, not raised; ``mutated`` has an entry for each."""
        results: list[Any] = []
        for name, args, kwargs in calls:
            before = len(self.mutated)
            try:
                results.append(getattr(self.implementation, name)(*args, **kwargs))
            except LearnerFailure as failure:
                results.append(failure)
            if len(self.mutated) == before:
                self.mutated.append(())
        return results
