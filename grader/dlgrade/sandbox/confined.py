"""Whether a module can leave anything behind in its worker, read off its syntax tree before any of it runs.

A confined module holds no mutable object but its own: it imports NumPy and a few harmless modules, calls what they
offer, binds none of it to another name, changes none of it, and asks for no name with two underscores, no frame and
no namespace.  Such modules may follow one another in one worker: none can reach, help or disturb another.  Everything
unusual counts as not confined; the module then gets a worker of its own, which costs milliseconds.

Depends on: the standard library.
"""

from __future__ import annotations

import ast

_MODULES = frozenset("numpy math __future__ typing dataclasses collections collections.abc itertools functools".split())
_PARTS = frozenset(("linalg", "random"))  # of NumPy, always loaded
_BARE_NAMES = (  # of NumPy, immutable, so that they may be held
    "pi e inf nan newaxis ndarray float64 float32 float16 int64 int32 int16 int8 uint8 intp bool_ integer floating "
    "number generic exp log log2 log1p expm1 sqrt square abs absolute tanh sinh cosh sin cos tan sign negative add "
    "subtract multiply divide maximum minimum power matmul greater less equal"
)
_BARE = frozenset(_BARE_NAMES.split())
_OF_FUNCTIONS = frozenset(("reduce", "accumulate", "outer", "at", "reduceat"))
_SETTERS = ("set", "add_", "save", "load", "mem", "test", "show", "from", "_")  # np.seterr, np.add_docstring, ...
_BUILTINS_NAMES = (
    "exec eval compile globals locals vars setattr delattr getattr open input breakpoint help exit quit license "
    "copyright credits memoryview"
)
_BUILTINS = frozenset(_BUILTINS_NAMES.split())
_METHODS_NAMES = "__init__ __call__ __len__ __getitem__ __iter__ __next__ __repr__ __str__ __eq__ __post_init__"
_METHODS = frozenset(_METHODS_NAMES.split())
_FRAMES = ("tb_", "f_", "gi_", "cr_", "ag_", "co_", "func_")
_MOST = 5000  # nodes


def confined(trees: dict[str, ast.Module], files: dict[str, bytes]) -> bool:
    """Whether all ``files`` of a submission have a tree and none can reach what it did not make itself."""
    own = {p.split("/")[0].removesuffix(".py") for p in files}
    return trees.keys() == files.keys() and not own & _MODULES and all(_tree(t, own) for t in trees.values())


def _tree(tree: ast.Module, own: set[str]) -> bool:
    nodes = []
    free: set[int] = set()  # names that stand where nothing can be done with them
    roots: dict[int, list[str]] = {}  # id of an outermost a.b.c -> [a, b, c]
    inner: set[int] = set()
    called: set[int] = set()
    imported: dict[str, str] = {}
    for node in ast.walk(tree):
        nodes.append(node)
        if len(nodes) > _MOST:
            return False
        kind = type(node)
        if kind is ast.Import:
            for alias in node.names:  # type: ignore[attr-defined]
                if alias.name in own:
                    continue
                if alias.name not in _MODULES or ("." in alias.name and alias.asname is None):
                    return False
                imported[alias.asname or alias.name] = alias.name
        elif kind is ast.ImportFrom:
            module = node.module or ""  # type: ignore[attr-defined]
            names = node.names  # type: ignore[attr-defined]
            if any(a.name.startswith(("_", "*")) for a in names):
                return False
            if node.level or module.split(".")[0] in own:  # type: ignore[attr-defined]
                continue
            if module not in _MODULES or module == "numpy":
                return False
            imported.update({a.asname or a.name: "" for a in names})
        elif kind is ast.Attribute:
            if id(node) not in inner:
                chain = _chain(node, inner)  # type: ignore[arg-type]
                if chain:
                    roots[id(node)] = chain
            name = node.attr  # type: ignore[attr-defined]
            if (name.startswith("__") and name != "__init__") or name.startswith(_FRAMES):
                return False
        elif kind is ast.Name:
            name = node.id  # type: ignore[attr-defined]
            if name in _BUILTINS or (name.startswith("__") and name != "__name__"):
                return False
        elif kind is ast.Call:
            called.add(id(node.func))  # type: ignore[attr-defined]
        elif kind is ast.Subscript:
            free.add(id(node.value))  # type: ignore[attr-defined]
        elif kind is ast.ClassDef:
            free.update(map(id, (*node.bases, *node.decorator_list)))  # type: ignore[attr-defined]
        elif kind in (ast.FunctionDef, ast.AsyncFunctionDef):
            name = node.name  # type: ignore[attr-defined]
            if name.startswith("__") and name not in _METHODS:
                return False
            free.update(map(id, node.decorator_list))  # type: ignore[attr-defined]
            if node.returns is not None:  # type: ignore[attr-defined]
                free.update(map(id, ast.walk(node.returns)))  # type: ignore[attr-defined]
        elif kind is ast.arg or kind is ast.AnnAssign:
            if node.annotation is not None:  # type: ignore[attr-defined]
                free.update(map(id, ast.walk(node.annotation)))  # type: ignore[attr-defined]
        elif kind is ast.MatchClass:
            return False
    return all(_harmless(node, imported, roots, inner, called, free) for node in nodes)


def _chain(node: ast.expr, inner: set[int]) -> list[str]:
    """[a, b, c] of ``a.b.c``, whose parts are noted as ``inner``; [] where it does not begin with a name."""
    names: list[str] = []
    while type(node) is ast.Attribute:
        names.append(node.attr)
        node = node.value
        inner.add(id(node))
    return [node.id, *reversed(names)] if type(node) is ast.Name else []


def _harmless(
    node: ast.AST,
    imported: dict[str, str],
    roots: dict[int, list[str]],
    inner: set[int],
    called: set[int],
    free: set[int],
) -> bool:
    """Whether what is imported is only called, read or named where it cannot be kept."""
    if type(node) is ast.Name and node.id in imported and id(node) not in inner:
        # a bare `np`, or a name that another import gave: to be called or named, not held
        return type(node.ctx) is ast.Load and not imported[node.id] and (id(node) in called or id(node) in free)
    chain = roots.get(id(node))
    if chain is None or chain[0] not in imported:
        return True
    if type(node.ctx) is not ast.Load or any(name.startswith(_SETTERS) for name in chain[1:]):  # type: ignore[attr-defined]
        return False
    if imported[chain[0]] != "numpy":  # math.pi is no object to keep anything in; others are called
        return len(chain) == 2 and (id(node) in called or id(node) in free or imported[chain[0]] == "math")
    if len(chain) == 2:
        return chain[1] in _BARE or id(node) in called or _annotation(node, free, chain)
    return len(chain) == 3 and id(node) in called and (chain[1] in _PARTS or (chain[2] in _OF_FUNCTIONS))


def _annotation(node: ast.AST, free: set[int], chain: list[str]) -> bool:
    return id(node) in free and chain[1][:1].isupper()
