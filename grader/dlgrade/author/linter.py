"""The author's linter: proves that an exercise is fair and that its mistakes are told apart.

For every exercise: the stub is derived from the solution and earns nothing; the right code and every alternative
earn everything on fresh seeds, twice the same; every mistake is caught and diagnosed as itself and only itself;
every case catches some mistake (or is a smoke case); statement, hints and mistakes are there; single-token mutants
are caught (survivors are listed, not failed: some are equivalent).
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dlgrade import content
from dlgrade.author.mutants import Mutant, mutants_of
from dlgrade.errors import ContentError, DlgradeError
from dlgrade.exercises import Exercise, Failed, Observed
from dlgrade.judge.diagnosis import PASS, Assessment, assess, expectations, observe_all, remembering
from dlgrade.stub import stub_of

SEEDS = (0, 1, 20_261)
MIN_HINTS = 3
MIN_MISTAKES = 3


@dataclass
class Findings:
    """What the linter says about one exercise.

    faults    : what must be mended.
    survivors : mutants that no case catches; each a place to look.
    matrix    : mistake -> names of the cases that catch it.
    """

    id: str
    faults: list[str] = field(default_factory=list)
    survivors: list[Mutant] = field(default_factory=list)
    mutants: int = 0
    matrix: dict[str, list[str]] = field(default_factory=dict)
    cases: list[str] = field(default_factory=list)
    left_out: str = ""


def lint(entry: content.Entry, *, seeds: Sequence[int] = SEEDS, mutants: int = 60) -> Findings:
    """All checks of one exercise.  ``mutants`` bounds how many are tried; 0 leaves them out."""
    findings = Findings(entry.id)
    if entry.left_out:
        findings.left_out = entry.left_out
        return findings
    try:
        exercise = remembering(entry.load())  # mistakes are held against each other and against mutants
    except DlgradeError as error:
        findings.faults.append(str(error))
        return findings
    findings.cases = [c.name for c in exercise.cases]
    findings.faults += _statement_faults(exercise)
    try:
        if exercise.training:
            seeds = seeds[:1]
        expected = {seed: expectations(exercise, seed) for seed in seeds}
    except DlgradeError as error:
        findings.faults.append(str(error))
        return findings
    findings.faults += _stub_faults(entry, exercise)
    findings.faults += _right_faults(exercise, expected)
    findings.faults += _mistake_faults(exercise, expected, findings.matrix)
    if mutants and not exercise.training:
        _try_mutants(exercise, expected[seeds[0]], seeds[0], mutants, findings)
    return findings


def _statement_faults(exercise: Exercise) -> Iterator[str]:
    if not exercise.title:
        yield 'the module\'s docstring has no title: \'"""ID  Title.    Place in the book"""\''
    if not exercise.source:
        yield "the module's docstring names no source after the title (two spaces or more between them)"
    for name, part in exercise.parts.items():
        if not (getattr(part, "__doc__", "") or "").strip():
            yield f"{name} has no docstring: it is the statement"
    if len((exercise.__doc__ or "").split()) < 25:
        yield "the statement is too short: given, wanted, shapes, convention, one worked value"
    if len(exercise.hints) < MIN_HINTS:
        yield f"{len(exercise.hints)} hints, expected at least {MIN_HINTS}, from a nudge to a plan"
    if len(set(exercise.hints)) != len(exercise.hints) or any(len(h.split()) < 4 for h in exercise.hints):
        yield "hints are repeated or say too little"
    if len(exercise.mistakes) < MIN_MISTAKES and not exercise.few_mistakes:
        yield f"{len(exercise.mistakes)} mistakes, expected at least {MIN_MISTAKES} (or few_mistakes='why')"
    if not exercise.cases:
        yield "there is no case"
    for mistake in exercise.mistakes:
        if len(mistake.belief.split()) < 3 or not mistake.belief.rstrip().endswith((".", "?")):
            yield f"mistake {mistake.name}: a belief is a sentence, got {mistake.belief!r}"
    if bool(exercise.rubric) != bool(exercise.rubric_points):
        yield "a rubric needs rubric_points, and the reverse"


def _stub_faults(entry: content.Entry, exercise: Exercise) -> Iterator[str]:
    wanted = stub_of(entry.solution.read_text(encoding="utf-8"), entry.id)
    if not entry.stub.is_file():
        yield f"there is no stub {entry.stub.name}; run `dlgrade author sync`"
    elif entry.stub.read_text(encoding="utf-8") != wanted:
        yield "the stub differs from the solution; run `dlgrade author sync`"
    names: dict[str, Any] = {"__name__": "stub"}
    try:
        exec(compile(wanted, entry.stub.name, "exec"), names)  # derived from the project's own solution
    except Exception as error:
        yield f"the stub does not load: {type(error).__name__}: {error}"
        return
    lacking = [name for name in exercise.parts if name not in names]
    if lacking:
        yield f"the stub lacks {', '.join(lacking)}"
        return
    got = observe_all(exercise, exercise.local({n: names[n] for n in exercise.parts}), SEEDS[0])
    verdict = assess(exercise, expectations(exercise, SEEDS[0]), got, SEEDS[0])
    if verdict.points:
        yield f"the untouched stub earns {verdict.points:g} points"
    if verdict.verdict != "todo":
        yield f"the untouched stub is judged {verdict.verdict!r}, expected 'todo'"


def _right_faults(exercise: Exercise, expected: dict[int, Any]) -> Iterator[str]:
    for seed, wanted in expected.items():
        again = assess(exercise, wanted, observe_all(exercise, exercise.right_implementation(), seed), seed)
        if again.verdict != PASS or again.points != exercise.points:
            bad = [c for c, v in again.verdicts.items() if v != PASS]
            yield f"the right code differs from itself at seed {seed} on {bad}: the probe is flaky, or gives NaN"
    for name, implementation in exercise.alternative_implementations():
        for seed, wanted in expected.items():
            found = assess(exercise, wanted, observe_all(exercise, implementation, seed), seed)
            if found.points != exercise.points:
                wrong = {c: v for c, v in found.verdicts.items() if v != PASS}
                yield f"alternative {name} is not passed at seed {seed}: {wrong}"
                break


def _mistake_faults(exercise: Exercise, expected: dict[int, Any], matrix: dict[str, list[str]]) -> Iterator[str]:
    cases = exercise.cases
    try:
        if exercise.training:  # smoke cases catch nothing by themselves and may take seconds for each mistake
            exercise.cases = [c for c in cases if not c.smoke]
        yield from _told_apart(exercise, expected, matrix)
    finally:
        exercise.cases = cases
    caught = {case for names in matrix.values() for case in names}
    for case in cases:
        if exercise.mistakes and case.name not in caught and not case.smoke:
            yield f"case {case.name!r} catches no mistake: add one, or mark it smoke=True"


def _told_apart(exercise: Exercise, expected: dict[int, Any], matrix: dict[str, list[str]]) -> Iterator[str]:
    for seed, wanted in expected.items():
        made: dict[str, dict[str, list[Observed]]] = {}
        for mistake in exercise.mistakes:
            try:
                made[mistake.name] = observe_all(exercise, exercise.implementation_of(mistake), seed)
            except (ContentError, SyntaxError) as error:
                yield f"mistake {mistake.name}: {error}"
        if len(made) < len(exercise.mistakes):
            return
        for mistake in exercise.mistakes:
            got = made[mistake.name]
            found = assess(exercise, wanted, got, seed)
            caught = [c for c, v in found.verdicts.items() if v != PASS]
            matrix.setdefault(mistake.name, caught)
            if not caught:
                yield f"mistake {mistake.name} is caught by no case at seed {seed}"
            elif found.diagnosis is not mistake:
                fits = [m.name for m in exercise.mistakes if m is not mistake and _alike(exercise, made[m.name], got)]
                who = f"behaves like {', '.join(fits)} as well" if fits else "its own observations do not repeat"
                yield f"mistake {mistake.name} is not diagnosed as itself at seed {seed}: {who}"
            raised = {o.value.exception for c in got.values() for o in c if isinstance(o.value, Failed)}
            if raised & {"probe NameError", "NameError", "UnboundLocalError"}:
                yield f"mistake {mistake.name} raises {raised}: random damage, not a belief"


def _alike(exercise: Exercise, one: Any, other: Any) -> bool:
    return all(exercise.same(c, one[c.name], other[c.name], nan=True) for c in exercise.cases)


def _try_mutants(exercise: Exercise, expected: Any, seed: int, limit: int, findings: Findings) -> None:
    core = exercise.core()
    for name in exercise.parts:
        for mutant in mutants_of(core.pieces[name], limit):
            findings.mutants += 1

            def run(name: str = name, mutant: Mutant = mutant) -> Assessment | None:
                names = core.run({**core.pieces, name: mutant.source})
                return assess(exercise, expected, observe_all(exercise, exercise.local(names), seed), seed)

            found = within(2.0, run)
            if found is not None and found.verdict == PASS:
                findings.survivors.append(mutant)


def within(seconds: float, run: Callable[[], Any]) -> Any:
    """What ``run`` returns; None if it raises or takes longer (POSIX, main thread: elsewhere there is no limit)."""
    try:
        with _alarm(seconds):
            return run()
    except (Exception, _TookTooLong):
        return None


class _TookTooLong(BaseException):
    pass


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_: Any) -> None:
        raise _TookTooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def stray_files(folders: Sequence[Path] | None = None) -> list[str]:
    """Files in the content folders that no exercise accounts for."""
    stray = []
    for root in folders if folders is not None else content.roots():
        known = {p for e in content.entries([root]) for p in (e.solution, e.stub)}
        for kind in ("solutions", "exercises"):
            for path in sorted((root / kind).rglob("*")):
                if path.is_file() and path not in known and "__pycache__" not in path.parts:
                    stray.append(str(path.relative_to(root)))
    return stray


def sync(chosen: Sequence[content.Entry], *, dry: bool = False) -> list[Path]:
    """Write the stubs that differ from what the solutions say; returns them.  ``dry`` only tells."""
    written = []
    for entry in chosen:
        text = stub_of(entry.solution.read_text(encoding="utf-8"), entry.id)
        if not entry.stub.is_file() or entry.stub.read_text(encoding="utf-8") != text:
            if not dry:
                entry.stub.parent.mkdir(parents=True, exist_ok=True)
                entry.stub.write_text(text, encoding="utf-8", newline="\n")
            written.append(entry.stub)
    return written


def seeds_of(count: int) -> tuple[int, ...]:
    """``count`` seeds, the first of them 0."""
    return tuple([*SEEDS, *range(100, 100 + count)][:count])


def sandbox_faults(chosen: Sequence[content.Entry]) -> list[str]:
    """The whole path: in a worker of its own the right code earns everything, the stub nothing."""
    from dlgrade.judge.judging import judge_file, judge_source
    from dlgrade.sandbox import Sandbox

    faults = []
    with Sandbox() as sandbox:
        for entry in chosen:
            if entry.left_out:
                continue
            exercise = entry.load()
            files = {f"{entry.stem}.py": exercise.core().standalone().encode()}
            right = judge_source(exercise, entry, files, entry.stem, sandbox, 0)
            if right.points != right.max_points:
                bad = [f"{c.name}: {c.message}" for c in right.cases if c.verdict != PASS]
                faults.append(f"{entry.id}: the right code is not passed by a worker: {bad}")
            stub = judge_file(exercise, entry, entry.stub, sandbox, 0)
            if stub.points or stub.verdict != "todo":
                faults.append(
                    f"{entry.id}: the stub is judged {stub.verdict!r} with {stub.points:g} points by a worker"
                )
    return faults


def matrix_text(findings: Findings) -> str:
    """The discrimination matrix: which case catches which mistake."""
    width = max((len(m) for m in findings.matrix), default=0)
    lines = [f"{findings.id}: which case catches which mistake"]
    lines += [f"  {i + 1}  {case}" for i, case in enumerate(findings.cases)]
    for mistake, caught in findings.matrix.items():
        marks = " ".join("x" if c in caught else "." for c in findings.cases)
        lines.append(f"  {mistake:<{width}}  {marks}")
    return "\n".join(lines)


def findings_text(findings: Findings) -> str:
    """One line for a sound exercise; its faults and surviving mutants otherwise."""
    if findings.left_out:
        return f"skip  {findings.id}: {findings.left_out}"
    caught = findings.mutants - len(findings.survivors)
    state = "ok   " if not findings.faults else "FAULT"
    head = f"{state} {findings.id}: {len(findings.cases)} cases, {len(findings.matrix)} mistakes"
    if findings.mutants:
        head += f", {caught}/{findings.mutants} mutants caught"
    lines = [head] + [f"      {fault}" for fault in findings.faults]
    lines += [f"      survivor, line {m.line}: {m.was} -> {m.now}" for m in findings.survivors]
    return "\n".join(lines)
