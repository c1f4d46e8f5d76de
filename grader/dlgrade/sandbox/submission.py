"""A learner's files inside the worker: imported from memory, described by their syntax tree, blamed by line.

Depends on: the standard library.
"""

from __future__ import annotations

import ast
import contextlib
import importlib.abc
import importlib.util
import linecache
import re
import sys
import types
from collections import deque
from importlib.machinery import ModuleSpec
from typing import Any

# importing these does something: opens a browser or a window, prints, waits for a terminal
_ACTIVE_NAMES = "antigravity this idlelib turtle turtledemo test ensurepip tkinter pty __main__ lib2to3"
_ACTIVE = frozenset(_ACTIVE_NAMES.split())

# NumPy loads these when they are first looked up, which a worker cannot do once its jail is closed; a host that loads
# them all starts half as slowly again
_LATE_NAMES = "testing ma fft polynomial ctypeslib strings char rec typing emath"
_LATE = frozenset(_LATE_NAMES.split())
_LATE_USE = re.compile(rb"\b(?:strptime|%s)\b" % b"|".join(n.encode() for n in sorted(_LATE)))


class Files(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    """Imports the submission from memory: there is no path to read, and tracebacks still show the lines."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def path(self, name: str) -> str | None:
        base = name.replace(".", "/")
        return next((p for p in (base + ".py", base + "/__init__.py") if p in self.files), None)

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        found = self.path(name)
        if found is None:
            folder = name.replace(".", "/") + "/"
            if not any(p.startswith(folder) for p in self.files):
                return None
            spec = ModuleSpec(name, None, is_package=True)  # a folder without __init__.py is a package all the same
            spec.submodule_search_locations = [folder]
            return spec
        places = [found.removesuffix("/__init__.py")] if found.endswith("/__init__.py") else None
        return importlib.util.spec_from_file_location(name, found, loader=self, submodule_search_locations=places)

    def get_filename(self, fullname: str) -> str:
        return self.path(fullname) or fullname

    def get_data(self, path: Any) -> bytes:
        source = self.files[path]
        lines = source.decode("utf-8-sig", "replace").splitlines(True)
        linecache.cache[path] = (len(source), None, lines, path)
        return source

    def path_stats(self, path: Any) -> Any:
        raise OSError("no bytecode cache")

    def source_to_code(self, data: Any, path: Any, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        _readable(data, path)
        return super().source_to_code(data, path, *args, **kwargs)


def _readable(data: bytes, path: str) -> None:
    """Python's own complaints about encodings name no line; these do."""
    head = data[:200]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head.count(b"\0") > len(head) // 3 > 0:
        raise SyntaxError("the file is saved as UTF-16; save it as UTF-8", (path, 1, 0, ""))
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        text = data.split(b"\n")[line - 1].decode("utf-8", "replace").replace("\0", "\\0")
        raise SyntaxError("the file holds a NUL byte", (path, line, 0, text))
    head = b"\n".join(data.split(b"\n", 2)[:2])
    if b"coding" in head:  # a declaration, which Python itself reads
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        text = data.split(b"\n")[line - 1].decode("utf-8", "replace")
        raise SyntaxError("the file is not saved as UTF-8", (path, line, 0, text)) from None


def trees_of(files: dict[str, bytes]) -> dict[str, ast.Module]:
    """The syntax trees of the files that have one.  Runs none of their code."""
    trees = {}
    for path, source in files.items():
        with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
            trees[path] = ast.parse(source)
    return trees


def _nodes(tree: ast.Module, source: bytes) -> list[ast.AST]:
    """The nodes among which every import and every late attribute is."""
    imports = [n for n in tree.body if isinstance(n, (ast.Import, ast.ImportFrom))]
    # each statement holds the word once; NumPy's names could be written in other letters of Unicode
    if source.count(b"import") == len(imports) and source.isascii() and not _LATE_USE.search(source):
        return [*imports]
    return list(ast.walk(tree))


def import_what_is_named(files: dict[str, bytes], trees: dict[str, ast.Module], allowed: frozenset[str]) -> None:
    """Import the allowed modules that the submission names, while files can still be read."""
    for path, tree in trees.items():
        nodes = _nodes(tree, files[path])
        names: list[str] = []
        for node in nodes:
            if type(node) is ast.Import:
                names += [alias.name for alias in node.names]
            elif type(node) is ast.ImportFrom and node.module and not node.level:
                names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
                if node.module == "numpy" and node.names[0].name == "*":
                    _all_of_numpy()
            elif type(node) is ast.Attribute and node.attr in _LATE:
                names.append(f"numpy.{node.attr}")
            elif type(node) is ast.Attribute and node.attr == "strptime":
                names.append("_strptime")  # which `time` and `datetime` load at its first call
        for name in names[:200]:
            parts = name.split(".")
            if parts[0] in allowed and name not in sys.modules and not _ACTIVE.intersection(parts):
                parent = sys.modules.get(name.rpartition(".")[0])
                if (
                    parent is not None
                    and parts[-1] not in _LATE
                    and (not hasattr(parent, "__path__") or hasattr(parent, parts[-1]))
                ):
                    continue  # a function of that module, not a module
                with contextlib.suppress(Exception):  # then it fails in the learner's run, where it is reported
                    importlib.import_module(name)


def _all_of_numpy() -> None:
    """What ``from numpy import *`` looks up, some of which is loaded only then."""
    numpy = importlib.import_module("numpy")
    for name in numpy.__all__:
        with contextlib.suppress(Exception):
            getattr(numpy, name)


def _is_empty(body: list[ast.stmt]) -> bool:
    for statement in body:
        if isinstance(statement, ast.Pass):
            continue
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            continue  # a docstring or ...
        if isinstance(statement, ast.Return) and (statement.value is None or _is_none(statement.value)):
            continue
        if isinstance(statement, ast.Raise) and statement.exc is not None:
            raised = statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc
            if isinstance(raised, ast.Name) and raised.id == "NotImplementedError":
                continue
        return False
    return True


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _class_is_empty(node: ast.ClassDef) -> bool:
    methods = [n for n in node.body if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return all(_is_empty(m.body) for m in methods) if methods else _is_empty(node.body)


def _places(tree: ast.Module) -> dict[str, tuple[int, bool]]:
    """Top-level name -> (line, nothing written yet)."""
    found: dict[str, tuple[int, bool]] = {}

    def visit(body: list[ast.stmt]) -> None:
        for node in body:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                found[node.name] = (node.lineno, _is_empty(node.body))
            elif isinstance(node, ast.ClassDef):
                found[node.name] = (node.lineno, _class_is_empty(node))
            elif isinstance(node, (ast.Import, ast.ImportFrom)):
                found.update({(a.asname or a.name).split(".")[0]: (node.lineno, False) for a in node.names})
            elif isinstance(node, (ast.If, ast.Try, ast.With, ast.For, ast.While)):
                for part in ("body", "orelse", "finalbody"):
                    visit(getattr(node, part, []))
            else:
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                        found[inner.id] = (node.lineno, False)

    visit(tree.body)
    return found


def names_of(module: types.ModuleType, tree: ast.Module | None) -> list[list[Any]]:
    """[name, kind, line, empty] of every name that the module holds, other modules left out."""
    try:
        places = _places(tree) if tree is not None else {}
    except (RecursionError, MemoryError):
        places = {}
    result: list[list[Any]] = []
    for name, value in list(vars(module).items()):
        if type(name) is str and not name.startswith("__") and type(value) is not types.ModuleType:
            kind = "class" if issubclass(type(value), type) else "function" if callable(value) else "value"
            line, empty = places.get(name, (0, False))
            result.append([name, kind, line, empty and kind != "value"])
    return result[:2000]


def describe(error: BaseException, files: dict[str, bytes]) -> dict[str, Any]:
    """An exception as plain data.  Its text is the learner's to compute and may fail."""
    kind = type(error)
    frames: deque[list[Any]] = deque(maxlen=8)
    traceback = error.__traceback__
    own = False  # whether the innermost line is the learner's
    while traceback is not None:
        code, line = traceback.tb_frame.f_code, traceback.tb_lineno or 0
        own = code.co_filename in files
        if own:
            frames.append([code.co_filename, line, code.co_name, _line(code.co_filename, line)])
        traceback = traceback.tb_next
    try:
        text = str.__str__(str(error))[:2000]
    except BaseException:  # whatever __str__ does
        text = ""
    if issubclass(kind, SyntaxError) and error.filename in files:  # type: ignore[attr-defined]
        line = error.lineno if type(error.lineno) is int else 0  # type: ignore[attr-defined]
        text = str(error.msg)[:2000]  # type: ignore[attr-defined]
        frames.append([error.filename, line, "", _line(error.filename, line) or str(error.text or "")[:200]])  # type: ignore[attr-defined]
    base = next((k.__name__ for k in kind.__mro__ if k.__module__ == "builtins"), "Exception")
    found: dict[str, Any] = {"type": type_name(kind), "base": base, "text": text, "frames": list(frames), "own": own}
    if issubclass(kind, ImportError) and type(error.name) is str:  # type: ignore[attr-defined]
        found["module"] = error.name[:200]  # type: ignore[attr-defined]
    if issubclass(kind, PermissionError) and type(error.errno) is int:  # type: ignore[attr-defined]
        found["errno"] = error.errno  # type: ignore[attr-defined]
    return found


def type_name(kind: type) -> str:
    """The type's name, also where a metaclass would rather not tell."""
    return str.__str__(type.__dict__["__name__"].__get__(kind))[:100]


def _line(file: str, number: int | None) -> str:
    entry: Any = linecache.cache.get(file)
    lines = entry[2] if entry and len(entry) == 4 else []
    return lines[number - 1].strip()[:200] if number and 0 < number <= len(lines) else ""
