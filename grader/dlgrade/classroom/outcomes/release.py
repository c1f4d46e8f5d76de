"""What students get when the solutions stay at home: stubs, values, and a checker that says it is not the grade.

A case can be released where its probe makes calls and hands on what they give, or parts of it: then it is a script of
calls and the value that the right code gives, and nothing of the probe or of the solution is needed to judge it.  The
same calls give the values of each named mistake, so that a learner still hears which belief a wrong value looks like.

Left to the instructor, and said to be: probes that compute with results, pass functions or drive objects; exercises
whose answer is the value itself (to release the value is to release the answer) and calls without arguments, for the
same reason; what trains for seconds; what hands over more than plain data.
"""

from __future__ import annotations

import ast
import hashlib
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dlgrade import comparison
from dlgrade.content import Entry
from dlgrade.errors import ContentError, Raised
from dlgrade.exercises import Case, Exercise, Failed, Observed, observed_alike
from dlgrade.judge.diagnosis import expectations
from dlgrade.judge.judging import WORKED_OUT
from dlgrade.stub import stub_of

SCHEMA = "dlgrade/public/1"
PUBLIC_SEED = 4_021_979_013  # of the released random cases; no grade may be made with it, see `hidden_seed_problem`
MOST_NUMBERS = 20_000  # in the calls and values of one case
_CHECKER = Path(__file__).with_name("templates") / "check_released.py"


@dataclass(frozen=True)
class Released:
    """One exercise as released: its data (see `public_data`) and the cases that stay with the instructor.

    withheld : (case, why).
    """

    id: str
    data: dict[str, Any]
    withheld: tuple[tuple[str, str], ...]


def hidden_seed_problem(seed: int) -> str:
    """Why a grade of record may not use this seed, or ""."""
    if seed == PUBLIC_SEED:
        return f"{seed} is the seed of the released public cases; choose another one for the grade"
    return ""


def release_files(chosen: Sequence[Entry], *, seed: int = PUBLIC_SEED) -> tuple[dict[str, str], list[Released]]:
    """Path -> text of everything that is handed out, and what was released of each exercise.

    Raises ContentError if an exercise has no stub, or if a line of a solution or a mistake would be handed out.
    """
    made: list[Released] = []
    files: dict[str, str] = {}
    for entry in chosen:
        files[entry.place] = _without_rubric(_stub(entry))
        if entry.left_out:
            why = "it uses a package that is not installed here"
            data = {"id": entry.id, "title": entry.title, "file": entry.place, "pure": False, "cases": []}
            data |= {"mistakes": [], "withheld": [{"name": "every case", "why": why}]}
            made.append(Released(entry.id, data, (("every case", why),)))
            continue
        made.append(public_data(entry.load(), entry, seed))
        made[-1].data["stub"] = hashlib.sha256(files[entry.place].encode()).hexdigest()  # unchanged: not begun
    for chapter in dict.fromkeys(e.chapter for e in chosen):
        exercises = [dict(r.data) for r, e in zip(made, chosen, strict=True) if e.chapter == chapter]
        whole = {"schema": SCHEMA, "chapter": chapter, "seed": seed, "exercises": exercises}
        files[f"public/{chapter}.json"] = _compact(whole)
    files["public/comparison.py"] = Path(comparison.__file__).read_text(encoding="utf-8")
    files["check.py"] = _CHECKER.read_text(encoding="utf-8")
    files["README.md"] = _readme(chosen, made)
    leaks = leaked_lines(chosen, {name: text for name, text in files.items() if name.endswith((".json", ".md"))})
    if leaks:
        where, line = leaks[0]
        raise ContentError(
            f"{where} would hand out {len(leaks)} lines of solutions, the first: {line!r}; reword the title or the "
            "belief that quotes it"
        )
    return files, made


def _stub(entry: Entry) -> str:
    """The stub, if it is the one that the solution makes: an edited one may hold anything."""
    text = entry.stub.read_text(encoding="utf-8") if entry.stub.is_file() else ""
    if text != stub_of(entry.solution.read_text(encoding="utf-8"), entry.id):
        raise ContentError(
            f"the stub of {entry.id} is not what its solution makes; run `dlgrade author sync {entry.id}`"
        )
    return text


def public_data(exercise: Exercise, entry: Entry, seed: int) -> Released:
    """The released form of one exercise.

    {"id", "title", "file", "pure", "cases": [{"name", "rtol", "atol", "single", "runs": [{"calls": [[function, args,
    kwargs], ...], "value", "expected"}]}], "mistakes": [{"name", "belief", "values": [[...] for each case]}],
    "withheld": [{"name", "why"}]}.

    ``value`` is what the probe hands back; there and in arguments {"call": i} stands for the result of call i,
    {"item": [x, key]} for x[key] and {"part": [x, n, i]} for part i of x, which must have n.  The result of a call that
    has a fourth item, "raises", is the name of the exception that it raises, "" if none.
    """
    data: dict[str, Any] = {"id": exercise.id, "title": exercise.title, "file": entry.place, "pure": exercise.pure}
    kept: list[Case] = []
    cases: list[dict[str, Any]] = []
    withheld: list[tuple[str, str]] = []
    why_all = _why_none(exercise)
    expected = {} if why_all else expectations(exercise, seed)
    for case in exercise.cases:
        why = why_all
        if not why:
            try:
                cases.append(_case_data(exercise, case, expected[case.name], seed))
                kept.append(case)
            except _Withheld as reason:
                why = str(reason)
        if why:
            withheld.append((case.name, why))
    data["cases"] = cases
    data["mistakes"] = _mistakes(exercise, kept, expected, seed) if kept else []
    private = substantial_lines(entry) if kept else set()
    for m in data["mistakes"]:
        if any(line in m["belief"] for line in private):  # a belief that quotes code is told by its name
            m["belief"] = m["name"].replace("_", " ")
    data["withheld"] = [{"name": name, "why": why} for name, why in withheld]
    if exercise.rubric_points:
        data["written"] = exercise.rubric_points
    return Released(exercise.id, data, tuple(withheld))


class _Withheld(BaseException):
    """This case stays with the instructor; the text says why.  No ``except Exception`` of a probe may swallow it."""


def _looks_into(*_: Any, **__: Any) -> Any:
    raise _Withheld("its probe computes with results")


class _Result:
    """What a traced call gave: its place in the script, and the right value, which is only looked at for its length."""

    __slots__ = ("place", "right")
    __array_ufunc__ = None

    def __init__(self, place: dict[str, Any], right: Any) -> None:
        object.__setattr__(self, "place", place)
        object.__setattr__(self, "right", right)

    def __getitem__(self, key: Any) -> _Result:
        if isinstance(key, bool) or not isinstance(key, (int, str)):
            _looks_into()
        return _Result({"item": [self.place, key]}, self.right[key])

    def __iter__(self) -> Iterator[_Result]:
        if not isinstance(self.right, (list, tuple)):
            _looks_into()
        count = len(self.right)
        return iter([_Result({"part": [self.place, count, i]}, value) for i, value in enumerate(self.right)])

    def __getattr__(self, name: str) -> Any:
        return _looks_into()

    __call__ = __bool__ = __len__ = __next__ = __setitem__ = __contains__ = _looks_into
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = __setattr__ = _looks_into
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _looks_into
    __matmul__ = __rmatmul__ = __pow__ = __rpow__ = __neg__ = __abs__ = __mod__ = __floordiv__ = _looks_into
    __float__ = __int__ = __index__ = __complex__ = __array__ = __str__ = __repr__ = __format__ = _looks_into
    __and__ = __or__ = __xor__ = __invert__ = __rand__ = __ror__ = __round__ = _looks_into


class _Script:
    """Stands for an implementation and writes down the calls made of it, running the right code beside."""

    def __init__(self, right: Any) -> None:
        self._right = right
        self.calls: list[list[Any]] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        function = getattr(self._right, name)
        if not callable(function):
            raise _Withheld("its answer is the value itself")

        def call(*args: Any, **kwargs: Any) -> _Result:
            if not args and not kwargs:
                raise _Withheld("its answer is the value itself")
            self.calls.append([name, _encoded(list(args)), _encoded(dict(kwargs))])
            place = {"call": len(self.calls) - 1}
            try:
                return _Result(place, function(*_right(args), **_right(kwargs)))
            except Raised as failure:  # the probe may be about that (`raised_name`): the call's result is the name then
                self.calls[-1].append("raises")
                name_of_it: Any = _Result(place, failure.exception)
                raise Raised(failure.message, exception=name_of_it) from None

        return call


def _right(value: Any) -> Any:
    """``value`` with the right results in place of traced ones."""
    if type(value) is _Result:
        return value.right
    if type(value) in (list, tuple):
        return type(value)(_right(v) for v in value)
    return {k: _right(v) for k, v in value.items()} if type(value) is dict else value


def _why_none(exercise: Exercise) -> str:
    if exercise.kind in WORKED_OUT:
        return "its answer is the value itself"
    if exercise.training:
        return "it trains for seconds"
    return ""


def _case_data(exercise: Exercise, case: Case, expected: Sequence[Observed], seed: int) -> dict[str, Any]:
    tolerance = exercise.tolerance_of(case)
    runs = []
    for i, observed in enumerate(expected):
        script = _Script(exercise.right_implementation())
        try:
            value = case.run(script, case.stream(seed, i))
        except Exception:  # the right code refuses, which the probe may be about
            raise _Withheld("its probe computes with results") from None
        if not script.calls:
            raise _Withheld("its probe computes with results")
        encoded = {"calls": script.calls, "value": _encoded(value), "expected": _encoded(observed.value)}
        # a trace that does not give the same value has missed something that the probe did
        if not observed_alike(Observed(_right(value)), Observed(observed.value), tolerance, nan=True):
            raise _Withheld("its probe computes with results")
        if _size(encoded) > MOST_NUMBERS:
            raise _Withheld("its data are large")
        runs.append(encoded)
    own = {"rtol": tolerance.rtol, "atol": tolerance.atol, "single": tolerance.single}
    return {"name": case.name, **own, "runs": runs}


def _mistakes(
    exercise: Exercise, kept: Sequence[Case], expected: Mapping[str, Sequence[Observed]], seed: int
) -> list[dict[str, Any]]:
    """What each belief gives on the released cases; a belief that none of them shows, or that is no data, is left out.

    A run on which it gives what the right code gives is null: the value is there already.
    """
    found = []
    for mistake in exercise.mistakes:
        wrong = exercise.implementation_of(mistake)
        values: list[list[Any]] = []
        seen = False
        try:
            for case in kept:
                rows = []
                for right, got in zip(expected[case.name], case.observe(wrong, seed), strict=True):
                    same = exercise.same(case, [right], [got], nan=True)
                    seen |= not same
                    rows.append(None if same else _observation(got))
                values.append(rows)
        except _Withheld:
            continue
        if seen:
            found.append({"name": mistake.name, "belief": mistake.belief, "values": values})
    return found


def _observation(got: Observed) -> dict[str, Any]:
    if isinstance(got.value, Failed):
        return {"failed": got.value.verdict, "exception": got.value.exception}
    if got.mutated:
        raise _Withheld("it changes its arguments")
    return {"value": _encoded(got.value)}


# ---- values as JSON -------------------------------------------------------------------------------------------------


def _encoded(value: Any) -> Any:
    """Plain data as JSON; raises _Withheld for anything else.  The inverse is in the checker."""
    if type(value) is _Result:
        return value.place
    if value is None or isinstance(value, (bool, str)) or type(value) is int:
        return value
    if isinstance(value, np.ndarray):
        if value.dtype.kind not in "biufc":
            raise _Withheld("it hands over functions, generators or objects")
        flat = value.reshape(-1)
        return {"array": [_encoded(v) for v in flat.tolist()], "dtype": value.dtype.str, "shape": list(value.shape)}
    if isinstance(value, np.generic):
        if value.dtype.kind not in "biufc":
            raise _Withheld("it hands over functions, generators or objects")
        return {"scalar": _encoded(value.item()), "dtype": value.dtype.str}
    if isinstance(value, float):
        return value if math.isfinite(value) else {"float": repr(value)}
    if isinstance(value, complex):
        return {"complex": [_encoded(value.real), _encoded(value.imag)]}
    if isinstance(value, list):
        return [_encoded(v) for v in value]
    if isinstance(value, tuple):
        return {"tuple": [_encoded(v) for v in value]}
    if isinstance(value, (set, frozenset)):
        return {"set": [_encoded(v) for v in sorted(value, key=repr)]}
    if isinstance(value, dict):
        return {"dict": [[_encoded(k), _encoded(v)] for k, v in value.items()]}
    raise _Withheld("it hands over functions, generators or objects")


def _size(encoded: Any) -> int:
    if isinstance(encoded, dict):
        return sum(map(_size, encoded.values()))
    return sum(map(_size, encoded)) if isinstance(encoded, list) else 1


def _compact(whole: Mapping[str, Any]) -> str:
    """JSON with one line for each run and each mistake: to be read, and to be compared between two releases."""
    lines = json.dumps({k: v for k, v in whole.items() if k != "exercises"})[:-1] + ', "exercises": ['
    exercises = []
    for e in whole["exercises"]:
        parts = [json.dumps({k: v for k, v in e.items() if k not in ("cases", "mistakes")})[:-1]]
        for key in ("cases", "mistakes"):
            rows = ",\n   ".join(json.dumps(row) for row in e.get(key, ()))
            parts.append(f'"{key}": [\n   {rows}]' if rows else f'"{key}": []')
        exercises.append(",\n  ".join(parts) + "}")
    return lines + "\n " + ",\n ".join(exercises) + "\n]}\n"


# ---- nothing of the solutions ---------------------------------------------------------------------------------------


def substantial_lines(entry: Entry) -> set[str]:
    """Pieces of the solution file that must not be handed out: code of right parts, mistakes, alternatives and cases.

    Lines that the stub holds are everybody's, docstrings are the statement, and what says nothing by itself (a bare
    ``return x``, a header, a string) is no substance.
    """
    text = entry.solution.read_text(encoding="utf-8")
    given = {line.strip() for line in entry.stub.read_text(encoding="utf-8").splitlines()}
    tree = ast.parse(text)
    lines = text.splitlines()
    docstrings: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            docstrings |= _span(node)
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found |= {lines[i - 1].strip() for inner in node.body for i in _span(inner) - docstrings}
        elif isinstance(node, ast.Expr):  # mistakes that are edits: the line, and the edit's own text
            found |= {lines[i - 1].strip() for i in _span(node) - docstrings}
            for inner in ast.walk(node):
                if isinstance(inner, ast.keyword) and inner.arg == "edit":
                    strings = [n.value for n in ast.walk(inner.value) if isinstance(n, ast.Constant)]
                    found |= {line.strip() for s in strings if isinstance(s, str) for line in s.splitlines()}
    return {line for line in found - given if len(line) >= 16 and _SUBSTANCE.search(line) and not _is_text(line)}


_SUBSTANCE = re.compile(r"[-+*/@%]|np\.|\w\(|\[.*\]|==|<|>| if ")


def _span(node: ast.stmt) -> set[int]:
    start = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    return set(range(start, (node.end_lineno or node.lineno) + 1))


def _is_text(line: str) -> bool:
    """True for a line that is one string, such as a belief or a hint."""
    try:
        return isinstance(ast.literal_eval(line.rstrip(",")), str)
    except (ValueError, SyntaxError):
        return False


def leaked_lines(chosen: Sequence[Entry], files: Mapping[str, str]) -> list[tuple[str, str]]:
    """(file, line) wherever a line of substance of a chosen exercise's solution stands in a file.

    What some chosen stub says is public already: statements quote formulas.
    """
    said = "\n".join(e.stub.read_text(encoding="utf-8") for e in chosen)
    wanted = {line for e in chosen for line in substantial_lines(e) if line not in said}
    return [(name, line) for name, text in files.items() for line in sorted(wanted) if line in text]


# ---- words ----------------------------------------------------------------------------------------------------------


def _without_rubric(stub: str) -> str:
    """The key points of a written part stay with the instructor, and so does the command that shows them."""
    return re.sub(r" with the rubric\n# \(`dlgrade show [\w.]+ --rubric`\), no machine does\.", ", no machine.", stub)


def _readme(chosen: Sequence[Entry], made: Sequence[Released]) -> str:
    chapters = ", ".join(dict.fromkeys(e.chapter for e in chosen))
    public = sum(len(r.data["cases"]) for r in made)
    withheld = sum(len(r.withheld) for r in made)
    rows = []
    for entry, released in zip(chosen, made, strict=True):
        count = len(released.data["cases"])
        more = len(released.withheld)
        rows.append(f"| {entry.id} | {entry.title} | {count or '–'} | {more or '–'} |")
    others = f" and with\n{withheld} more cases that are not here" if withheld else ""
    return _README.format(chapters=chapters, public=public, others=others, rows="\n".join(rows))


_README = """\
# {chapters}

Write your solutions into the files below `exercises/`; each says what to do. Python 3.11 and NumPy are enough.

    python check.py            # everything you have begun
    python check.py b1 e08     # these exercises
    python check.py -v e08     # every case of it

`check.py` runs your code on {public} **public cases** and compares with the values in `public/`. Where a wrong value is
what a common mistake gives, it says which.

**The public cases are not your grade.** The grade is made by your instructor with other random numbers{others}.
A program that only knows the public values earns nothing there. Hand in your `exercises/` folder.

| exercise | | public cases | judged by the instructor only |
|---|---|--:|--:|
{rows}
"""
