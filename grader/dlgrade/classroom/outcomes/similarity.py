"""Whose code resembles whose: a hint to look, never a verdict.

Code is compared as a sequence of syntax: names of variables, comments, docstrings, spaces and the values of constants
do not count, what the stub gave to everybody is taken away.  Short code proves nothing and is left out, and so is what
much of the class wrote alike: that is how the exercise is solved.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

LEAST_TOKENS = 60  # about eight lines of NumPy; below that, right answers look alike by themselves
CLOSE = 0.92  # Indel similarity from which a pair is named
COMMON = 0.04  # a form that more of those who handed in share is the usual solution
MAX_SOURCE = 200_000
LONGEST = 20_000  # tokens that are compared
CELLS = 1 << 18  # of the matrix that lies in memory at a time
SHOWN = 200  # groups at most: more than that says nothing to a person


@dataclass(frozen=True)
class Likeness:
    """Students whose code for one exercise is alike after normalization.

    students : keys, sorted, two or more; similarity : the lowest of the pairs that link them, 0 to 1.
    tokens   : length of the shortest of them; names_too : the variables have the same names as well.
    """

    exercise: str
    students: tuple[str, ...]
    similarity: float
    tokens: int
    names_too: bool


def available() -> bool:
    """True if the library that compares is installed (the extra ``classroom``)."""
    from importlib.util import find_spec

    return find_spec("rapidfuzz") is not None


def likenesses(
    sources: Mapping[str, Mapping[str, bytes]],
    stubs: Mapping[str, str],
    *,
    least_tokens: int = LEAST_TOKENS,
    close: float = CLOSE,
    common: float = COMMON,
) -> list[Likeness]:
    """Groups of students with like code, the longest and closest first.

    sources : exercise identifier -> student key -> source of the module; stubs : identifier -> text of the stub.
    A source that cannot be parsed is left out.  Raises ImportError without rapidfuzz, see `available`.
    """
    found = []
    for exercise, by_student in sources.items():
        found += _groups(exercise, by_student, _shapes(stubs.get(exercise, "")), least_tokens, close, common)
    return sorted(found, key=lambda g: (-g.tokens * g.similarity, g.exercise, g.students))[:SHOWN]


def _groups(
    exercise: str,
    sources: Mapping[str, bytes],
    given: frozenset[tuple[str, ...]],
    least_tokens: int,
    close: float,
    common: float,
) -> list[Likeness]:
    from rapidfuzz.distance import Indel

    letters: dict[str, str] = {}
    forms: dict[str, list[str]] = {}  # of a class, only this lies in memory, for one exercise at a time
    handed_in = 0
    for student in sorted(sources):
        tokens = _tokens(sources[student], given)
        handed_in += tokens is not None
        if tokens is not None and len(tokens) >= least_tokens:
            forms.setdefault(_spelled([t.partition(" ")[0] for t in tokens], letters), []).append(student)
    most = max(3, int(common * handed_in))
    made = []
    for texts, lowest in _families(forms, close, most):
        students = [s for text in texts for s in forms[text]]
        if 2 <= len(students) <= most:
            own = [_tokens(sources[s], given) or () for s in students]
            names_too = all(Indel.normalized_similarity(own[0], tokens) >= close for tokens in own[1:])
            shortest = min(map(len, own))
            made.append(Likeness(exercise, tuple(sorted(students)), round(lowest, 3), shortest, names_too))
    return made


def _families(forms: Mapping[str, Sequence[str]], close: float, most: int) -> list[tuple[list[str], float]]:
    """Texts that are linked by likeness, each family with its lowest; what more than ``most`` have is in none."""
    texts = list(forms)
    links, rare = _links(forms, close, most)
    group = list(range(len(texts)))

    def root(i: int) -> int:
        while group[i] != i:
            i = group[i]
        return i

    lowest = dict.fromkeys(range(len(texts)), 1.0)
    for i, j, similarity in links:
        if rare[i] and rare[j]:
            a, b = root(i), root(j)
            group[b] = a
            lowest[a] = min(lowest[a], lowest[b], similarity)
    members: dict[int, list[str]] = {}
    for i, text in enumerate(texts):
        if rare[i]:
            members.setdefault(root(i), []).append(text)
    return [(family, lowest[top]) for top, family in members.items()]


def _links(
    forms: Mapping[str, Sequence[str]], close: float, most: int
) -> tuple[list[tuple[int, int, float]], list[bool]]:
    """(pairs of texts that are close, with their likeness; which texts have at most ``most`` students near them)."""
    import numpy as np
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    texts = list(forms)
    links: list[tuple[int, int, float]] = []
    neighbours = np.array([len(forms[t]) for t in texts])
    counted = neighbours.copy()
    rows = max(1, CELLS // max(1, len(texts)))
    for start in range(0, len(texts), rows):  # a block at a time: a class of a thousand is no matrix of a million
        block = process.cdist(
            texts[start : start + rows], texts, scorer=Indel.normalized_similarity, score_cutoff=close, dtype=np.float32
        )
        alike = block >= close
        counted[start : start + rows] = alike @ neighbours
        alike[counted[start : start + rows] > most] = False  # the usual solution has neighbours without number
        for i, j in zip(*np.nonzero(alike), strict=True):
            if start + i < j:
                links.append((start + int(i), int(j), float(block[i, j])))
    return links, [int(n) <= most for n in counted]


# ---- normalization --------------------------------------------------------------------------------------------------


def _parsed(source: bytes | str) -> ast.Module | None:
    if len(source) > MAX_SOURCE:
        return None
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _shapes(stub: str) -> frozenset[tuple[str, ...]]:
    """What the stub holds, statement by statement, to be taken away from what is handed in."""
    tree = _parsed(stub)
    return frozenset(_named(node) for node in _statements(tree.body)) if tree is not None else frozenset()


def _tokens(source: bytes | str, given: frozenset[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The learner's own statements as tokens, those of the stub taken away; None if it cannot be parsed."""
    tree = _parsed(source)
    if tree is None:
        return None
    return tuple(t for node in _statements(tree.body) if (found := _named(node)) not in given for t in found)


def _spelled(tokens: Sequence[str], letters: dict[str, str]) -> str:
    """One letter for each kind of token, so that the library compares plain strings; ``letters`` is the class's."""
    return "".join([letters.setdefault(t, chr(1 + min(len(letters), 0xD000))) for t in tokens[:LONGEST]])


def _statements(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that can be the learner's own, one by one: what functions and methods do, and other definitions.

    A function's header is the stub's business and its docstring is nobody's.
    """
    stack = list(reversed(body))
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.Import, ast.ImportFrom, ast.Pass)):
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            continue  # ANSWER and its like: text is compared by people
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            stack += reversed(node.body)
        else:
            yield node


def _named(node: ast.stmt) -> tuple[str, ...]:
    """A statement as tokens ``KIND NAME``, in the order of the text; a token's first word holds no name."""
    tokens: list[str] = []
    stack: list[ast.AST] = [node]
    while stack:  # not recursive: a learner's expression may be a thousand levels deep
        here = stack.pop()
        if isinstance(here, (ast.expr_context, ast.Load)):
            continue
        kind = type(here).__name__
        if isinstance(here, ast.Name):
            tokens.append(f"{kind} {here.id}")
        elif isinstance(here, ast.Attribute):
            tokens.append(f"{kind}.{here.attr}")  # np.exp is not np.log: what is called is part of the form
        elif isinstance(here, ast.Constant):
            value = hex(here.value) if isinstance(here.value, int) else str(here.value)  # str() refuses huge integers
            tokens.append(f"{type(here.value).__name__} {value[:40]!r}")
        elif isinstance(here, (ast.arg, ast.keyword)):
            tokens.append(f"{kind} {here.arg}")
        elif not isinstance(here, ast.Expr):
            tokens.append(kind)
        stack += reversed(list(ast.iter_child_nodes(here)))
    return tuple(tokens)
