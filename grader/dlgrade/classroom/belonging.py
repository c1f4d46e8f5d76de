"""Which file is for which exercise: by its name, its folder, or the functions that it defines.  Never by a guess.

Files are read as text and as syntax trees; nothing is executed.

Depends on: content, stub, naming, notebooks, archives.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dlgrade.classroom.archives import stem_of
from dlgrade.classroom.naming import shown, tokens
from dlgrade.classroom.notebooks import Notebook, bound, parsed
from dlgrade.content import Entry
from dlgrade.errors import ContentError
from dlgrade.stub import stub_of

MAX_PARSED = 1 << 18  # larger files are looked through for definitions without a syntax tree,
MAX_PARSED_ALL = 1 << 20  # and so is what a student hands in beyond this: nobody's files hold up the class
_DEFINED = re.compile(rb"^(?:async[ \t]+def|def|class)[ \t]+([A-Za-z_]\w*)", re.M)
_COPY = re.compile(r"(?:[ _-]*\((\d+)\)|-(\d{1,3})|[ _-]+copy(?:[ _-]*(\d+))?)$", re.I)  # "x (1)", "x-2", "x copy"
Signature = tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """What an exercise asks for.

    main      : its function or class; ``signature``: the parameters, or the methods of a class.
    names     : everything that the stub defines.
    untouched : the stub itself, without regard to line ends.
    """

    entry: Entry
    main: str
    signature: Signature
    names: frozenset[str]
    untouched: bytes = field(repr=False, default=b"")


@dataclass
class Handed:
    """One file of one student.

    path    : below the student's folder, for people; its last part is the file's name.
    attempt : the number that a resubmission's name carries, 0 without one.
    """

    path: tuple[str, ...]
    data: bytes
    modified: float | None
    notebook: Notebook | None = None

    @property
    def name(self) -> str:
        return self.path[-1]

    @property
    def stem(self) -> str:
        """The name without extension and without what downloading twice adds to it."""
        stem = stem_of(self.name).strip()
        return _COPY.sub("", stem) or stem

    @property
    def attempt(self) -> int:
        found = _COPY.search(stem_of(self.name).strip())
        return int(next((g for g in found.groups() if g), "1")) if found else 0

    def defined(self, parse: bool = True) -> dict[str, Signature]:
        """Top-level functions and classes -> their parameters or methods; () where only the name could be read.

        parse : without it, only the text is looked through.
        """
        if self.notebook is not None:
            source: str | bytes = "\n".join(s.text for s in self.notebook.statements)
            extra = {n: () for s in self.notebook.statements for n in s.binds}
        else:
            source, extra = self.data, {}
        tree = parsed(source)[0] if parse and len(source) <= MAX_PARSED else None
        if tree is not None:
            return {n: s for node in tree.body for n, s in _signatures(node)}
        raw = source.encode("utf-8", "replace") if isinstance(source, str) else source
        return {**extra, **{m.decode(): () for m in _DEFINED.findall(raw)}}


def _signatures(node: ast.stmt) -> list[tuple[str, Signature]]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        arguments = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        return [(node.name, tuple(a.arg for a in arguments))]
    if isinstance(node, ast.ClassDef):
        return [(node.name, tuple(sorted(n.name for n in node.body if isinstance(n, ast.FunctionDef))))]
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        return [(n, ()) for n in bound(node)]
    return []


def asked(entry: Entry) -> Asked:
    """What the exercise's stub defines; raises ContentError if there is none."""
    try:
        text = entry.stub.read_text(encoding="utf-8")
    except FileNotFoundError:
        text = stub_of(entry.solution.read_text(encoding="utf-8"), entry.id)
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{entry.stub} cannot be read: {error}") from error
    tree = ast.parse(text)
    made = [n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef))]
    main = next(
        (n for n in made if f'raise NotImplementedError("{entry.id}")' in ast.unparse(n).replace("'", '"')), None
    )
    if main is None:
        raise ContentError(f"{entry.stub} asks for nothing: no function in it raises NotImplementedError")
    names = frozenset(
        n for node in tree.body if not isinstance(node, (ast.Import, ast.ImportFrom)) for n in bound(node)
    )
    return Asked(entry, main.name, _signatures(main)[0][1], names, _same_ends(text.encode()))


def _same_ends(data: bytes) -> bytes:
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").strip()


def _plain(words: Sequence[str]) -> tuple[str, ...]:
    """``words`` without the leading zeros of their numbers, so that e8 and e08 are one."""
    return tuple(re.sub(r"(?<=[a-z])0+(?=\d)", "", w) for w in words)


@dataclass(frozen=True)
class Catalogue:
    """The exercises that are graded, and how files refer to them."""

    all: tuple[Asked, ...]

    @cached_property
    def chapters(self) -> frozenset[str]:
        return frozenset(a.entry.chapter.lower() for a in self.all)

    @cached_property
    def _ways(self) -> dict[tuple[str, ...], list[Asked]]:
        """The words that name an exercise: ch12 e08 adam step, e8 adam step, ch12 e8, ch12e8, e8, adam step."""
        found: dict[tuple[str, ...], list[Asked]] = {}
        for a in self.all:
            stem = _plain(tokens(a.entry.stem))
            chapter = _plain((a.entry.chapter.lower(),))
            short, name = stem[:1], stem[1:]
            ways = {chapter + stem, stem, chapter + short, short, (chapter[0] + short[0],)}
            if len(name) > 1:  # one common word is no name for an exercise
                ways |= {chapter + name, name}
            for way in ways:
                found.setdefault(way, []).append(a)
        return found

    def _stretch(self, words: Sequence[str], inside: str) -> tuple[list[Asked], int, int]:
        """The longest stretch of words that names something, and where it is."""
        for length in range(min(len(words), 12), 0, -1):
            for start in range(len(words) - length + 1):
                way = tuple(words[start : start + length])
                if length == 1 and len(words) > 1 and not any(c.isdigit() for c in way[0]):
                    continue  # "lab" alone names an exercise, "lab report" does not
                found = [a for a in self._ways.get(way, ()) if inside in ("", a.entry.chapter.lower())]
                if found:
                    return found, start, length
        return [], 0, 0

    def folder(self, path: Sequence[str]) -> str:
        """The chapter whose folder a file lies in, or ""."""
        return next((p.lower() for p in reversed(path[:-1]) if p.lower() in self.chapters), "")

    def named(self, path: Sequence[str], stem: str) -> tuple[list[Asked], bool]:
        """The exercises that a file's name may mean, and whether it says so by more than a short word in passing."""
        words = _plain(tokens(stem))[:40]
        inside = next((w for w in words if w in self.chapters), self.folder(path))
        found, _, length = self._stretch(words, inside)
        return found, length > 1 or length == len(words)

    def left_over(self, stem: str) -> tuple[str, bool]:
        """What a loose file's name says beside the exercise (that is, whose it is), and whether it names one."""
        words = tokens(stem)[:40]
        found, start, length = self._stretch(_plain(words), "")
        if not found:
            return stem, False
        rest = words[:start] + words[start + length :]
        return " ".join(w for w in rest if w not in self.chapters), True

    def defined_by(self, names: Mapping[str, Signature]) -> tuple[list[Asked], list[list[Asked]]]:
        """(exercises whose main function is there, groups that one function may equally be for)."""
        clear: list[Asked] = []
        unclear: list[list[Asked]] = []
        by_main: dict[str, list[Asked]] = {}
        for a in self.all:
            if a.main in names:
                by_main.setdefault(a.main, []).append(a)
        for main, those in by_main.items():
            if len(those) > 1:
                those = [a for a in those if a.names <= set(names)] or those
            if len(those) > 1:
                those = [a for a in those if a.signature == names[main]] or those
            if len(those) == 1:
                clear.append(those[0])
            else:
                unclear.append(those)
        return clear, unclear


def catalogue(entries: Iterable[Entry]) -> Catalogue:
    """Read the stubs of ``entries``."""
    return Catalogue(tuple(asked(e) for e in entries))


def assign(files: Sequence[Handed], wanted: Catalogue) -> tuple[dict[str, Handed], list[str]]:
    """Exercise identifier -> the file that is judged, and what was not clear, a sentence each."""
    candidates: dict[str, list[Handed]] = {}
    problems: list[str] = []
    unnamed: list[tuple[Handed, dict[str, Signature]]] = []
    spent = 0
    for file in files:
        meant, plainly = wanted.named(file.path, file.stem)
        if len(meant) == 1 and plainly:
            candidates.setdefault(meant[0].entry.id, []).append(file)
            continue
        spent += min(len(file.data), MAX_PARSED)
        names = file.defined(parse=spent <= MAX_PARSED_ALL)
        if meant and not plainly and not any(a.main in names for a in meant) and wanted.defined_by(names)[0]:
            meant = []  # "hw_q1.py" need not be about exercise q1
        fitting = [a for a in meant if a.main in names]
        if len(fitting) == 1:
            candidates.setdefault(fitting[0].entry.id, []).append(file)
        elif meant:
            ids = ", ".join(a.entry.id for a in meant[:5])
            problems.append(
                f"{shown(file.name)} may be for {ids}; it is left out. "
                f"Name it after one of them, {meant[0].entry.stem}.py say, or put it into a folder of its chapter"
            )
        else:
            unnamed.append((file, names))
    named = set(candidates)
    by_definition: dict[str, list[Handed]] = {}
    for file, names in unnamed:
        clear, unclear = wanted.defined_by(names)
        folder = wanted.folder(file.path)
        for a in clear:
            if folder in ("", a.entry.chapter.lower()):
                by_definition.setdefault(a.entry.id, []).append(file)
        for group in unclear:
            open_ = [a for a in group if a.entry.id not in named]
            if len(open_) > 1:
                ids = ", ".join(a.entry.id for a in open_[:5])
                problems.append(
                    f"{shown(file.name)} defines {group[0].main}, which may be for {ids}; it counts for none of them. "
                    f"Name a file after the exercise, {open_[0].entry.stem}.py say"
                )
            elif len(open_) == 1:
                by_definition.setdefault(open_[0].entry.id, []).append(file)
    asked_for = {a.entry.id: a for a in wanted.all}
    for identifier, those in by_definition.items():
        untouched = asked_for[identifier].untouched
        if all(_same_ends(f.data) == untouched for f in candidates.get(identifier, [])):
            candidates[identifier] = those  # a stub that nobody touched does not outweigh work elsewhere
    chosen = {}
    for identifier in (i for i in asked_for if i in candidates):
        chosen[identifier], said = _one_of(candidates[identifier], asked_for[identifier])
        problems += said
    return chosen, problems


def _one_of(those: Sequence[Handed], wanted: Asked) -> tuple[Handed, list[str]]:
    written = [f for f in those if _same_ends(f.data) != wanted.untouched] or list(those)
    different = {_same_ends(f.data): f for f in sorted(written, key=lambda f: f.path)}
    if len(different) == 1:
        return written[0], []
    files = list(different.values())
    attempts = {f.attempt for f in files}
    times = sorted(f.modified for f in files if f.modified is not None)
    if len(attempts) == len(files):
        best, why = max(files, key=lambda f: f.attempt), "its number is the highest"
    elif len(times) == len(files) and times[-1] - times[-2] >= 2:
        best, why = max(files, key=lambda f: f.modified or 0.0), "it is the newest"
    else:
        named = reversed(files)  # of one name in one archive the last counts: unpacking writes it over the others
        best, why = max(named, key=lambda f: f.path), "nothing tells which is newer, and it is the last by name"
    names = " and ".join("/".join(map(shown, f.path)) for f in files[:4])
    used = "/".join(map(shown, best.path))
    return best, [f"{wanted.entry.id} was handed in {len(files)} times ({names}); {used} is judged: {why}"]
