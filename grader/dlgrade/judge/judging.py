"""One exercise and one implementation in, one report out.  Shared by the pytest plugin, class grading and notebooks."""

from __future__ import annotations

import contextlib
import re
import stat
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dlgrade.comparison import short
from dlgrade.content import Entry
from dlgrade.errors import Frame, GraderBroken, LearnerFailure, Unfinished
from dlgrade.exercises import Case, Exercise, Failed, Observed
from dlgrade.judge.diagnosis import MISSING, PASS, assess, earned, expectations
from dlgrade.judge.explain import explain
from dlgrade.judge.recording import RemoteLike, Run, observe_remote
from dlgrade.sandbox.text import clean
from dlgrade.stub import ANSWER_NAME

if TYPE_CHECKING:
    from dlgrade.sandbox import Remote, Sandbox

MAX_SOURCE = 1 << 20
MAX_TEXT = 2500
WORKED_OUT = ("choice", "numeric", "symbolic")  # kinds whose answer is the value itself
_IMPORT = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*(?:from|import)[ \t]+\.?([A-Za-z_]\w*)", re.M)


@dataclass(frozen=True)
class CaseReport:
    """One case: its verdict and, unless it passed, what was seen.

    message : one sentence; call, expected, got : text, "" where there is none; place : where the values part.
    frames  : the learner's own lines when their code raised.
    """

    name: str
    verdict: str
    message: str = ""
    call: str = ""
    expected: str = ""
    got: str = ""
    place: str = ""
    frames: tuple[Frame, ...] = ()
    mistake: str = ""
    belief: str = ""


@dataclass(frozen=True)
class ExerciseReport:
    """One exercise: verdict, points, diagnosis, cases.

    place, line : the learner's file below the work folder, and the line of the function (0 if unknown).
    output      : what the learner's code printed.
    rubric_points, answered : of the written part, if there is one; people mark it.
    """

    id: str
    title: str
    kind: str
    verdict: str
    points: float
    max_points: float
    mistake: str
    belief: str
    cases: tuple[CaseReport, ...]
    place: str = ""
    line: int = 0
    output: str = ""
    rubric_points: float = 0.0
    answered: bool = False
    hints: tuple[str, ...] = field(default=(), repr=False)


def judge_remote(
    exercise: Exercise,
    remote: RemoteLike,
    seed: int,
    *,
    place: str = "",
    expected: Mapping[str, Sequence[Observed]] | None = None,
) -> ExerciseReport:
    """Judge what lives behind ``remote``; the learner's module must be loaded already.

    expected : what `expectations` gives for this seed, where it is known already.
    """
    return report_of(exercise, expected, observe_remote(exercise, remote, seed), seed, place=place)


def report_of(
    exercise: Exercise,
    expected: Mapping[str, Sequence[Observed]] | None,
    runs: Mapping[str, Sequence[Run]],
    seed: int,
    *,
    place: str = "",
) -> ExerciseReport:
    """Put observations into words.  expected : what `expectations` gives for this seed, where it is known already."""
    got: dict[str, list[Observed]] = {}
    for name, made in runs.items():
        if any(r.observed is None for r in made):
            raise GraderBroken(f"{exercise.id}: case {name!r} was not observed")
        got[name] = [r.observed for r in made if r.observed is not None]
    expected = expectations(exercise, seed, got) if expected is None else expected
    found = assess(exercise, expected, got, seed)
    cases = []
    for case in exercise.cases:
        if case.name not in found.first_bad:
            cases.append(CaseReport(case.name, PASS))
            continue
        i = found.first_bad[case.name]
        mistake = found.alone.get(case.name)
        seen = _case_report(
            exercise,
            case,
            found.verdicts[case.name],
            expected[case.name][i] if case.name in expected else None,
            runs[case.name][i],
            (mistake.name, mistake.belief) if mistake else ("", ""),
        )
        # values, names and errors of theirs may be part of each
        text = {k: clean(getattr(seen, k), MAX_TEXT) for k in ("message", "call", "expected", "got", "place")}
        cases.append(replace(seen, **text))  # type: ignore[arg-type]
    first = found.diagnosis or next(iter(found.alone.values()), None)
    return ExerciseReport(
        id=exercise.id,
        title=exercise.title,
        kind=exercise.kind,
        verdict=found.verdict,
        points=found.points,
        max_points=exercise.points,
        mistake=first.name if first else "",
        belief=first.belief if first else "",
        cases=tuple(cases),
        place=place,
        rubric_points=exercise.rubric_points,
        hints=exercise.hints,
    )


def _case_report(
    exercise: Exercise, case: Case, verdict: str, expected: Observed | None, run: Run, mistake: tuple[str, str]
) -> CaseReport:
    assert run.observed is not None
    call = _call_text(run)
    got = run.observed
    if isinstance(got.value, Failed) or expected is None:
        assert isinstance(got.value, Failed)
        failure = got.value.failure
        message = failure.message if failure else verdict
        frames = failure.frames if failure else ()
        return CaseReport(case.name, verdict, message, call if verdict != MISSING else "", frames=frames)
    if got.mutated != expected.mutated:
        names = ", ".join(_argument(run, m) for changed in got.mutated for m in changed)
        message = f"it changes its argument {names} in place; work on a copy and return that".replace("  ", " ")
        return CaseReport(case.name, verdict, message, call)
    worked_out = exercise.kind in WORKED_OUT
    told = explain(expected.value, got.value, exercise.tolerance_of(case), factors=not worked_out)
    message = told.insight or "the value differs"
    if worked_out:  # showing what was expected would answer the question
        told = replace(told, expected="")
    return CaseReport(
        case.name, verdict, message, call, told.expected, told.got, told.place, (), mistake[0], mistake[1]
    )


def _argument(run: Run, which: int | str) -> str:
    return f"`{which}`" if isinstance(which, str) else f"number {which + 1}"


def _call_text(run: Run) -> str:
    if not run.calls:
        return ""
    name, args, kwargs = run.calls[-1]
    shown = [_short_argument(a) for a in args] + [f"{k}={_short_argument(v)}" for k, v in kwargs.items()]
    return f"{name}({', '.join(shown)})"


def _short_argument(value: Any) -> str:
    """An argument in a few characters: of a large array its shape says more than its corners."""
    if isinstance(value, np.ndarray) and value.size > 8:
        return f"<{'×'.join(map(str, value.shape))} array>"
    if isinstance(value, dict):
        items = [f"{k!r}: {_short_argument(v)}" for k, v in list(value.items())[:4]]
        return "{" + ", ".join(items + (["..."] if len(value) > 4 else [])) + "}"
    if isinstance(value, (list, tuple)) and any(isinstance(v, np.ndarray) for v in value):
        items = [_short_argument(v) for v in value[:4]] + (["..."] if len(value) > 4 else [])
        return f"[{', '.join(items)}]" if isinstance(value, list) else f"({', '.join(items)})"
    return short(value, 60)


def failed_everywhere(
    exercise: Exercise, failure: LearnerFailure, *, place: str = "", output: str = ""
) -> ExerciseReport:
    """The report of a module that could not be loaded: every case shares the failure."""
    cases = tuple(CaseReport(c.name, failure.verdict, failure.message, frames=failure.frames) for c in exercise.cases)
    return ExerciseReport(
        id=exercise.id,
        title=exercise.title,
        kind=exercise.kind,
        verdict=failure.verdict,
        points=earned(exercise, {c.name: failure.verdict for c in exercise.cases}),
        max_points=exercise.points,
        mistake="",
        belief="",
        cases=cases,
        place=place,
        line=failure.frames[-1].line if failure.frames else 0,
        output=output,
        rubric_points=exercise.rubric_points,
        hints=exercise.hints,
    )


class NoFile(LearnerFailure):
    """The learner's file cannot be read."""

    verdict = MISSING


def submission(path: Path) -> dict[str, bytes]:
    """The learner's module and the modules beside it that it imports, as bytes.

    Raises NoFile if the file is not there, not a regular file, not readable or larger than 1 MB.
    """

    def beside(name: str) -> bytes | None:
        found = path.with_name(name)
        return _read(found) if name == path.name or found.is_file() else None

    return with_siblings(path.name, beside)


def with_siblings(module: str, read: Callable[[str], bytes | None]) -> dict[str, bytes]:
    """A module's file and the files beside it that it imports, those that these import included: name -> bytes.

    read : the bytes of a file beside the module (which itself is there), or None if there is no such file.
    """
    first = read(module)
    if first is None:
        raise NoFile(f"there is no file {module}")
    files, queue = {module: first}, [module]
    while queue and len(files) <= 20:
        for found in _IMPORT.findall(files[queue.pop()]):
            sibling = found.decode() + ".py"
            if sibling not in files and (data := read(sibling)) is not None:
                files[sibling] = data
                queue.append(sibling)
    return files


def _read(path: Path) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            what = "a folder" if stat.S_ISDIR(about.st_mode) else "no regular file"
            raise NoFile(f"{path.name} is {what}; a Python file is expected there")
        if about.st_size > MAX_SOURCE:
            raise NoFile(f"{path.name} has {about.st_size:,} bytes; at most {MAX_SOURCE:,} are read")
        return path.read_bytes()
    except FileNotFoundError:
        raise NoFile(
            f"there is no file {path.name}; `dlgrade reset {path.parent.name}.{path.stem}` writes its stub"
        ) from None
    except OSError as error:
        raise NoFile(f"{path.name} cannot be read: {error.strerror}") from None


def read_submission(exercise: Exercise, entry: Entry, path: Path) -> dict[str, bytes] | ExerciseReport:
    """The files of a submission; or its report, if it need not be run: there is none, or the stub is untouched."""
    try:
        files = submission(path)
    except NoFile as failure:
        return failed_everywhere(exercise, failure, place=entry.place)
    if not entry.is_untouched(path):
        return files
    lines = files[path.name].decode().splitlines()
    heads = (f"def {exercise.main}(", f"class {exercise.main}:", f"class {exercise.main}(")
    report = failed_everywhere(exercise, Unfinished(f"{exercise.main}() is not written yet"), place=entry.place)
    return replace(report, line=next((i for i, line in enumerate(lines, 1) if line.startswith(heads)), 0))


def open_submission(exercise: Exercise, files: Mapping[str, bytes], module: str, sandbox: Sandbox) -> Remote:
    """A worker for a submission, with the limits and packages that the exercise states."""
    from dlgrade.sandbox import Limits

    seconds = exercise.seconds
    limits = Limits(call=seconds, wall=max(10.0, 4 * seconds), total=max(30.0, 8 * seconds))
    return sandbox.open(files, module, uses=exercise.uses, limits=limits, watch_mutation=exercise.pure)


def judge_opened(
    exercise: Exercise,
    entry: Entry,
    remote: Remote,
    seed: int,
    *,
    expected: Mapping[str, Sequence[Observed]] | None = None,
    loaded: Callable[[], None] = lambda: None,
) -> ExerciseReport:
    """Judge a submission in its worker.

    expected : what `expectations` gives for this seed, where it is known already.
    loaded   : called once the submission is imported, before its first call.
    """
    try:
        names = remote.load()
    except LearnerFailure as failure:
        return failed_everywhere(exercise, failure, place=entry.place, output=remote.output)
    loaded()
    report = judge_remote(exercise, remote, seed, place=entry.place, expected=expected)
    answered = bool(exercise.rubric) and _answered(remote)
    line = names[exercise.main].line if exercise.main in names else 0
    return replace(report, line=line, output=remote.output, answered=answered)


def judge_in_turn(
    remote: Remote, following: Sequence[Remote], judge: Callable[[Remote, Callable[[], None]], ExerciseReport]
) -> ExerciseReport:
    """Judge one of several submissions of one person, and leave its worker to the next that can share it.

    following : those that come after it, not begun yet.
    judge     : function (remote, loaded) -> report; it calls ``loaded`` when the submission is imported.

    Whoever calls judges again alone what does not pass in an inherited worker, so that whatever costs points was seen
    in a worker of its own.
    """
    remote.accompany(following)

    def next_begins() -> None:  # while this one is judged: forking, importing, closing the jail are mostly waiting
        if following and not remote.can_hand_over(following[0]):
            with contextlib.suppress(Exception):  # it is told when that one has its turn
                following[0].accompany(following[1:])
                following[0].begin()

    with remote:
        report = judge(remote, next_begins)
        remote.hand_over(following)
        return report


def judge_file(exercise: Exercise, entry: Entry, path: Path, sandbox: Sandbox, seed: int) -> ExerciseReport:
    """Judge the learner's file in a worker of its own."""
    files = read_submission(exercise, entry, path)
    if isinstance(files, ExerciseReport):
        return files
    return judge_source(exercise, entry, files, path.stem, sandbox, seed)


def judge_source(
    exercise: Exercise, entry: Entry, files: Mapping[str, bytes], module: str, sandbox: Sandbox, seed: int
) -> ExerciseReport:
    """Judge a submission that is already in memory."""
    with open_submission(exercise, files, module, sandbox) as remote:
        return judge_opened(exercise, entry, remote, seed)


def _answered(remote: Any) -> bool:
    try:
        answer = getattr(remote.implementation, ANSWER_NAME)
    except LearnerFailure:
        return False
    return isinstance(answer, str) and bool(answer.strip().strip(".").strip())
