"""Whether a module can leave anything behind in its worker, read off its syntax tree before any of it runs.

A confined module holds no mutable object but its own.  What it imports is on a list: functions that give fresh arrays,
numbers and plain containers, whose types cannot be changed.  It calls them, binds none of them to another name, and
asks for no name with two underscores, no frame, no type, no exception, and no memory that nobody has filled.  None of
its code runs when what it made is thrown away, which may be while the next one is judged.  Such modules may follow one
another in one worker.  Everything unusual counts as not confined; the module then gets a worker of its own, which costs
milliseconds.

This keeps them out of each other's way.  It is no proof against a word in secret (at which address objects lie tells
how the module before left the memory); what makes that worthless is that no exercise is given what another is asked
for: see `Case.stream`.

Depends on: the standard library.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

_CALLED_NAMES = {  # module -> what of it may be called
    "numpy": "abs absolute add all allclose amax amin any append arange arccos arccosh arcsin arcsinh arctan arctan2 "
    "arctanh argmax argmin argpartition argsort argwhere around array array_equal array_split asarray astype "
    "atleast_1d atleast_2d average bincount bool_ broadcast_arrays broadcast_to cbrt ceil clip column_stack "
    "concatenate convolve copy copyto corrcoef correlate cos cosh count_nonzero cov cross cumprod cumsum deg2rad "
    "delete diag diagonal diff digitize divide divmod dot dstack dtype einsum equal errstate exp exp2 expand_dims "
    "expm1 extract eye fabs fill_diagonal flatnonzero flip fliplr flipud float16 float32 float64 float_power "
    "floor floor_divide fmax fmin fmod full full_like geomspace gradient greater greater_equal heaviside "
    "histogram hsplit hstack hypot identity inner insert int16 int32 int64 int8 interp intp invert isclose "
    "isfinite isin isinf isnan isscalar kron less less_equal linspace log log10 log1p log2 logaddexp logical_and "
    "logical_not logical_or logical_xor logspace matmul max maximum mean median meshgrid min minimum mod moveaxis "
    "multiply nan_to_num nanargmax nanargmin nanmax nanmean nanmin nanstd nansum nanvar ndenumerate ndim ndindex "
    "negative nonzero not_equal ones ones_like outer percentile permute_dims polyfit polyval pow power prod "
    "ptp put put_along_axis quantile ravel ravel_multi_index reciprocal remainder repeat reshape result_type rint "
    "roll rollaxis rot90 round searchsorted select setdiff1d sign signbit sin sinc sinh size shape sort split "
    "sqrt square squeeze stack std subtract sum swapaxes take take_along_axis tan tanh tensordot tile trace "
    "transpose trapezoid tri tril triu true_divide trunc uint8 union1d unique unravel_index vander var vdot "
    "vectorize vsplit vstack where zeros zeros_like",
    "numpy.linalg": "cholesky cond det eig eigh eigvals eigvalsh inv lstsq matrix_power matrix_rank multi_dot norm "
    "pinv qr slogdet solve svd",
    "numpy.random": "RandomState beta binomial choice default_rng exponential gamma normal permutation poisson rand "
    "randint randn random random_sample seed shuffle standard_normal uniform",
    "collections": "Counter OrderedDict defaultdict deque",
    "dataclasses": "dataclass",
    "functools": "cache lru_cache partial reduce",
    "itertools": "accumulate chain combinations combinations_with_replacement compress count cycle dropwhile "
    "filterfalse groupby islice pairwise permutations product repeat starmap takewhile tee zip_longest",
    "math": "",  # everything: its module is of C and has nothing to change
}
_CALLED = {module: frozenset(names.split()) for module, names in _CALLED_NAMES.items()}
_ONLY_SAID = ("typing", "collections.abc", "__future__")  # in annotations
_UFUNC_NAMES = (
    "exp log log2 log1p expm1 sqrt square abs absolute tanh sinh cosh sin cos tan sign negative add subtract multiply "
    "divide maximum minimum power matmul greater less equal"
)
_BARE_NAMES = (
    "pi e inf nan newaxis float64 float32 float16 int64 int32 int16 int8 uint8 intp bool_ integer floating number"
)
_BARE = frozenset(f"{_BARE_NAMES} {_UFUNC_NAMES}".split())  # of NumPy, to be held: none keeps an attribute, see `swept`
_LIMITS = frozenset("bits eps epsneg max maxexp min minexp resolution smallest_normal smallest_subnormal tiny".split())
_OF_FUNCTIONS = frozenset(("reduce", "accumulate", "outer", "at", "reduceat"))
_BUILTINS_NAMES = (
    "exec eval compile globals locals vars setattr delattr getattr open input breakpoint help exit quit license "
    "copyright credits memoryview type"
)
_BUILTINS = frozenset(_BUILTINS_NAMES.split())
_METHODS_NAMES = "__init__ __call__ __len__ __getitem__ __iter__ __next__ __repr__ __str__ __eq__ __post_init__"
_METHODS = frozenset(_METHODS_NAMES.split())
_KINDS = frozenset("bool bytes complex dict float frozenset int list object set str tuple".split())
_FRAMES = ("tb_", "f_", "gi_", "cr_", "ag_", "co_", "func_")
_REACHING_NAMES = (  # memory, texts that are programs, types, what the class of a result holds, who raised
    "ctypes cffi capsule resize strides setfield getfield format format_map mro register bit_generator obj "
    "_field_defaults with_traceback throw"
)
_REACHING = frozenset(_REACHING_NAMES.split())
_ANNOTATION = (
    ast.Name,
    ast.Attribute,
    ast.Subscript,
    ast.Tuple,
    ast.List,
    ast.Constant,
    ast.BinOp,
    ast.BitOr,
    ast.Load,
)
_GUARDS: tuple[type, ...] = (ast.Try, ast.With, *([ast.TryStar] if hasattr(ast, "TryStar") else []))
_MOST = 5000  # nodes


def confined(trees: dict[str, ast.Module], files: dict[str, bytes]) -> bool:
    """Whether all ``files`` of a submission have a tree and none can reach what it did not make itself."""
    own = {p.split("/")[0].removesuffix(".py") for p in files}
    return trees.keys() == files.keys() and all(_tree(t, own) for t in trees.values())


def swept(numpy: Any) -> Callable[[], None]:
    """A function that takes away what was set on NumPy's ufuncs since now: they may be held, and have attributes."""
    known = [(vars(u), dict(vars(u))) for n in _UFUNC_NAMES.split() if hasattr(u := getattr(numpy, n), "__dict__")]

    def sweep() -> None:
        for now, before in known:
            if now != before:
                now.clear()
                now.update(before)

    return sweep


class _Seen:
    """What one walk over a tree notes, for the questions that need all of it."""

    __slots__ = (
        *("annotations", "bound", "called", "guards", "imported", "inner", "named", "names", "own", "placed", "read"),
        *("roots", "yields"),
    )

    def __init__(self, own: set[str]) -> None:
        self.own = own  # names of the submission's modules
        self.imported: dict[str, tuple[str, str]] = {}  # name -> (module, what of it; "": the module itself)
        self.called: dict[int, ast.AST] = {}  # id of what is called -> the call
        self.named: set[int] = set()  # ids of what is only said: annotations, kinds to look for
        self.placed: set[int] = set()  # imports in the body of the module or of a function: they make variables
        self.read: set[int] = set()  # ids of values of which only a limit is read: np.finfo(float).eps
        self.roots: list[tuple[ast.Attribute, list[str]]] = []  # each outermost a.b.c and [a, b, c]
        self.inner: set[int] = set()  # ids of the parts of those
        self.names: list[ast.Name] = []
        self.bound: set[str] = set()  # names that stand for something of its own, somewhere
        self.annotations: list[list[ast.AST]] = []  # the parts of each
        self.guards: list[ast.AST] = []  # what runs code when it is left
        self.yields = False


def _tree(tree: ast.Module, own: set[str]) -> bool:
    seen = _Seen(own)
    nodes: list[ast.AST] = [tree]
    for node in nodes:  # what holds a node comes before it
        look = _LOOKS.get(type(node))
        if look is not None and not look(node, seen):
            return False
        for field in node._fields:
            value = getattr(node, field, None)
            if type(value) is list:
                nodes += [v for v in value if isinstance(v, ast.AST)]
            elif isinstance(value, ast.AST):
                nodes.append(value)
        if len(nodes) > _MOST:
            return False
    if seen.yields and any(type(part) is ast.Yield for guard in seen.guards for part in ast.walk(guard)):
        return False  # the rest of a generator that is thrown away would run, whenever that is
    _say_annotations(seen)
    imported = seen.imported
    return all(_name_is_harmless(n, seen) for n in seen.names if n.id in imported and id(n) not in seen.inner) and all(
        _chain_is_harmless(node, chain, seen) for node, chain in seen.roots if chain[0] in imported
    )


# Whether a node by itself is harmless, by its kind; what it says about others is noted.


def _name(node: ast.Name, seen: _Seen) -> bool:
    name = node.id
    seen.names.append(node)
    stored = type(node.ctx) is not ast.Load
    if stored:
        seen.bound.add(name)
    if name in _BUILTINS or (name[:2] == "__" and (stored or name != "__name__")):
        return False
    # a module that calls something else `isinstance` could be handed a type
    return name != "isinstance" or not stored


def _attribute(node: ast.Attribute, seen: _Seen) -> bool:
    if id(node) not in seen.inner:
        chain = _chain(node, seen.inner)
        if chain:
            seen.roots.append((node, chain))
    name = node.attr
    if name in _LIMITS and type(node.ctx) is ast.Load:
        seen.read.add(id(node.value))
    dunder = name[:2] == "__" and name != "__init__"
    return not (dunder or name in _REACHING or name.startswith(_FRAMES))


def _call(node: ast.Call, seen: _Seen) -> bool:
    seen.called[id(node.func)] = node
    if type(node.func) is ast.Name and node.func.id == "isinstance" and len(node.args) == 2:
        kinds = node.args[1]
        seen.named.update(map(id, kinds.elts if type(kinds) is ast.Tuple else (kinds,)))
    # `where` leaves entries of a fresh array unfilled, and ** hides it
    return not any(k.arg is None or k.arg == "where" for k in node.keywords)


def _import(node: ast.Import | ast.ImportFrom, seen: _Seen) -> bool:
    return id(node) in seen.placed and _importable(node, seen)


def _function(node: ast.FunctionDef, seen: _Seen) -> bool:
    _note_place(node.body, seen)
    seen.called.update((id(d), d) for d in node.decorator_list)
    seen.bound.add(node.name)
    _note_annotation(node.returns, seen)
    hidden = node.name.startswith("__") and node.name not in _METHODS
    return not (hidden or node.name == "isinstance")


def _class(node: ast.ClassDef, seen: _Seen) -> bool:
    seen.called.update((id(d), d) for d in node.decorator_list)
    seen.bound.add(node.name)
    seen.named.update(id(b) for b in node.bases if type(b) is ast.Name and b.id == "NamedTuple")
    return not node.keywords and node.name != "isinstance"


def _module(node: ast.Module, seen: _Seen) -> bool:
    _note_place(node.body, seen)
    return True


def _argument(node: ast.arg, seen: _Seen) -> bool:
    seen.bound.add(node.arg)
    _note_annotation(node.annotation, seen)
    return node.arg != "isinstance"


def _annotated(node: ast.AnnAssign, seen: _Seen) -> bool:
    _note_annotation(node.annotation, seen)
    return True


def _handler(node: ast.ExceptHandler, seen: _Seen) -> bool:
    return node.name is None  # an AttributeError holds the module that it is about


def _guard(node: ast.AST, seen: _Seen) -> bool:
    seen.guards.append(node)
    return True


def _yield(node: ast.Yield, seen: _Seen) -> bool:
    seen.yields = True
    return True


def _never(node: ast.AST, seen: _Seen) -> bool:
    return False


_LOOKS: dict[type, Callable[[Any, _Seen], bool]] = {
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Call: _call,
    ast.Import: _import,
    ast.ImportFrom: _import,
    ast.FunctionDef: _function,
    ast.ClassDef: _class,
    ast.Module: _module,
    ast.arg: _argument,
    ast.AnnAssign: _annotated,
    ast.ExceptHandler: _handler,
    ast.Match: _never,
    ast.AsyncFunctionDef: _never,
    ast.Yield: _yield,
    ast.YieldFrom: _never,  # closing the generator calls `close` of what it delegates to
    **dict.fromkeys(_GUARDS, _guard),
}


def _note_place(body: list[ast.stmt], seen: _Seen) -> None:
    seen.placed.update(id(s) for s in body if isinstance(s, (ast.Import, ast.ImportFrom)))


def _note_annotation(annotation: ast.expr | None, seen: _Seen) -> None:
    if annotation is not None:
        seen.annotations.append(list(ast.walk(annotation)))


def _say_annotations(seen: _Seen) -> None:
    """Note what annotations only say.

    They are evaluated like everything else: an object in front of brackets is handed what stands in them, and `typing`
    keeps what it was given in brackets, and compares it with what the next module gives it.
    """
    for parts in seen.annotations:
        if all(isinstance(part, _ANNOTATION) for part in parts):
            names = {part.id for part in parts if type(part) is ast.Name}
            own = names & seen.bound or names - seen.imported.keys() - _KINDS
            if not own or not any(type(part) is ast.Subscript for part in parts):
                seen.named.update(map(id, parts))


def _importable(node: ast.Import | ast.ImportFrom, seen: _Seen) -> bool:
    if isinstance(node, ast.Import):
        for alias in node.names:
            known = alias.name in _CALLED or alias.name in _ONLY_SAID
            if not known or ("." in alias.name and alias.asname is None) or alias.name.split(".")[0] in seen.own:
                return False
            if not _is_new(alias.asname or alias.name, (alias.name, ""), seen):
                return False
        return True
    module = node.module or ""
    if node.level or module.split(".")[0] in seen.own or module == "numpy":
        return False
    for alias in node.names:
        if alias.name.startswith(("_", "*")):
            return False
        if module not in _ONLY_SAID and not (module == "math" or alias.name in _CALLED.get(module, ())):
            return False
        if not _is_new(alias.asname or alias.name, (module, alias.name), seen):
            return False
    return True


def _is_new(name: str, meaning: tuple[str, str], seen: _Seen) -> bool:
    """Whether ``name`` may be imported as that: everywhere in the module it has to mean the same."""
    return name != "isinstance" and seen.imported.setdefault(name, meaning) == meaning


def _chain(node: ast.Attribute, inner: set[int]) -> list[str]:
    """[a, b, c] of ``a.b.c``, whose parts are noted as ``inner``; [] where it does not begin with a name."""
    names: list[str] = []
    value: ast.expr = node
    while type(value) is ast.Attribute:
        names.append(value.attr)
        value = value.value
        inner.add(id(value))
    return [value.id, *reversed(names)] if type(value) is ast.Name else []


def _name_is_harmless(node: ast.Name, seen: _Seen) -> bool:
    """Whether an imported name is only called or said where it cannot be kept."""
    module, what = seen.imported[node.id]
    if not what or type(node.ctx) is not ast.Load:  # a bare `np`
        return False
    return _said(id(node), module, seen) or (module not in _ONLY_SAID and id(node) in seen.called) or module == "math"


def _chain_is_harmless(node: ast.Attribute, chain: list[str], seen: _Seen) -> bool:
    """Whether an attribute of what is imported is on the list, and only called, read or said."""
    module, what = seen.imported[chain[0]]
    if what or type(node.ctx) is not ast.Load:
        return False  # an attribute of a function, or something set
    names = chain[1:]
    if module == "numpy" and len(names) == 2:
        if f"numpy.{names[0]}" in _CALLED:
            module, names = f"numpy.{names[0]}", names[1:]
        elif names[1] in _OF_FUNCTIONS:  # np.add.reduce
            return names[0] in _CALLED["numpy"] and id(node) in seen.called
    if len(names) != 1:
        return False
    if module in _ONLY_SAID or id(node) in seen.named:
        return _said(id(node), module, seen)
    if module == "math" or (module == "numpy" and names[0] in _BARE):
        return True
    call = seen.called.get(id(node))
    if names[0] in ("finfo", "iinfo"):  # one object for all who ask
        return module == "numpy" and call is not None and id(call) in seen.read
    return call is not None and names[0] in _CALLED[module]


def _said(node: int, module: str, seen: _Seen) -> bool:
    return node in seen.named and (module in _ONLY_SAID or module == "numpy")
