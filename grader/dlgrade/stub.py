"""Solution source -> stub source: the same names, signatures and docstrings, no answers.

Kept: the module's docstring, everything above the exercise (imports, constants and helpers without a leading
underscore), the headers and docstrings of the exercise's parts, methods marked ``@given``.  Nothing else crosses.
"""

from __future__ import annotations

import ast

from dlgrade.errors import ContentError

ANSWER_NAME = "ANSWER"
_ANSWER = '''
# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show {id} --rubric`), no machine does.
ANSWER = """
...
"""
'''


def stub_of(source: str, identifier: str) -> str:
    """The stub module for one solution file.

    source     : text of ``solutions/CHAPTER/NAME.py``.
    identifier : "ch10.b1", named in the error that an untouched function raises.
    Raises ContentError if the file holds no exercise, or more than one.
    """
    tree = ast.parse(source)
    lines = source.splitlines(keepends=True)
    mains = [n for n in tree.body if _is_main(n)]
    if len(mains) != 1:
        raise ContentError(f"{identifier}: expected one function or class under @exercise(...), found {len(mains)}")
    main = mains[0]
    assert isinstance(main, (ast.FunctionDef, ast.ClassDef))
    first = tree.body[0]
    has_docstring = ast.get_docstring(tree) is not None
    head = _text(first, lines) if has_docstring else f'"""{identifier}"""\n'
    above = tree.body[int(has_docstring) : tree.body.index(main)]
    imports = _imports([n for n in above if _is_import(n) and not _is_ours(n)], lines)
    text = head + ("\n" + imports if imports else "")
    last: ast.stmt | None = None
    for node in above:
        if _is_import(node) or _is_private(node):
            continue
        constants = last is not None and not _is_definition(node) and not _is_definition(last)
        close = constants and last is not None and _first_line(node, lines) == last.end_lineno
        text += ("" if close else "\n" if constants or not _is_definition(node) else "\n\n") + _text(node, lines)
        last = node
    for node in tree.body[tree.body.index(main) :]:
        if node is main or _is_part(node, main.name):
            text += "\n\n" + _emptied(node, lines, identifier)
    if "rubric=" in source and _has_rubric(main):
        text += "\n" + _ANSWER.format(id=identifier)
    return text


def _imports(nodes: list[ast.stmt], lines: list[str]) -> str:
    """The import lines, with the empty lines between their groups and without remarks to linters."""
    text = ""
    for i, node in enumerate(nodes):
        apart = i and node.lineno - (nodes[i - 1].end_lineno or 0) > 1
        text += ("\n" if apart else "") + _text(node, lines).split("  # noqa")[0].rstrip() + "\n"
    return text


def _has_rubric(main: ast.FunctionDef | ast.ClassDef) -> bool:
    return any(isinstance(d, ast.Call) and any(k.arg == "rubric" for k in d.keywords) for d in main.decorator_list)


def _is_definition(node: ast.stmt) -> bool:
    return isinstance(node, (ast.FunctionDef, ast.ClassDef))


def _is_import(node: ast.stmt) -> bool:
    return isinstance(node, (ast.Import, ast.ImportFrom))


def _is_main(node: ast.stmt) -> bool:
    return isinstance(node, (ast.FunctionDef, ast.ClassDef)) and any(
        isinstance(d, ast.Call) and isinstance(d.func, ast.Name) and d.func.id == "exercise"
        for d in node.decorator_list
    )


def _is_part(node: ast.stmt, main: str) -> bool:
    return isinstance(node, (ast.FunctionDef, ast.ClassDef)) and any(
        isinstance(d, ast.Attribute) and d.attr == "part" and isinstance(d.value, ast.Name) and d.value.id == main
        for d in node.decorator_list
    )


def _is_ours(node: ast.stmt) -> bool:
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in getattr(node, "names", [])]
    return any(n.split(".")[0] in ("dlgrade", "__future__") for n in names)


def _is_private(node: ast.stmt) -> bool:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return node.name.startswith("_")
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    names = [n for t in targets for n in (t.elts if isinstance(t, ast.Tuple) else [t])]
    return not names or any(not isinstance(n, ast.Name) or n.id.startswith("_") for n in names)


def _first_line(node: ast.stmt, lines: list[str]) -> int:
    """Index of the first line that belongs to a node: its decorators and the comment right above count."""
    start = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))]) - 1
    while start and lines[start - 1].startswith("#"):
        start -= 1
    return start


def _text(node: ast.stmt, lines: list[str]) -> str:
    assert node.end_lineno is not None
    return "".join(lines[_first_line(node, lines) : node.end_lineno]).rstrip("\n") + "\n"


def _emptied(node: ast.stmt, lines: list[str], identifier: str) -> str:
    """Header and docstring of a function, or of a class and each of its methods."""
    assert isinstance(node, (ast.FunctionDef, ast.ClassDef))
    if isinstance(node, ast.FunctionDef):
        return _head(node, lines) + " " * (node.col_offset + 4) + f'raise NotImplementedError("{identifier}")\n'
    parts = [_head(node, lines)]
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef):
            if any(isinstance(d, ast.Name) and d.id == "given" for d in inner.decorator_list):
                body = [line for line in _text(inner, lines).splitlines(keepends=True) if line.strip() != "@given"]
                parts.append("\n" + "".join(body))
            elif not inner.name.startswith("_") or inner.name.startswith("__"):
                marks = [d for d in inner.decorator_list if isinstance(d, ast.Name)]
                deco = "".join(f"{' ' * inner.col_offset}@{d.id}\n" for d in marks)
                parts.append("\n" + deco + _emptied(inner, lines, identifier))
        elif isinstance(inner, (ast.Assign, ast.AnnAssign)) and not _is_private(inner):
            parts.append("\n" + _text(inner, lines))
    return "".join(parts)


def _head(node: ast.FunctionDef | ast.ClassDef, lines: list[str]) -> str:
    """The text from ``def`` to the end of the docstring."""
    first = node.body[0]
    if ast.get_docstring(node) is not None:
        assert first.end_lineno is not None
        return "".join(lines[node.lineno - 1 : first.end_lineno])
    start = min([first.lineno, *(d.lineno for d in getattr(first, "decorator_list", []))])
    return "".join(lines[node.lineno - 1 : start - 1])
