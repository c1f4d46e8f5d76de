"""Notebooks become modules: their definitions, without magics, plots and long runs; broken ones a sentence."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlgrade.classroom.archives import Unreadable
from dlgrade.classroom.intake import take_in
from dlgrade.classroom.model import Submission
from dlgrade.classroom.notebooks import read_notebook
from dlgrade.content import select
from dlgrade.errors import UsageError
from dlgrade.judge.judging import judge_source
from dlgrade.sandbox import Sandbox

ADAM = select(["ch12.e08"])[0]


def notebook(cells: Sequence[str | list[str]], **changes: object) -> bytes:
    made = [
        {"cell_type": "code", "source": c, "metadata": {}, "outputs": [], "execution_count": None, "id": f"c{i}"}
        for i, c in enumerate(cells)
    ]
    text = {"cell_type": "markdown", "source": "# def adam_step(): not code", "metadata": {}, "id": "m"}
    return json.dumps({"cells": [text, *made], "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **changes}).encode()


def one(tmp_path: Path, data: bytes, *, run: bool = False, **others: bytes) -> Submission:
    (tmp_path / "alice").mkdir()
    (tmp_path / "alice" / "homework.ipynb").write_bytes(data)
    for name, content in others.items():
        (tmp_path / "alice" / f"{name}.py").write_bytes(content)
    (got,) = take_in(tmp_path, select(["ch12"]), run_notebooks=run).submissions
    return got


def source_of(got: Submission, identifier: str = "ch12.e08") -> str:
    work = got.work[identifier]
    return work.files[work.module].decode()


@pytest.mark.parametrize("line", [" " * 200_000 + "x", "a " * 100_000, "a." * 100_000 + "!", "a,\t" * 60_000 + "= x"])
def test_a_long_line_that_is_nearly_a_magic_is_read_once(line: str) -> None:
    """Read again from each of its spaces, the first of these took minutes."""
    found = read_notebook(notebook([line, "def adam_step(): pass"]), "homework.ipynb")
    assert [s.binds for s in found.statements][-1] == ("adam_step",)


def test_definitions_are_kept_and_everything_else_is_not_run(tmp_path: Path) -> None:
    cells = [
        "%matplotlib inline\nimport numpy as np\nimport matplotlib.pyplot as plt\nfrom google.colab import drive",
        "!pip install torch\ndrive.mount('/content')\ndata = np.loadtxt(open('/etc/passwd'))",
        ["EPSILON = 1e-8\n", "def root(x):\n", "    return np.sqrt(x) + EPSILON\n"],
        "def adam_step(theta, grad, m, v, t):\n    return theta - grad / root(v), m, v\n\nraise SystemExit",
        "%%time\nfor i in range(10**12): adam_step(1, 1, 1, 1, 1)",
        "%%bash\nrm -rf ~",
        "plt.plot(data)\nadam_step?",
    ]
    got = one(tmp_path, notebook(cells))
    assert not got.problems
    source = source_of(got)
    bound = [n.name for n in ast.parse(source).body if isinstance(n, ast.FunctionDef)]
    assert bound == ["root", "adam_step"]
    assert "EPSILON = 1e-8" in source and "import numpy as np" in source
    for word in ("matplotlib", "google", "loadtxt", "SystemExit", "range", "rm -rf", "pip", "%"):
        assert word not in source


def test_work_in_a_notebook_earns_what_it_earns_in_a_module(tmp_path: Path, sandbox: Sandbox) -> None:
    solution = ast.parse(ADAM.solution.read_text(encoding="utf-8"))
    parts = [n for n in solution.body if isinstance(n, ast.FunctionDef) and n.name in ("adam_step", "first_step")]
    for part in parts:
        part.decorator_list = []
    cells = [
        "%pip install x\nimport numpy as np",
        "1 / 0",
        *map(ast.unparse, parts),
        "import tensorflow\ntensorflow.train()",
    ]
    work = one(tmp_path, notebook(cells)).work["ch12.e08"]
    report = judge_source(ADAM.load(), ADAM, work.files, work.module.removesuffix(".py"), sandbox, seed=3)
    assert (report.verdict, report.points) == ("pass", report.max_points)


def test_asked_to_the_whole_notebook_becomes_the_module(tmp_path: Path) -> None:
    cells = ["%time\nscale = float(input())", "def adam_step(theta, grad, m, v, t):\n    return scale"]
    source = source_of(one(tmp_path, notebook(cells), run=True))
    assert "input()" in source and "%" not in source


def test_what_only_running_defines_is_said(tmp_path: Path) -> None:
    cells = ["scale = compute()", "def adam_step(theta, grad, m, v, t):\n    return theta * scale, m, v"]
    got = one(tmp_path, notebook(cells))
    assert "scale" in got.problems[0] and "--run-notebooks" in got.problems[0]
    assert "compute" not in source_of(got)


def test_a_value_made_of_a_dropped_one_does_not_break_the_rest(tmp_path: Path) -> None:
    cells = [
        "data = load()",
        "half = data / 2\nthird = half / 3\nN = 4",
        "def adam_step(theta, grad, m, v, t):\n    return N",
    ]
    got = one(tmp_path, notebook(cells))
    names: dict[str, object] = {}
    exec(source_of(got), names)
    assert names["adam_step"](1, 2, 3, 4, 5) == 4  # type: ignore[operator]
    assert "half" not in names


def test_the_last_of_several_definitions_counts(tmp_path: Path) -> None:
    cells = [f"def adam_step(theta, grad, m, v, t):\n    return {i}" for i in range(3)]
    names: dict[str, object] = {}
    exec(source_of(one(tmp_path, notebook(cells))), names)
    assert names["adam_step"](1, 2, 3, 4, 5) == 2  # type: ignore[operator]


def test_one_notebook_serves_several_exercises_and_each_gets_its_own_names(tmp_path: Path) -> None:
    clip = select(["ch12.e16"])[0].load().main
    cells = [
        f"import numpy as np\ndef {clip}(g, limit):\n    return g",
        "def adam_step(theta, grad, m, v, t):\n    return 1",
    ]
    got = one(tmp_path, notebook(cells))
    assert sorted(got.work) == ["ch12.e08", "ch12.e16"]
    assert clip not in source_of(got) and "adam_step" not in source_of(got, "ch12.e16")


def test_a_broken_cell_costs_only_the_exercise_that_it_is_about(tmp_path: Path) -> None:
    clip = select(["ch12.e16"])[0].load().main
    cells = [f"def {clip}(g, limit)\n    return g", "def adam_step(theta, grad, m, v, t):\n    return 1"]
    got = one(tmp_path, notebook(cells))
    assert "code cell 1 is no Python (line 1: expected ':')" in got.problems[0]
    ast.parse(source_of(got))
    with pytest.raises(SyntaxError):
        ast.parse(source_of(got, "ch12.e16"))


def test_a_module_beside_the_notebook_goes_along(tmp_path: Path) -> None:
    cells = ["from layers import *", "def adam_step(theta, grad, m, v, t):\n    return relu(theta), m, v"]
    work = one(tmp_path, notebook(cells), layers=b"def relu(x): return x\n").work["ch12.e08"]
    assert sorted(work.files) == ["homework.py", "layers.py"]


def test_an_answer_that_looks_like_a_magic_is_kept(tmp_path: Path) -> None:
    answer = 'ANSWER = """\n%matters\n!important\n"""'
    cells = [f"%timeit 1\n{answer}", "def adam_step(theta, grad, m, v, t):\n    return 1"]
    names: dict[str, object] = {}
    exec(source_of(one(tmp_path, notebook(cells))), names)
    assert names["ANSWER"] == "\n%matters\n!important\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("%matplotlib inline\nx = 1", "pass\nx = 1"),
        ("def f():\n    !ls\n    return 1", "def f():\n    pass\n    return 1"),
        ("files = !ls\nx = 1", "pass\nx = 1"),
        ("np.array?\nx = 1", "pass\nx = 1"),
        ("%%timeit -n 3\nx = 1", "x = 1"),
        ("%%javascript\nalert(1)", ""),
        ("x = (7\n% 4)", "x = (7\n% 4)"),
        ("x = 1\r\ny = 2", "x = 1\ny = 2"),
    ],
)
def test_the_dialect_of_notebooks_becomes_python(source: str, expected: str) -> None:
    assert read_notebook(notebook([source]), "x.ipynb").cells == (expected,)


BAD = {
    "not JSON": (b"I had no time", "it is not JSON"),
    "empty": (b"", "it is not JSON"),
    "no notebook": (b"[1, 2]", "no readable notebook"),
    "no cells": (b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}', "no readable notebook"),
    "cells of numbers": (b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [1]}', "no readable notebook"),
    "another format": (b'{"nbformat": 99, "nbformat_minor": 0, "cells": []}', "no readable notebook"),
    "deeply nested": (b'{"nbformat": 4, "x": ' + b"[" * 100_000, "no readable notebook"),
    "not UTF-8": (b'{"nbformat": 4, "x": "\xff\xfe"}', "no readable notebook"),
    "a source of numbers": (notebook(["x"]).replace(b'"x"', b"[1]"), "no readable"),
    "too much code": (notebook(["#" * (1 << 18), "x = 1"]), "characters of code"),
    "too many cells": (notebook(["x = 1"] * 5_001), "code cells"),
    "too many objects": (
        notebook([], metadata={"x": 0}).replace(b'"x": 0', b'"x": [%s]' % (b"{}," * 2_000_000)),
        "lists",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_notebook_is_a_sentence(tmp_path: Path, kind: str, capfd: pytest.CaptureFixture[str]) -> None:
    data, expected = BAD[kind]
    got = one(tmp_path, data)
    assert not got.work
    assert expected in got.problems[0] and "homework.ipynb" in got.problems[0]
    assert capfd.readouterr() == ("", "")


def test_an_old_notebook_is_read(tmp_path: Path) -> None:
    cell = {"cell_type": "code", "input": ["def adam_step(theta, grad, m, v, t):\n", "    return 1"], "outputs": []}
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": ""},
        "worksheets": [{"cells": [cell], "metadata": {}}],
    }
    assert "return 1" in source_of(one(tmp_path, json.dumps(old).encode()))


@pytest.mark.parametrize(
    "crowd",
    [
        {"metadata": {"x": [{}] * 3000}},
        {"cells": [{"cell_type": "raw", "source": "", "metadata": {}}] * 3000},
        {
            "cells": [
                {"cell_type": "code", "source": "x = 1", "metadata": {}, "outputs": [{"output_type": "stream"}] * 3000}
            ]
        },
        {
            "nbformat": 3,
            "nbformat_minor": 0,
            "worksheets": [{"cells": [{"cell_type": "code", "input": "", "outputs": [{}] * 3000}]}],
        },
    ],
    ids=["metadata", "text cells", "outputs", "outputs of format 3"],
)
def test_nbformat_which_takes_its_time_is_handed_nothing_but_code(
    crowd: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three megabytes of empty objects took half a minute."""
    from nbformat import reader

    handed: list[str] = []
    reads = reader.reads
    monkeypatch.setattr(reader, "reads", lambda text: handed.append(text) or reads(text))
    made = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [], **crowd}
    read_notebook(json.dumps(made).encode(), "x.ipynb")
    assert [len(text) < 500 for text in handed] == [True]


def test_without_nbformat_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nbformat", None)
    with pytest.raises(UsageError, match=r'homework.ipynb is a notebook.*pip install "dlgrade\[classroom\]"'):
        one(tmp_path, notebook(["x = 1"]))


LINES = st.sampled_from(
    [
        *(
            "import numpy as np",
            "def adam_step(t):\n    return g(t)",
            "def g(x): return h",
            "h = 3",
            "x = g(1)",
            "y = x + 1",
        ),
        *("%magic", "!ls", "class A:\n    b = h", "def broken(", "z = [i for i in range(3)]", "from numpy import *"),
        *("try:\n    import foo\nexcept ImportError:\n    foo = None", "a = 1; b = 2", "@h\ndef k(): ...", "'''"),
        *("if h:\n    h = 2", "del h", "f = lambda u: x"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(LINES, max_size=4).map("\n".join) | st.text(max_size=20), max_size=6))
def test_any_cells_become_a_module_or_a_sentence(cells: list[str]) -> None:
    try:
        read = read_notebook(notebook(cells), "x.ipynb")
    except Unreadable as refusal:
        assert "x.ipynb" in str(refusal)
        return
    source, _ = read.module({"adam_step"})
    defined = any("def adam_step" in s.text for s in read.statements)
    assert ("def adam_step" in source) == defined
    if not read.problems:
        ast.parse(source)


def test_no_statement_of_a_notebook_runs_when_it_is_read(tmp_path: Path) -> None:
    trap = tmp_path / "sprung"
    cells = [
        f"open({str(trap)!r}, 'w')",
        "def adam_step(t, x=open): ...",
        f"x = int(open({str(trap)!r}, 'w').write(''))",
    ]
    got = one(tmp_path, notebook(cells), run=True)
    assert got.work and not trap.exists()
