"""Notebooks as modules: the definitions of their code cells, read with nbformat, never run here.

Someone who works in a notebook also plots, trains and tries out.  Of all that, a module gets what an exercise needs:
the definitions and plain values that its names reach.  A plot's missing library, a cell that is broken or takes an
hour then costs nothing elsewhere.

Depends on: archives (its error), the standard library; nbformat, when a notebook is there (extra ``classroom``).
"""

from __future__ import annotations

import ast
import builtins
import json
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dlgrade.classroom.archives import Unreadable
from dlgrade.classroom.naming import shown
from dlgrade.errors import UsageError

MAX_NOTEBOOK = 32 << 20  # pictures are kept inside
MAX_CODE = 1 << 18  # characters; fifty times a long homework
MAX_CELLS = 5_000
MAX_PARTS = 2_000_000  # lists and objects in the JSON: each takes up to sixty times its two characters
MAX_TRIED = 1 << 16  # characters of a cell that may be parsed again for each of its magics
# nothing is given back (++): on a line of 200,000 spaces that would take minutes
_MAGIC = re.compile(r"^([ \t]*+)(?:[%!?].*|[\w.\[\]]++\?{1,2}[ \t]*+|[\w, \t]++=[ \t]*+[%!].*)$")
_SOURCES = frozenset(("source", "input", "code"))  # what the formats 4, 3 and 1 call the text of a cell
_KEEPS_BODY = ("%%time", "%%timeit", "%%capture", "%%prun")  # these run Python; other cell magics are something else
_DEFINED = re.compile(r"^(?:async[ \t]+def|def|class)[ \t]+([^\W\d]\w*)", re.M)
_BUILTIN = frozenset(dir(builtins))
_PURE = frozenset("int float bool str complex tuple list dict set frozenset range len min max abs sum round".split())
_BROKEN = (SyntaxError, ValueError, RecursionError, MemoryError)


@dataclass(frozen=True)
class Statement:
    """One statement that a module may keep.

    text  : its source.
    binds : the names that it defines; ("*",) for ``from x import *``.
    needs : the names that it uses, sooner or later.
    now   : those of them that must be there when the module is loaded.
    cell  : the cell's number among the code cells, from 1.
    """

    text: str
    binds: tuple[str, ...]
    needs: frozenset[str]
    now: frozenset[str]
    cell: int


@dataclass(frozen=True)
class Notebook:
    """The code of a notebook.

    cells      : source of each code cell, magics taken out, in order.
    statements : what a module may keep.
    dropped    : names that only running the notebook would define.
    problems   : a sentence for each cell that is no Python.
    """

    cells: tuple[str, ...]
    statements: tuple[Statement, ...]
    dropped: frozenset[str]
    problems: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """Everything, in order: loading it runs the notebook."""
        return "".join(f"# In [{i}]\n{cell.rstrip()}\n\n" for i, cell in enumerate(self.cells, 1))

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, statement in enumerate(self.statements):
            for name in statement.binds:
                found.setdefault(name, []).append(i)
        return found

    def module(self, names: Iterable[str]) -> tuple[str, frozenset[str]]:
        """Source of a module with ``names`` and all that they reach, and the dropped names that they would need."""
        reached, waiting = set(names), list(names)
        kept = set(self._by_name.get("*", ()))
        while waiting:
            for i in self._by_name.get(waiting.pop(), ()):
                if i not in kept:
                    kept.add(i)
                    new = self.statements[i].needs - reached
                    reached |= new
                    waiting += new
        lines, cell = [], 0
        for i in sorted(kept):
            statement = self.statements[i]
            if statement.cell != cell:
                cell = statement.cell
                lines.append(f"# In [{cell}]\n")
            lines.append(statement.text.rstrip() + "\n\n")
        lacking = frozenset(reached & self.dropped - {n for i in kept for n in self.statements[i].binds})
        return "".join(lines), lacking


def read_notebook(data: bytes, name: str) -> Notebook:
    """The code cells of an ``.ipynb`` file.

    Raises Unreadable if it is no notebook, UsageError if nbformat is not installed.
    """
    sources = _code_cells(data, name)
    try:
        return _read([_without_magics(source) for source in sources], name)
    except RecursionError:
        raise Unreadable(f"{shown(name)} holds code that is too deeply nested to be read") from None


def _read(cells: Sequence[str], name: str) -> Notebook:
    statements: list[Statement] = []
    dropped: set[str] = set()
    problems: list[str] = []
    for number, source in enumerate(cells, 1):
        tree, why = parsed(source)
        if tree is None:
            problems.append(f"{shown(name)}: code cell {number} is no Python ({why})")
            broken = tuple(_DEFINED.findall(source))
            if broken:  # kept for the exercises that it is about: their verdict then names the error
                statements.append(Statement(source, broken, frozenset(), frozenset(), number))
            continue
        for node, text in _texts(tree.body, source):
            if _is_kept(node):
                statements.append(Statement(text, bound(node), _used(node), _used_now(node), number))
            else:
                dropped.update(bound(node))
    return Notebook(tuple(cells), _loadable(statements, dropped), frozenset(dropped), tuple(problems))


def _code_cells(data: bytes, name: str) -> list[str]:
    try:
        import nbformat
        from nbformat.reader import reads
    except ImportError:
        raise UsageError(
            f"{shown(name)} is a notebook, and nbformat, which reads notebooks, is not installed; "
            'pip install "dlgrade[classroom]"'
        ) from None
    if data.count(b"{") + data.count(b"[") > MAX_PARTS:
        raise Unreadable(f"{shown(name)} holds more than {MAX_PARTS:,} lists and objects; no notebook needs as many")
    try:
        bare, cells, size = _without_outputs(json.loads(data.decode("utf-8-sig")))
        if cells > MAX_CELLS or size > MAX_CODE:
            raise Unreadable(f"{shown(name)} has more than {MAX_CELLS:,} code cells or {MAX_CODE:,} characters of code")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about formats that are old or not quite kept: people cannot help that
            notebook = nbformat.convert(reads(json.dumps(bare)), 4)
        found = [c for c in notebook.cells if c.get("cell_type") == "code"]
        return [s if isinstance(s := c.get("source", ""), str) else "".join(s) for c in found]
    except Unreadable:
        raise
    except (Exception, RecursionError) as error:  # a hostile file makes nbformat raise anything
        said = shown(str(error)) if str(error) else type(error).__name__
        why = "it is not JSON" if "JSON" in type(error).__name__ else said
        raise Unreadable(f"{shown(name)} is no readable notebook ({why}); save it again in Jupyter") from None


def _without_outputs(notebook: Any) -> tuple[dict[str, Any], int, int]:
    """What nbformat needs to tell the code of a notebook of any format; how many code cells and characters that is.

    nbformat makes objects of everything it is handed: of three megabytes of empty objects, in half a minute.
    """
    if type(notebook) is not dict:
        raise ValueError("it is no object of JSON")
    count = size = 0

    def code(cells: Any) -> list[dict[str, Any]]:
        nonlocal count, size
        kept = []
        for cell in cells:
            if cell.get("cell_type") == "code":
                bare: dict[str, Any] = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
                for key in _SOURCES & cell.keys():
                    text = cell[key]
                    bare[key] = text if isinstance(text, str) else "".join(text)
                    size += len(bare[key])
                kept.append(bare)
        count += len(kept)
        return kept

    bare: dict[str, Any] = {"metadata": {}}
    bare |= {k: v for k in ("nbformat", "nbformat_minor") if isinstance(v := notebook.get(k), int)}
    if "cells" in notebook:
        bare["cells"] = code(notebook["cells"])
    if "worksheets" in notebook:
        bare["worksheets"] = [{"metadata": {}, "cells": code(sheet["cells"])} for sheet in notebook["worksheets"]]
    return bare, count, size


def parsed(source: str | bytes) -> tuple[ast.Module | None, str]:
    """The syntax tree, or None and why there is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "\d" in somebody's string is not our matter
            return ast.parse(source), ""
    except SyntaxError as error:
        return None, f"line {error.lineno}: {error.msg}" if error.lineno else str(error.msg)
    except _BROKEN as error:
        return None, "too deeply nested" if isinstance(error, (RecursionError, MemoryError)) else shown(str(error))


def _without_magics(source: str) -> str:
    """Python as it is; in IPython's dialect, ``%``, ``!`` and ``?`` lines become ``pass``, cell magics nothing."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    first = source.lstrip().split("\n", 1)
    if first[0].startswith("%%"):
        if not first[0].split()[0].startswith(_KEEPS_BODY):
            return ""
        source = first[1] if len(first) > 1 else ""
    lines = source.split("\n")
    if not any(_MAGIC.match(line) for line in lines) or parsed(source)[0] is not None:
        return source
    for _ in range(
        10 if len(source) <= MAX_TRIED else 0
    ):  # one at a time, where Python stumbles: a line of a string may begin with % too
        try:
            ast.parse("\n".join(lines))
            return "\n".join(lines)
        except SyntaxError as error:
            at = (error.lineno or 0) - 1
        except _BROKEN:
            break
        stumbled = [i for i in (at, at - 1) if 0 <= i < len(lines) and _MAGIC.match(lines[i])]
        if not stumbled:
            break
        lines[stumbled[0]] = _MAGIC.sub(r"\1pass", lines[stumbled[0]])
    return "\n".join(_MAGIC.sub(r"\1pass", line) for line in lines)


def _texts(body: Sequence[ast.stmt], source: str) -> Iterator[tuple[ast.stmt, str]]:
    """Each statement with its source; one that shares a line with another is written anew."""
    lines = source.split("\n")
    firsts = [min([n.lineno, *(d.lineno for d in getattr(n, "decorator_list", []))]) for n in body]
    lasts = [n.end_lineno or n.lineno for n in body]
    for i, node in enumerate(body):
        shared = (i > 0 and lasts[i - 1] >= firsts[i]) or (i + 1 < len(body) and lasts[i] >= firsts[i + 1])
        yield node, ast.unparse(node) if shared else "\n".join(lines[firsts[i] - 1 : lasts[i]])


def _is_kept(node: ast.stmt) -> bool:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)):
        return True
    if isinstance(node, ast.Try):  # try: import x / except ImportError: x = None
        return all(_is_kept(n) for n in (*node.body, *(n for h in node.handlers for n in h.body), *node.orelse))
    if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return all(_is_name(t) for t in targets) and _is_plain(node.value)
    return isinstance(node, ast.Pass)


def _is_name(target: ast.expr) -> bool:
    if isinstance(target, (ast.Tuple, ast.List)):
        return all(_is_name(t) for t in target.elts)
    return isinstance(target, ast.Name)


def _is_plain(value: ast.expr) -> bool:
    """Values that cost nothing to compute: literals, arithmetic, lambdas, ``np.array(...)`` of such, no own function.

    Reading and training start with a call: of a function of one's own, or of a method of a value.
    """
    for node in ast.walk(value):
        if isinstance(node, (ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)):
            return False
        if isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)) and len(node.generators) > 1:
            return False
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name) and function.id in _PURE:
                continue
            while isinstance(function, ast.Attribute):
                function = function.value
            if not (isinstance(function, ast.Name) and function.id in ("np", "numpy", "math", "cmath", "fractions")):
                return False
    return True


def bound(node: ast.stmt) -> tuple[str, ...]:
    """The names that a top-level statement defines."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return (node.name,)
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return tuple((a.asname or a.name).split(".")[0] for a in node.names)
    names = []
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            names.append(inner.id)
        elif isinstance(inner, (ast.FunctionDef, ast.ClassDef)):
            names.append(inner.name)
        elif isinstance(inner, (ast.Import, ast.ImportFrom)):
            names += [(a.asname or a.name).split(".")[0] for a in inner.names]
    return tuple(dict.fromkeys(names))


def _used(node: ast.AST) -> frozenset[str]:
    return frozenset(n.id for n in ast.walk(node) if isinstance(n, ast.Name))


def _used_now(node: ast.stmt) -> frozenset[str]:
    """Names that loading looks up: decorators, defaults, bases and values, not the bodies of functions."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        defaults = [d for d in (*node.args.defaults, *node.args.kw_defaults) if d is not None]
        return frozenset(n for part in (*node.decorator_list, *defaults) for n in _used(part))
    if isinstance(node, ast.ClassDef):
        inner = [n for n in node.body if not isinstance(n, (ast.Assign, ast.AnnAssign, ast.Expr))]
        outer = (*node.decorator_list, *node.bases, *(k.value for k in node.keywords))
        return frozenset(n for part in outer for n in _used(part)) | frozenset(
            n for part in inner if isinstance(part, ast.stmt) for n in _used_now(part)
        )
    if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
        own = {
            n.id for n in ast.walk(node.value) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        }  # of comprehensions
        lazy = {
            n for part in ast.walk(node.value) if isinstance(part, ast.Lambda) for n in _used(part)
        }  # looked up when it is called
        return _used(node.value) - own - lazy
    return frozenset()


def _loadable(statements: Sequence[Statement], dropped: set[str]) -> tuple[Statement, ...]:
    """Without those values that need, at once, what was dropped; definitions stay, so that their error is seen."""
    there = set(_BUILTIN)
    kept = []
    star = False
    for statement in statements:
        star = star or statement.binds == ("*",)
        is_value = not _DEFINED.match(statement.text) and statement.now
        if is_value and not star and any(n in dropped and n not in there for n in statement.now):
            dropped.update(set(statement.binds) - there)
            continue
        there.update(statement.binds)
        kept.append(statement)
    return tuple(kept)
