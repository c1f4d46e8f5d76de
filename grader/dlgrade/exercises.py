"""An exercise is right code, the cases it is judged on, and named wrong beliefs that can be run.

The author writes one file (`solutions/ch10/b1_parameter_counts.py`)::

    @exercise(points=4, hints=(...))
    def count_parameters(dims): ...               # the right code; its docstring is the statement

    @count_parameters.mistake("Only weights are parameters.")
    def no_biases(dims): ...                      # a wrong implementation

    count_parameters.mistake("...", name="counts_twice", edit=("+ n", "+ 2 * n"))      # or an edit of the right one

    @count_parameters.case("the book's network")
    def book(implementation): return implementation.count_parameters([784, 256, 10])

    @count_parameters.random_case("any network", n=5)
    def any_network(implementation, rng): ...

What stands above the decorated function or class (imports, constants, helpers without a leading underscore) is given
to the learner in the stub as well.

Depends on: errors, comparison, implementation, numpy.
"""

from __future__ import annotations

import ast
import functools
import re
import textwrap
import zlib
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from dlgrade.comparison import Tolerance, alike
from dlgrade.errors import ContentError, LearnerFailure
from dlgrade.implementation import Local

KINDS = ("code", "symbolic", "numeric", "choice")
Probe = Callable[..., Any]
Named = TypeVar("Named", bound=Callable[..., Any])


@dataclass(frozen=True)
class Failed:
    """An observation in which the implementation gave no value.

    verdict   : "todo", "missing", "error", "timeout", "crash", "forbidden" or "fail" (a value no probe can use).
    exception : name of the exception raised, or "".
    failure   : the failure itself, with message and frames; not compared.
    """

    verdict: str
    exception: str = ""
    failure: LearnerFailure | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Observed:
    """What one run of a probe saw: the value it returned or a `Failed`, and the arguments changed in place."""

    value: Any
    mutated: tuple[Any, ...] = ()


@functools.lru_cache(1024)  # each stream is drawn twice or more, and mixing its seed takes half of the time
def _words(seed: int, name: str, i: int) -> np.random.SeedSequence:
    return np.random.SeedSequence([seed, zlib.crc32(name.encode()), i])


@dataclass(frozen=True)
class Case:
    """A named probe: given an implementation, what was observed.

    random   : the probe also takes ``rng``, and runs ``n`` times, each with a stream of its own.
    weight   : its share of the exercise's points.
    required : if it fails, the exercise earns nothing.
    smoke    : it need not catch any mistake.
    alone    : it is about a matter of its own (one step, one statement), so that a mistake is recognized by it alone.
    of       : the exercise's identifier, filled in by dlgrade.content.  It names the stream too: if cases of one name
               drew the same numbers in two exercises, what one is given could be the answer to the other.
    """

    name: str
    probe: Probe
    random: bool = False
    n: int = 1
    weight: float = 1.0
    required: bool = False
    smoke: bool = False
    alone: bool = False
    tolerance: Tolerance | None = None
    of: str = ""

    @property
    def runs(self) -> int:
        """How often the probe runs."""
        return self.n if self.random else 1

    def stream(self, seed: int, i: int) -> np.random.Generator | None:
        """The generator of run ``i``, named by exercise and case: adding a case moves no other's numbers."""
        if not self.random:
            return None
        words = _words(seed, f"{self.of} {self.name}" if self.of else self.name, i)
        if words.n_children_spawned:  # a probe has taken streams of its own from it, and the next one counts on
            words = np.random.SeedSequence(words.entropy)
        return np.random.Generator(np.random.PCG64(words))

    def run(self, implementation: Any, rng: np.random.Generator | None) -> Any:
        """What the probe returns; raises what it raises."""
        return self.probe(implementation) if rng is None else self.probe(implementation, rng)

    def observe(self, implementation: Any, seed: int = 0) -> list[Observed]:
        """Run the probe on trusted code."""
        return [observe(self, implementation, self.stream(seed, i)) for i in range(self.runs)]


def observe(case: Case, implementation: Any, rng: np.random.Generator | None) -> Observed:
    """One run of a probe, every way of failing included.

    An exception raised by the probe itself means that it could not use what the implementation returned (the right
    code passes through the same probe), so it is an observation as well.
    """
    mutated = getattr(implementation, "mutated", None)
    before = len(mutated) if mutated is not None else 0
    value = as_observed(lambda: case.run(implementation, rng))
    after = tuple(m for m in mutated[before:]) if mutated is not None else ()
    return Observed(value, after if any(after) else ())


def as_observed(run: Callable[[], Any]) -> Any:
    """The value that ``run`` returns, or a `Failed` for what it raises."""
    try:
        return run()
    except LearnerFailure as failure:
        return Failed(failure.verdict, failure.exception, failure)
    except Exception as error:
        unusable = LearnerFailure(f"the check cannot use what came back ({type(error).__name__}: {error})")
        return Failed("fail", f"probe {type(error).__name__}", unusable)


@dataclass(frozen=True)
class Mistake:
    """A named wrong belief that can be run.

    name   : stable for ever; records refer to it.
    belief : one sentence, in the words of someone who holds it.
    target : the name that it replaces.
    wrong  : the wrong function or class, or None where ``edits`` of the right source make it.
    """

    name: str
    belief: str
    target: str
    wrong: Any = field(default=None, repr=False)
    edits: tuple[tuple[str, str], ...] = field(default=(), repr=False)


class Exercise:
    """One graded unit.  Calling it calls the right code; see the module's docstring for how one is written."""

    def __init__(
        self,
        right: Any,
        *,
        points: float,
        hints: Sequence[str],
        kind: str = "code",
        topics: Sequence[str] = (),
        uses: Sequence[str] = (),
        rtol: float = 1e-6,
        atol: float = 1e-9,
        single: bool = True,
        pure: bool = False,
        training: bool = False,
        seconds: float | None = None,
        rubric: Sequence[str] = (),
        rubric_points: float = 0.0,
        few_mistakes: str = "",
    ) -> None:
        if kind not in KINDS:
            raise ContentError(f"{right.__name__}: kind is {kind!r}, expected one of {', '.join(KINDS)}")
        if not points > 0:
            raise ContentError(f"{right.__name__}: points must be positive, got {points!r}")
        self.right = right
        self.main: str = right.__name__
        self.__name__ = self.main
        self.__doc__ = right.__doc__
        self.points = float(points)
        self.hints = tuple(hints)
        self.kind = kind
        self.topics = tuple(topics)
        self.uses = tuple(uses)
        self.tolerance = Tolerance(rtol, atol, single)
        self.pure = pure
        self.training = training
        self.seconds = seconds if seconds is not None else 20.0 if training else 2.0
        self.rubric = tuple(rubric)
        self.rubric_points = float(rubric_points)
        self.few_mistakes = few_mistakes
        self.parts: dict[str, Any] = {self.main: right}
        self.cases: list[Case] = []
        self.mistakes: list[Mistake] = []
        self.alternatives: list[tuple[str, str, Any]] = []  # name, target, right code in another style
        self.id = self.title = self.source = ""  # filled in by dlgrade.content from the file's name and docstring
        self.path = Path(right.__code__.co_filename) if hasattr(right, "__code__") else Path()
        self._core: _Core | None = None

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.right(*args, **kwargs)

    def __repr__(self) -> str:
        return f"<exercise {self.id or self.main}: {len(self.cases)} cases, {len(self.mistakes)} mistakes>"

    # ---- what authors write -----------------------------------------------------------------------------------

    def part(self, function: Named) -> Named:
        """A further function or class that the learner must write in the same module."""
        self.parts[function.__name__] = function
        return function

    def mistake(
        self,
        belief: str,
        *,
        name: str = "",
        edit: tuple[str, str] | Sequence[tuple[str, str]] = (),
        of: str = "",
    ) -> Any:
        """Register a wrong belief: decorate a wrong implementation, or name an ``edit`` of the right source.

        edit : (old, new) or several of them; each ``old`` occurs exactly once in the source of the part ``of``.
        of   : the part that is wrong; the main one by default. An edit may also name a private helper of the parts.
        """
        target = of or self.main
        if edit:
            pairs = (edit,) if isinstance(edit[0], str) else tuple(edit)
            if not name:
                raise ContentError(f"{self.main}: the mistake {belief!r} is an edit and needs a name")
            made = Mistake(name, belief, target, edits=pairs)  # type: ignore[arg-type]
            self._add_mistake(made)
            return made

        def register(wrong: Named) -> Named:
            self._add_mistake(Mistake(name or wrong.__name__, belief, target, wrong))
            return wrong

        return register

    def _add_mistake(self, mistake: Mistake) -> None:
        if any(m.name == mistake.name for m in self.mistakes):
            raise ContentError(f"{self.main}: there are two mistakes named {mistake.name!r}")
        self.mistakes.append(mistake)

    def alternative(self, function: Any = None, *, of: str = "") -> Any:
        """Another right way to write it, in a clearly different style: it must earn full marks."""

        def register(right: Named) -> Named:
            self.alternatives.append((right.__name__, of or self.main, right))
            return right

        return register if function is None else register(function)

    def case(self, name: str, **options: Any) -> Callable[[Named], Named]:
        """Register a probe; options are those of `Case` (weight, required, smoke, alone) and rtol, atol."""
        return lambda probe: self._add_case(name, probe, options)

    def random_case(self, name: str, *, n: int = 5, **options: Any) -> Callable[[Named], Named]:
        """Register a probe of (implementation, rng) that runs ``n`` times with fresh numbers."""
        return lambda probe: self._add_case(name, probe, {**options, "random": True, "n": n})

    def call_case(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Register the plain call of the main function with these arguments."""
        main = self.main
        self._add_case(name, lambda implementation: getattr(implementation, main)(*args, **kwargs), {})

    def case_per_key(self, *, names: dict[str, str] | None = None, **options: Any) -> None:
        """For a main function without arguments that returns a dict: one case, alone, for each key.

        names : key -> a name for people; the key itself by default.
        """
        main = self.main

        def probe_of(key: str) -> Probe:
            return lambda implementation: getattr(implementation, main)()[key]

        for key in self.right():
            self._add_case((names or {}).get(key, key), probe_of(key), {"alone": True, **options})

    def _add_case(self, name: str, probe: Named, options: dict[str, Any]) -> Named:
        if any(c.name == name for c in self.cases):
            raise ContentError(f"{self.main}: there are two cases named {name!r}")
        rtol, atol = options.pop("rtol", None), options.pop("atol", None)
        if rtol is not None or atol is not None:
            own = self.tolerance
            options["tolerance"] = Tolerance(
                own.rtol if rtol is None else rtol, own.atol if atol is None else atol, own.single
            )
        self.cases.append(Case(name, probe, **options))
        return probe

    # ---- what runs it -----------------------------------------------------------------------------------------

    def tolerance_of(self, case: Case) -> Tolerance:
        """The case's tolerance, or else the exercise's."""
        return case.tolerance or self.tolerance

    def local(self, values: dict[str, Any]) -> Local:
        """An implementation in this process, made of these names."""
        return Local(values, watch=self.pure)

    def right_implementation(self) -> Local:
        """The right code, as probes meet it."""
        return self.local(self.parts)

    def implementation_of(self, mistake: Mistake) -> Local:
        """The right code with this one belief in it.  Parts that call one another see the wrong one."""
        helper = bool(mistake.edits) and mistake.target in self.core().pieces  # a belief that several parts share
        if mistake.target not in self.parts and not helper:
            raise ContentError(f"{self.id}: mistake {mistake.name!r} replaces {mistake.target!r}, which is no part")
        if mistake.edits:
            return self.local(self.core().names(mistake.target, mistake.edits))
        return self._replaced(mistake.target, mistake.wrong)

    def alternative_implementations(self) -> Iterator[tuple[str, Local]]:
        """Each other right way to write it, with its name."""
        for name, target, right in self.alternatives:
            yield name, self._replaced(target, right)

    def _replaced(self, target: str, value: Any) -> Local:
        if len(self.parts) == 1:
            return self.local({target: value})
        names = self.core().names()
        names[target] = value
        return self.local(names)

    def core(self) -> _Core:
        """The right source, for edits, mutants and the stub."""
        if self._core is None:
            self._core = _Core(self)
        return self._core

    def same(self, case: Case, expected: Sequence[Observed], got: Sequence[Observed], *, nan: bool) -> bool:
        """True if two implementations were observed to do the same on this case."""
        tolerance = self.tolerance_of(case)
        return len(expected) == len(got) and all(
            observed_alike(e, g, tolerance, nan=nan) for e, g in zip(expected, got, strict=True)
        )


def observed_alike(expected: Observed, got: Observed, tolerance: Tolerance, *, nan: bool) -> bool:
    """Two observations of one probe: the same failure, or alike values and the same arguments changed."""
    if isinstance(expected.value, Failed) or isinstance(got.value, Failed):
        return type(expected.value) is type(got.value) and bool(expected.value == got.value)
    return expected.mutated == got.mutated and alike(expected.value, got.value, tolerance, nan=nan)


_GIVEN = "def given(method):\n    return method\n"  # stands for the import of dlgrade, which no worker has


_DECORATED = re.compile(r"(?:async )?(?:def|class) +(\w+)")
_CALLED = re.compile(r"[A-Za-z_]\w*\.\w+\(")
_QUOTES = re.compile(r"\"\"\"|'''")


def _without_cases(lines: list[str], parts: Container[str]) -> str:
    """The source, with every decorated definition that is no part and every call such as ``f.mistake(...)`` left empty,
    line for line: a third as much to parse.

    Each ends before the next line that begins with a letter or "@" outside a text in three quotes.  Where it
    is in doubt what those quotes mean, nothing is left out.
    """
    kept: list[str] = []
    block: list[str] = []  # the definition that is being read, from its first decorator on
    name = quotes = ""  # what it is called; the three quotes that are open

    def close() -> None:
        kept.extend(["\n"] * len(block) if name and name not in parts else block)
        block.clear()

    for line in lines:
        if not quotes and (line[0].isalpha() or line[0] in "@_"):
            decorator = line[0] == "@"
            if block and not name and not decorator:
                found = _DECORATED.match(line)
                name = found.group(1) if found else " "
            elif not (block and not name):
                close()
                name = " " if _CALLED.match(line) else ""
        else:
            decorator = False
        (block if block or name or decorator else kept).append(line)
        if '"""' in line or "'''" in line:
            if not quotes and "#" in line:
                return "".join(lines)
            for mark in _QUOTES.findall(line):
                quotes = mark if not quotes else "" if mark == quotes else quotes
    close()
    return "".join(lines) if quotes else "".join(kept)


class _Core:
    """The right part of a solution file as source: everything but mistakes, alternatives and cases."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.text = exercise.path.read_text(encoding="utf-8")
        self.lines = self.text.splitlines(keepends=True)
        self.pieces: dict[str, str] = {}
        for i, node in enumerate(ast.parse(_without_cases(self.lines, exercise.parts)).body):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                if node.name in exercise.parts or not node.decorator_list:
                    self.pieces[node.name] = self._source(node)
            elif isinstance(node, (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)):
                ours = isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "dlgrade"
                self.pieces[f" {i}"] = _GIVEN if ours else self._source(node)

    def _source(self, node: ast.stmt) -> str:
        assert node.end_lineno is not None
        return "".join(self.lines[node.lineno - 1 : node.end_lineno])

    def edited(self, target: str, edits: Sequence[tuple[str, str]]) -> dict[str, str]:
        statement, code = self._behind_docstring(target)
        for old, new in edits:
            count = code.count(old)
            if count != 1:
                raise ContentError(f"{self.exercise.id}: the edit {old!r} occurs {count} times in {target}, not once")
            code = code.replace(old, new)
        return {**self.pieces, target: statement + code}

    def _behind_docstring(self, target: str) -> tuple[str, str]:
        """The source of a part, cut behind its docstring: a formula quoted there is no place to edit."""
        source = self.pieces[target]
        node = ast.parse(source).body[0]
        assert isinstance(node, (ast.FunctionDef, ast.ClassDef))
        end = node.body[0].end_lineno if ast.get_docstring(node) is not None else 0
        lines = source.splitlines(keepends=True)
        return "".join(lines[:end]), "".join(lines[end:])

    def solution_text(self) -> str:
        """The right code for people: the parts, and the private helpers they use."""
        kept = [v for k, v in self.pieces.items() if v is not _GIVEN and not v.startswith(("from __future__",))]
        return "\n\n".join(piece.strip() for piece in kept) + "\n"

    def standalone(self) -> str:
        """The right code as a module of its own: what a learner who has solved the exercise would hand in."""
        return "\n\n".join(self.pieces.values())

    def names(self, target: str = "", edits: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
        """The names that the right source defines, after the edits."""
        return self.run(self.edited(target, edits) if edits else self.pieces)

    def run(self, pieces: dict[str, str]) -> dict[str, Any]:
        names: dict[str, Any] = {"__name__": f"_core_{self.exercise.main}", "__file__": str(self.exercise.path)}
        code = textwrap.dedent("\n\n".join(pieces.values()))
        exec(compile(code, str(self.exercise.path), "exec"), names)  # the project's own solution file
        return names


def exercise(*, points: float, hints: Sequence[str], **options: Any) -> Callable[[Any], Exercise]:
    """Turn the right function or class into an `Exercise`.

    points  : what the cases together are worth.
    hints   : from a nudge to a plan, at least three.
    kind    : "code" (default), "symbolic", "numeric" or "choice".
    topics  : tags for drills and reports.
    uses    : packages that the learner may import beyond NumPy and the standard library.
    rtol, atol, single : see `dlgrade.comparison.Tolerance`.
    pure    : arguments must not be changed in place; it is judged.
    training: takes seconds rather than milliseconds; left out by ``check --fast``.
    seconds : CPU seconds that one call may take; 2 by default, 20 where training.
    rubric, rubric_points : key points of a written part, marked by people.
    few_mistakes : why there are fewer than three mistakes, where there are.
    """

    def make(right: Any) -> Exercise:
        made = Exercise(right, points=points, hints=hints, **options)
        if isinstance(right, type):
            import sys

            made.path = Path(getattr(sys.modules.get(right.__module__), "__file__", None) or _caller_file())
        return made

    return make


def _caller_file() -> str:
    import sys

    frame = sys._getframe(2)
    return str(frame.f_globals.get("__file__", ""))


def given(method: Named) -> Named:
    """Mark a method of an exercise's class as given: the stub keeps its body."""
    return method
