"""Find and load question templates by path: ``bank/CHAPTER/NAME.py`` is ``CHAPTER.NAME``; nothing is registered.

The folders are those of `dlgrade.content`: the project's own bank, and a ``bank/`` beside the ``solutions/`` of every
folder named in DLGRADE_CONTENT.

Depends on: content, question, errors.
"""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from dlgrade.bank.question import Question
from dlgrade.content import CHAPTER_TITLES, roots
from dlgrade.content import select as select_exercises
from dlgrade.errors import ContentError, UnknownTarget
from dlgrade.exercises import Exercise

ALLOWED = frozenset(
    "__future__ collections dlgrade fractions functools itertools math mpmath numpy operator statistics sympy".split()
)
FORBIDDEN_CALLS = frozenset("open exec eval compile input print breakpoint __import__".split())
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Template:
    """Where one question template lives; its code is loaded when it is asked for."""

    chapter: str
    path: Path

    @property
    def id(self) -> str:
        return f"{self.chapter}.{self.path.stem}"

    @cached_property
    def text(self) -> str:
        """The source.  Raises ContentError if it cannot be read as UTF-8."""
        try:
            return self.path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise ContentError(f"{self.path} is no UTF-8 (byte {error.start}); save it as UTF-8") from None
        except OSError as error:
            raise ContentError(f"{self.path} cannot be read: {error.strerror}") from None

    def load(self) -> Question:
        """The template, loaded once.  Raises ContentError if the file is broken or imports what no question needs."""
        return self._loaded

    @cached_property
    def _loaded(self) -> Question:
        tree = self._checked()
        module = ModuleType(f"_dlgrade_bank_{self.chapter}_{self.path.stem}")
        module.__file__ = str(self.path)
        try:
            exec(compile(_without_sympy(tree, module), str(self.path), "exec"), module.__dict__)
        except ContentError as error:
            raise ContentError(f"{self.id}: {error}") from error
        except (Exception, SystemExit) as error:
            raise ContentError(f"{self.path} cannot be loaded: {type(error).__name__}: {error}") from error
        found = [v for v in vars(module).values() if isinstance(v, Question)]
        if len(found) != 1:
            raise ContentError(f"{self.path} holds {len(found)} questions, expected 1")
        question = found[0]
        question.id, question.chapter, question.path = self.id, self.chapter, self.path
        question.exercise_of = exercise_of
        question.title, source = heading(ast.get_docstring(tree) or "", self.id)
        question.source = question.source or source
        return question

    def _checked(self) -> ast.Module:
        """The syntax tree.  A bank is code; this keeps honest authors from importing what would not be reproducible,
        it is no wall against a hostile one."""
        try:
            tree = ast.parse(self.text)
        except (SyntaxError, ValueError) as error:
            raise ContentError(f"{self.path} is no Python: {error}") from None
        for node in ast.walk(tree):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [a.name for a in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or "."]
            for name in names:
                if name.split(".")[0] not in ALLOWED and isinstance(node, ast.stmt):
                    raise ContentError(
                        f"{self.path}, line {node.lineno}: a template may not import {name}; "
                        f"it may import {', '.join(sorted(ALLOWED - {'__future__'}))}"
                    )
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_CALLS:
                raise ContentError(f"{self.path}, line {node.lineno}: a template may not call {node.func.id}()")
        return tree


class _Later:
    """Stands for a module until one of its names is asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._name), name)


def _without_sympy(tree: ast.Module, module: ModuleType) -> ast.Module:
    """The tree with ``import sympy as sp`` put off until a proof runs: importing SymPy takes longer than a question."""
    kept: list[ast.stmt] = []
    for node in tree.body:
        if isinstance(node, ast.Import) and all(a.name == "sympy" for a in node.names):
            for alias in node.names:
                setattr(module, alias.asname or "sympy", _Later("sympy"))
        else:
            kept.append(node)
    return ast.Module(kept, tree.type_ignores)


def heading(doc: str, name: str) -> tuple[str, str]:
    """(title, source) from the first line of a template's docstring: ``ID  Title.    Source``."""
    words = [w.strip() for w in re.split(r"\s{2,}", doc.splitlines()[0].strip())] if doc.strip() else []
    if words and words[0].startswith(name):
        words[0] = words[0][len(name) :].strip()
    words = [w for w in words if w]
    return (words[0].rstrip(".") if words else name), (words[1] if len(words) > 1 else "")


@lru_cache(512)
def exercise_of(name: str) -> Exercise:
    """The exercise of that identifier, loaded."""
    (entry,) = select_exercises([name])
    return entry.load()


def templates(folders: Sequence[Path] | None = None) -> list[Template]:
    """Every template there is, by chapter and name; a chapter's first folder wins.

    folders : folders that hold ``CHAPTER/NAME.py``; by default the ``bank`` of every content folder.
    """
    found: dict[str, Template] = {}
    for folder in folders if folders is not None else [root / "bank" for root in roots()]:
        if not folder.is_dir():
            continue
        for chapter in sorted(p for p in folder.iterdir() if p.is_dir() and p.name[0] not in "._"):
            for file in sorted(chapter.glob("*.py")):
                if _NAME.fullmatch(file.stem):
                    found.setdefault(f"{chapter.name}.{file.stem}", Template(chapter.name, file))
    known = list(CHAPTER_TITLES)
    return sorted(
        found.values(),
        key=lambda t: (known.index(t.chapter) if t.chapter in known else len(known), t.chapter, t.path.stem),
    )


def select(targets: Iterable[str], folders: Sequence[Path] | None = None) -> list[Template]:
    """The templates that ``targets`` name: a chapter, an identifier, a name, an unambiguous prefix, or a path; no
    target names them all.  Raises UnknownTarget with the nearest names."""
    everything = templates(folders)
    wanted = list(targets)
    chosen: set[str] = set()
    for target in wanted:
        chosen.update(t.id for t in _matches(target, everything))
    return [t for t in everything if t.id in chosen] if wanted else everything


def _matches(target: str, everything: list[Template]) -> list[Template]:
    path = Path(target)
    if path.suffix == ".py" and path.is_file():
        resolved = path.resolve()
        known = [t for t in everything if t.path.resolve() == resolved]
        return known or [Template(resolved.parent.name, resolved)]
    key = target.strip().lower()
    exact = [t for t in everything if key in (t.chapter, t.id, t.path.stem)]
    if exact:
        return exact
    loose = [t for t in everything if key and (t.id.startswith(key) or t.path.stem.startswith(key))]
    if len(loose) == 1:
        return loose
    if loose:
        shown = ", ".join(t.id for t in loose[:6]) + (", ..." if len(loose) > 6 else "")
        raise UnknownTarget(f"{target!r} may mean {shown}; give one of them")
    names = list(dict.fromkeys(n for t in everything for n in (t.id, t.path.stem, t.chapter)))
    near = difflib.get_close_matches(key, names, 3, 0.5)
    hint = f"did you mean {', '.join(near)}?" if near else "`dlgrade bank list` shows what there is."
    raise UnknownTarget(f"there is no question or chapter {target!r}; {hint}")
