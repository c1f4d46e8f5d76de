"""What can be said about a template before anything is drawn: what is missing, and what proves nothing.

Depends on: question.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from types import CodeType
from typing import Any

from dlgrade.bank.question import Question

LEAST = 4  # true and false statements that an MSQ draws from: it has up to four of either


def shape_faults(question: Question) -> list[str]:
    """What is wrong with a template as it stands, one sentence each."""
    return [*_missing(question), *_statements(question), *_proof(question), *_check(question)]


def _missing(question: Question) -> list[str]:
    found = []
    numeric = question.answer_function is not None
    if not question.title or question.title == question.id:
        found.append("the first line of its docstring gives no title")
    if not question.topics:
        found.append("it has no topics")
    if "NAT" in question.kinds and not numeric:
        found.append("a NAT needs an answer(implementation, ...)")
    if numeric and question.check_function is None:
        found.append("there is no check: every key is computed twice")
    for claim in question.claims:
        if claim.check is None:
            found.append(f"the claim {claim.name!r} has no check: every value is computed twice")
        if not claim.wrong and not question.mistake_names:
            found.append(f"the claim {claim.name!r} has no mistake that would make it false")
    if (numeric or question.claims) and question.proof_function is None:
        found.append("there is no proof: the formula behind the key is shown in symbols")
    if numeric and "MCQ" in question.kinds and len(question.wrongs) < 3:
        found.append(f"an MCQ needs at least three mistakes, it has {len(question.wrongs)}")
    if not numeric and not question.statements and not question.claims:
        found.append("it has neither an answer nor statements")
    for name in sorted(set(question.feedback) - {w.name for w in question.wrongs}):
        found.append(f"there is feedback for {name}, which is no mistake of it")
    for wrong in question.wrongs:
        if not wrong.belief.strip():
            found.append(f"the mistake {wrong.name} states no belief")
    if question.draw_function is None and not question.statements:
        found.append("nothing is drawn")
    return found


def _statements(question: Question) -> list[str]:
    found = []
    pool = question.statements
    chooses = "MSQ" in question.kinds or question.answer_function is None
    if chooses and len(pool) + len(question.claims) < 4:
        found.append("an MSQ, or an MCQ without an answer, needs at least four statements or claims")
    elif chooses and pool:
        for truth in (True, False):
            count = sum(s.holds is not (not truth) for s in pool) + len(question.claims)
            least = LEAST if "MSQ" in question.kinds else 2 - truth
            if count < least:
                word = "true" if truth else "false"
                found.append(f"there are {count} statements that can be {word}, at least {least} are needed")
    seen: dict[str, bool] = {}
    for s in pool:
        start = f"the statement {s.text.strip()[:50]!r}"
        if s.holds is not True and not (s.mistake and s.belief):
            found.append(f"{start} names no mistake and belief")
        if not s.why.strip():
            found.append(f"{start} says no why")
        text = " ".join(s.text.split()).casefold()
        if text in seen:
            one = isinstance(s.holds, bool) and seen[text] is s.holds
            found.append(f"{start} stands there twice" + ("" if one else ", once as true and once as false"))
        seen[text] = s.holds is True
    return found


# ---- proofs that compare a thing with itself -----------------------------------------------------------------------


def _tree(function: Callable[..., Any]) -> ast.FunctionDef | None:
    """The syntax tree of a function whose source can be had."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError):
        return None
    found = next((n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)), None)
    return found


class _Expanded(ast.NodeTransformer):
    """Puts in place of a name what was assigned to it, where that happened once."""

    def __init__(self, assigned: dict[str, ast.expr]) -> None:
        self.assigned = assigned
        self.depth = 0

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id not in self.assigned or self.depth > 20:
            return node
        self.depth += 1
        made: ast.AST = self.visit(ast.parse(ast.unparse(self.assigned[node.id]), mode="eval").body)
        self.depth -= 1
        return made


def _proof(question: Question) -> list[str]:
    """A pair whose two sides are the same expression, once every name stands for what it was given."""
    tree = _tree(question.proof_function) if question.proof_function is not None else None
    if tree is None:
        return []
    counts: dict[str, int] = {}
    assigned: dict[str, ast.expr] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            counts[node.id] = counts.get(node.id, 0) + 1
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            assigned[node.targets[0].id] = node.value
    once = {name: value for name, value in assigned.items() if counts[name] == 1 and len(ast.unparse(value)) < 2000}
    returned = [n.value for n in ast.walk(tree) if isinstance(n, ast.Return) and n.value is not None]
    found = []
    for value in returned:
        given = value.elts if isinstance(value, ast.List) else [value]
        for i, pair in enumerate(given, 1):
            if isinstance(pair, ast.Tuple) and len(pair.elts) in (2, 3):
                left, right = (ast.dump(_Expanded(once).visit(_copy(side))) for side in pair.elts[:2])
                if left == right and not _is_true(pair.elts[0]):
                    found.append(f"proof number {i} compares an expression with itself; derive it another way")
    return found


def _copy(node: ast.expr) -> ast.AST:
    return ast.parse(ast.unparse(node), mode="eval").body


def _is_true(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


# ---- checks that are the answer again ------------------------------------------------------------------------------


def _check(question: Question) -> list[str]:
    if question.answer_function is None or question.check_function is None:
        return []
    answer, check = question.answer_function, question.check_function
    if check is answer:
        return ["the check is the answer itself; compute it by another path"]
    reached = _reached(check)
    for name, thing in reached.items():
        if thing is answer or thing is question:
            return [f"the check calls {name}, which is where the key comes from; compute it by another path"]
    mine, other = _tree(answer), _tree(check)
    if mine is not None and other is not None and _body(mine) == _body(other):
        return ["the check does what the answer does, word for word; compute it by another path"]
    return []


def _body(tree: ast.FunctionDef) -> list[str]:
    """What a function does, its docstring left out."""
    body = tree.body[1:] if ast.get_docstring(tree) is not None else tree.body
    return [ast.dump(node) for node in body]


def _reached(function: Callable[..., Any]) -> dict[str, Any]:
    """What a function can get at by the global names that it and its helpers use."""
    found: dict[str, Any] = {}
    rest = [function]
    while rest:
        f = rest.pop()
        code = getattr(f, "__code__", None)
        if code is None:
            continue
        for name in _names(code):
            thing = f.__globals__.get(name)
            if thing is not None and name not in found:
                found[name] = thing
                if getattr(thing, "__globals__", None) is function.__globals__:
                    rest.append(thing)
    return found


def _names(code: CodeType) -> set[str]:
    inner = {n for c in code.co_consts if isinstance(c, CodeType) for n in _names(c)}
    return set(code.co_names) | inner
