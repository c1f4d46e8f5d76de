"""Find and load content by path: chapters, exercises, their stubs.  ``sys.path`` is never touched.

A content folder holds ``solutions/CHAPTER/NAME.py`` and ``exercises/CHAPTER/NAME.py``.  The project's own is the
checkout (an editable install) or ``dlgrade/_content`` (a wheel); folders named in the environment variable
DLGRADE_CONTENT (separated as in PATH) come first, so that an instructor's own chapters stand beside the project's.

Identifiers come from paths: ``solutions/ch10/b1_parameter_counts.py`` is ``ch10.b1``; nothing is registered.

Depends on: exercise, errors, the standard library.
"""

from __future__ import annotations

import ast
import difflib
import os
import re
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from dlgrade.errors import ContentError, UnknownTarget, UsageError

if TYPE_CHECKING:
    from dlgrade.exercises import Exercise

HERE = Path(__file__).resolve().parent
BUNDLED = HERE / "_content"
CHECKOUT = HERE.parents[1]
CHAPTER_TITLES = {
    "ch10": "Deep Neural Networks",
    "ch12": "Backpropagation and Training Deep Networks",
    "cs230": "Neural Networks, the course notes",
    "dl": "Deep Learning: CNNs, RNNs, attention, normalization",
}
# optional packages and who brings them
EXTRAS = {"keras": "tensorflow", "matplotlib": "plot", "tensorflow": "tensorflow", "torch": "torch"}
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]+")


@dataclass(frozen=True)
class Entry:
    """Where one exercise lives; loading its code is left until it is asked for."""

    chapter: str
    root: Path
    stem: str

    @property
    def id(self) -> str:
        """What learners type, as in ch12.e08."""
        return f"{self.chapter}.{self.stem.split('_')[0]}"

    @property
    def name(self) -> str:
        """What the file is named after its number, as in adam_step."""
        return self.stem.partition("_")[2]

    @property
    def solution(self) -> Path:
        """The author's file."""
        return self.root / "solutions" / self.chapter / f"{self.stem}.py"

    @property
    def stub(self) -> Path:
        """The file that learners start from."""
        return self.root / "exercises" / self.chapter / f"{self.stem}.py"

    @property
    def place(self) -> str:
        """Where the learner's file is, below the work folder."""
        return f"exercises/{self.chapter}/{self.stem}.py"

    def is_untouched(self, path: Path) -> bool:
        """Whether a learner's file is the stub as it was handed out, byte for byte."""
        try:
            mine, stub = path.stat(), self.stub.stat()
            alike = stat.S_ISREG(mine.st_mode) and mine.st_size == stub.st_size
            return alike and path.read_bytes() == self.stub.read_bytes()
        except OSError:
            return False

    @cached_property
    def _text(self) -> str:
        try:
            return self.solution.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise ContentError(f"there is no {self.solution}") from None
        except (OSError, UnicodeDecodeError) as error:
            raise ContentError(f"{self.solution} cannot be read: {error}") from error

    @cached_property
    def heading(self) -> tuple[str, str]:
        """(title, place in the book), from the first line of the solution's docstring."""
        text = self._text
        doc = (
            ast.get_docstring(ast.parse(text)) if not text.startswith('"""') else text[3:].split("\n", 1)[0].rstrip('"')
        )
        words = re.split(r"\s{2,}", (doc or self.stem).splitlines()[0].strip())
        if words[0].startswith(self.id):
            words[0] = words[0][len(self.id) :].strip()
        words = [w.strip() for w in words if w.strip()]
        return (words[0].rstrip(".") if words else self.name.replace("_", " ")), (words[1] if len(words) > 1 else "")

    @cached_property
    def uses(self) -> tuple[str, ...]:
        """What ``uses=(...)`` names, read from the text: workers are warmed before any content is loaded."""
        if "uses=(" not in self._text:  # a hundred times as fast as the search
            return ()
        found = re.search(r"\buses=\(([^)]*)\)", self._text)
        return tuple(re.findall(r"[\"']([\w.]+)[\"']", found.group(1))) if found else ()

    @property
    def left_out(self) -> str:
        """Why the exercise cannot be judged here: a package it uses is not installed; "" if it can."""
        lacking = [n for n in self.uses if find_spec(n.split(".")[0]) is None]
        if not lacking:
            return ""
        extras = sorted({EXTRAS[n] for n in lacking if n in EXTRAS})
        how = f'pip install "dlgrade[{",".join(extras)}]"' if extras else f"pip install {' '.join(lacking)}"
        return f"{' and '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} not installed; {how}"

    @cached_property
    def training(self) -> bool:
        """True for exercises that take seconds."""
        return "training=True" in self._text and bool(re.search(r"\btraining=True\b", self._text))

    @property
    def title(self) -> str:
        """The first line of the author's docstring, without its source."""
        return self.heading[0]

    def load(self) -> Exercise:
        """The exercise, loaded once.

        Raises ContentError if its file is broken, UsageError if a package that it uses is not installed.
        """
        if self.left_out:
            raise UsageError(f"{self.id} cannot be loaded here: {self.left_out}")
        return self._loaded

    @cached_property
    def _loaded(self) -> Exercise:
        from dlgrade.exercises import Exercise

        if "tensorflow" in self.uses:
            os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # it greets on standard error when it is imported
        try:
            module = load_module(self.solution, f"_dlgrade_{self.chapter}_{self.stem}")
        except ContentError:
            raise
        except (Exception, SystemExit) as error:
            raise ContentError(f"{self.solution} cannot be loaded: {type(error).__name__}: {error}") from error
        found = [v for v in vars(module).values() if isinstance(v, Exercise)]
        if len(found) != 1:
            raise ContentError(f"{self.solution} holds {len(found)} exercises, expected 1")
        exercise = found[0]
        exercise.id = self.id
        exercise.title, exercise.source = self.heading
        exercise.path = self.solution
        exercise.cases = [replace(case, of=self.id) for case in exercise.cases]
        return exercise


def load_module(path: Path, name: str) -> ModuleType:
    """Run the file at ``path`` as a fresh module called ``name``."""
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise ContentError(f"there is no {path}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def roots() -> list[Path]:
    """The content folders, the user's own first."""
    own = BUNDLED if (BUNDLED / "solutions").is_dir() else CHECKOUT
    named = [Path(p).expanduser() for p in os.environ.get("DLGRADE_CONTENT", "").split(os.pathsep) if p]
    for path in named:
        if not (path / "solutions").is_dir():
            raise UnknownTarget(f"DLGRADE_CONTENT names {path}, which holds no solutions/ folder")
    return [*named, own]


def entries(folders: Sequence[Path] | None = None) -> list[Entry]:
    """Every exercise there is, in the order of chapters and of the book; a chapter's first folder wins."""
    found: dict[str, Entry] = {}
    for root in folders if folders is not None else roots():
        for chapter in sorted(
            p for p in (root / "solutions").iterdir() if p.is_dir() and not p.name.startswith(("_", "."))
        ):
            for file in chapter.glob("*.py"):
                if _NAME.fullmatch(file.stem):
                    entry = Entry(chapter.name, root, file.stem)
                    found.setdefault(entry.id, entry)
    return sorted(found.values(), key=_order)


def _order(entry: Entry) -> tuple[object, ...]:
    known = list(CHAPTER_TITLES)
    place = known.index(entry.chapter) if entry.chapter in known else len(known)
    letters, digits = re.fullmatch(r"([A-Za-z]+)(\d*)\w*", entry.stem.split("_")[0]).groups()  # type: ignore[union-attr]
    section = _SECTIONS.find(letters[0].lower())
    return place, entry.chapter, section if section >= 0 else len(_SECTIONS), letters, int(digits or 0), entry.stem


_SECTIONS = (
    "teqamkbpcldxi"  # running text and examples first, then the exercise sections, programs, research, interview
)


def select(targets: Iterable[str], folders: Sequence[Path] | None = None) -> list[Entry]:
    """The exercises that ``targets`` name: a chapter, an identifier, a long name, an unambiguous prefix, or a path.

    No target at all selects everything.  Raises UnknownTarget, with the nearest names.
    """
    everything = entries(folders)
    chosen: dict[str, Entry] = {}
    wanted = list(targets)
    for target in wanted:
        for entry in _matches(target, everything):
            chosen[entry.id] = entry
    return [e for e in everything if e.id in chosen] if wanted else everything


def _matches(target: str, everything: list[Entry]) -> list[Entry]:
    if "/" in target or os.sep in target or target.endswith(".py"):
        path = Path(target)
        chapter, stem = (path.parent.name, path.stem) if path.suffix == ".py" else (path.name, "")
        found = [e for e in everything if e.chapter == chapter and stem in ("", e.stem)]
        if found:
            return found
        if path.suffix == ".py" and path.parent.name in ("", "."):
            found = [e for e in everything if e.stem == stem]
            if len(found) == 1:
                return found
    key = target.strip().lower()
    exact = [e for e in everything if key in (e.chapter, e.id, f"{e.chapter}.{e.stem}".lower())]
    if exact:
        return exact
    loose = [
        e
        for e in everything
        if key in (e.id.partition(".")[2], e.stem.lower(), e.name.lower(), f"{e.chapter}.{e.name}".lower())
    ]
    if not loose:
        loose = [
            e
            for e in everything
            if key
            and (
                f"{e.chapter}.{e.stem}".lower().startswith(key)
                or e.stem.lower().startswith(key)
                or e.name.lower().startswith(key)
            )
        ]
        if "." in key and not loose:
            loose = [e for e in everything if f"{e.chapter}.{e.name}".lower().startswith(key)]
    if len(loose) == 1:
        return loose
    if loose:
        shown = ", ".join(e.id for e in loose[:6]) + (", ..." if len(loose) > 6 else "")
        raise UnknownTarget(f"{target!r} may mean {shown}; give one of them")
    names = list(dict.fromkeys(n for e in everything for n in (e.chapter, e.id, e.stem)))
    near = difflib.get_close_matches(key, names, 3, 0.5)
    hint = f"did you mean {', '.join(near)}?" if near else "`dlgrade list` shows what there is."
    raise UnknownTarget(f"there is no exercise or chapter {target!r}; {hint}")
