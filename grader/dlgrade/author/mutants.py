"""Single-token mutants of right code: what a slip of the finger would make of it."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_SWAPS: dict[type, tuple[type, ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.Lt: (ast.LtE,),
    ast.LtE: (ast.Lt,),
    ast.Gt: (ast.GtE,),
    ast.GtE: (ast.Gt,),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.USub: (ast.UAdd,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
_NAMES = {
    "maximum": "minimum",
    "minimum": "maximum",
    "sum": "mean",
    "mean": "sum",
    "argmax": "argmin",
    "ceil": "floor",
    "exp": "expm1",
    "zeros": "ones",
    "ones": "zeros",
    "tanh": "sin",
    "sqrt": "square",
    "standard_normal": "random",
}


@dataclass(frozen=True)
class Mutant:
    """One changed token: where, what it was, what it became, and the changed source of the part."""

    line: int
    was: str
    now: str
    source: str


def mutants_of(source: str, limit: int = 60) -> Iterator[Mutant]:
    """Mutants of one function or class, evenly thinned to ``limit``.  Docstrings and annotations stay."""
    tree = ast.parse(source)
    sites = list(_sites(tree))
    step = max(1, -(-len(sites) // limit))
    for path, attribute, value, was, now in sites[::step]:
        changed = copy.deepcopy(tree)
        node: ast.AST = changed
        for name, index in path:
            field = getattr(node, name)
            node = field if index is None else field[index]
        if attribute.startswith("["):
            node.ops[0] = value  # type: ignore[attr-defined]
        else:
            setattr(node, attribute, value)
        text = ast.unparse(ast.fix_missing_locations(changed))
        yield Mutant(getattr(node, "lineno", 0), was, now, text)


Path = tuple[tuple[str, int | None], ...]
Site = tuple[Path, str, Any, str, str]  # where, which field, its new value, what it was, what it became


def _sites(tree: ast.AST) -> Iterator[Site]:
    def walk(node: ast.AST, path: Path) -> Iterator[Site]:
        yield from here(node, path)
        for name, value in ast.iter_fields(node):
            if name in ("decorator_list", "returns", "annotation"):
                continue
            if isinstance(value, ast.AST):
                yield from walk(value, (*path, (name, None)))
            elif isinstance(value, list):
                for i, item in enumerate(value):
                    docstring = i == 0 and name == "body" and isinstance(item, ast.Expr)
                    if isinstance(item, ast.AST) and not docstring and not isinstance(item, ast.Raise):
                        yield from walk(item, (*path, (name, i)))

    def here(node: ast.AST, path: Path) -> Iterator[Site]:
        if isinstance(node, (ast.BinOp, ast.AugAssign, ast.UnaryOp, ast.BoolOp)):
            for new in _SWAPS.get(type(node.op), ()):
                yield path, "op", new(), type(node.op).__name__, new.__name__
        elif isinstance(node, ast.Compare) and len(node.ops) == 1:
            for new in _SWAPS.get(type(node.ops[0]), ()):
                yield path, "[ops]", new(), type(node.ops[0]).__name__, new.__name__
        elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
            more = node.value + 1  # type: ignore[operator]
            yield path, "value", more, repr(node.value), repr(more)
            if node.value == 1:
                yield path, "value", 0, "1", "0"
        elif isinstance(node, ast.Constant) and type(node.value) is bool:
            yield path, "value", not node.value, repr(node.value), repr(not node.value)
        elif isinstance(node, ast.Attribute) and node.attr in _NAMES:
            yield path, "attr", _NAMES[node.attr], node.attr, _NAMES[node.attr]

    yield from walk(tree, ())
