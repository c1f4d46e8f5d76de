"""Files that cannot be imported, and what is said about them."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest

from dlgrade.errors import Crashed, Forbidden, Frame, LearnerFailure, Raised, TimedOut


@pytest.mark.parametrize(
    ("source", "exception", "line"),
    [
        (b"x = 1\ndef f(:\n    pass\n", "SyntaxError", 2),
        (b"def f():\nreturn 1\n", "IndentationError", 2),
        (b"def f():\n    x = 1\n\treturn x\n", "TabError", 3),
        (b"x = 'unclosed\n", "SyntaxError", 1),
        (b"x = (1,\n", "SyntaxError", 1),
        (b"x = 1\0\n", "SyntaxError", 1),
        (b"a = 1\nb = '\xff\xfe\xe9'\n", "SyntaxError", 2),
        ("x = 1\n".encode("utf-16"), "SyntaxError", 1),
        ("x = 1\n".encode("utf-16-le"), "SyntaxError", 1),
        (b"# coding: nonsense\nx = 1\n", "SyntaxError", None),
        (b"return 1\n", "SyntaxError", 1),
        (b"x = 1\ny = undefined_name\n", "NameError", 2),
        (b"import sys\nsys.exit(3)\n", "SystemExit", 2),
        (b"raise KeyboardInterrupt\n", "KeyboardInterrupt", 1),
        (b"raise GeneratorExit\n", "GeneratorExit", 1),
        (b"from math import x\n", "ImportError", 1),
    ],
)
def test_a_file_that_cannot_be_imported_says_where(
    submit_fast: Any, source: bytes, exception: str, line: int | None
) -> None:
    remote = submit_fast(source)
    with pytest.raises(LearnerFailure) as caught:
        remote.load()
    failure = caught.value
    assert failure.exception == exception and "work.py" in failure.message
    if line is not None:
        assert (failure.frames[-1].file, failure.frames[-1].line) == ("work.py", line)
    with pytest.raises(type(failure)):
        remote.load()
    assert [type(r) for r in remote.batch([("f", (), {})])] == [type(failure)]


def test_a_syntax_error_shows_its_line(submit: Any) -> None:
    with pytest.raises(Raised, match=r"importing work\.py raised SyntaxError") as caught:
        submit(b"def f():\n    retrun 1\n").load()
    assert caught.value.frames == (Frame("work.py", 2, "", "retrun 1"),)


@pytest.mark.parametrize(
    "source", [b"\xef\xbb\xbfx = 1\n", b"x = 1\r\n", b"# coding: latin-1\nx = 1 # \xe9\n", b"\tx = 1\n"[1:]]
)
def test_ordinary_oddities_are_fine(submit_fast: Any, source: bytes) -> None:
    assert submit_fast(source).implementation.x == 1


@pytest.mark.parametrize("source", [b"", b"\n\n", b"# nothing yet\n", b'"""Doc."""'])
def test_an_empty_file_has_no_names(submit_fast: Any, source: bytes) -> None:
    assert submit_fast(source).load() == {}


@pytest.mark.parametrize(
    "source",
    [
        b"(" * 200_000,
        b"x = " + b"-" * 100_000 + b"1",
        b"x = " + b"[" * 90 + b"]" * 90,
        b"x = 1" + b" + 1" * 50_000,
        b"a" + b".a" * 100_000,
    ],
    ids=["brackets", "signs", "lists", "sum", "dots"],
)
def test_deep_nesting_is_survived(submit_fast: Any, source: bytes) -> None:
    remote = submit_fast(source)
    with contextlib.suppress(Raised, Crashed, TimedOut):
        remote.load()


def test_the_stack_of_a_failure_is_the_learners_own(submit: Any) -> None:
    remote = submit("""
        import numpy as np
        def inner(x):
            return np.linalg.inv(x)
        def outer(x):
            return inner(x)
    """)
    import numpy as np

    with pytest.raises(Raised, match=r"outer\(\) raised LinAlgError: Singular matrix") as caught:
        remote.implementation.outer(np.zeros((2, 2)))
    assert [(f.function, f.source) for f in caught.value.frames] == [
        ("outer", "return inner(x)"),
        ("inner", "return np.linalg.inv(x)"),
    ]


def test_unbounded_recursion_shows_eight_frames(submit: Any) -> None:
    with pytest.raises(Raised, match="RecursionError") as caught:
        submit("def f(n): return f(n + 1)").implementation.f(0)
    assert len(caught.value.frames) == 8


@pytest.mark.parametrize(
    "statement",
    [
        "import sklearn",
        "from sklearn.linear_model import LogisticRegression",
        "import solutions.ch10",
        "import dlgrade",
    ],
)
def test_an_import_that_is_not_allowed_is_forbidden(submit: Any, statement: str) -> None:
    with pytest.raises(Forbidden, match="is not available in this exercise: it may use NumPy and the standard library"):
        submit(statement).load()


def test_imports_of_the_standard_library_work_late(submit: Any) -> None:
    implementation = submit("""
        def use():
            import csv, concurrent.futures, xml.etree.ElementTree as tree
            from numpy.polynomial import chebyshev
            return tree.fromstring("<a/>").tag + csv.__name__ + chebyshev.__name__
    """).implementation
    assert implementation.use() == "acsvnumpy.polynomial.chebyshev"


def test_a_module_that_does_something_is_not_imported_ahead(submit_fast: Any) -> None:
    remote = submit_fast("def f():\n    import this\n    return 1\nx = 1")
    assert remote.implementation.x == 1
    assert "Zen" not in remote.output


def test_a_not_implemented_of_a_library_is_not_a_stub(submit_fast: Any) -> None:
    implementation = submit_fast(
        "import numbers\ndef f():\n    import io\n    return io.BufferedIOBase().read()"
    ).implementation
    with pytest.raises(Raised):
        implementation.f()


def test_nobody_answers_input(submit: Any) -> None:
    remote = submit("import sys\ndef f(): return input('name? ')\ndef g(): return sys.stdin.read()")
    for call in (remote.implementation.f, remote.implementation.g):
        with pytest.raises(Raised, match="nobody can answer"):
            call()
