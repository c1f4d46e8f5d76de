"""Judging a function object in a notebook or a Python shell: ``dlgrade.check("ch10.b1", count_parameters)``."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from dlgrade.errors import UsageError

if TYPE_CHECKING:
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
    from dlgrade.implementation import Local
    from dlgrade.judge.judging import report_of
    from dlgrade.judge.recording import Run
    from dlgrade.judge.run import CheckReport

    found = content.select([target])
    if len(found) != 1:
        raise UsageError(f"{target!r} is a chapter; give one exercise of it, such as {found[0].id}")
    exercise = found[0].load()
    if not functions:
        raise UsageError(f"what is to be judged? dlgrade.check({target!r}, {exercise.main})")
    if len(functions) == 1 and len(exercise.parts) == 1:
        values = {exercise.main: functions[0]}
    else:
        values = {getattr(f, "__name__", ""): f for f in functions}
        lacking = [name for name in exercise.parts if name not in values]
        if lacking:
            raise UsageError(f"{exercise.id} also needs {', '.join(lacking)}")
    implementation = Local(values, watch=exercise.pure)
    runs = {}
    for case in exercise.cases:
        observed = case.observe(implementation, seed)
        runs[case.name] = [Run(case, i, observed=o) for i, o in enumerate(observed)]
    report = report_of(exercise, None, runs, seed, place=found[0].place)
    return Shown(CheckReport(seed, (report,)))
