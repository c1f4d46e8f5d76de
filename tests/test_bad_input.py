"""What learners hand in by accident or on purpose: one clear verdict each, and the next exercise is judged rightly."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Ran, right_text, spawn, toys, without_privileges

from dlgrade.judge.judging import ExerciseReport
from dlgrade.report.people import check_lines, exercise_lines, plain

Judge = Callable[..., ExerciseReport]

SCALE = "import numpy as np\ndef scale(x, factor=2.0):\n    "

# what the learner's file holds, the verdict, and a word of the message
MODULES: dict[str, tuple[str | bytes, str, str]] = {
    "syntax error": ("def scale(x, factor=2.0:\n    return x\n", "error", "SyntaxError"),
    "indentation error": ("def scale(x, factor=2.0):\nreturn x\n", "error", "IndentationError"),
    "tabs and spaces mixed": ("def scale(x, factor=2.0):\n        y = 1\n\treturn x\n", "error", "TabError"),
    "UTF-16": ("def scale(x, factor=2.0): return x\n".encode("utf-16"), "error", "UTF-8"),
    "UTF-16 without a mark": ("def scale(x, factor=2.0): return x\n".encode("utf-16-le"), "error", "UTF-8"),
    "Latin-1": ("# caf\xe9\ndef scale(x, factor=2.0): return x\n".encode("latin-1"), "error", "UTF-8"),
    "NUL bytes": (b"def scale(x, factor=2.0):\n    return x\0\0\n", "error", "NUL"),
    "an empty file": ("", "missing", "`scale`"),
    "only blanks": ("\n  \n\t\n", "missing", "`scale`"),
    "a value in place of the function": ("scale = 3\n", "error", "scale"),
    "a file of 2 MB": (b"#" * (2 << 20), "missing", "bytes"),
    "an unknown coding": ("# -*- coding: klingon -*-\n", "error", "klingon"),
    "a thousand brackets": ("x = " + "(" * 1000 + ")" * 1000 + "\n", "error", "SyntaxError"),
    "a deep expression": ("x = " + "-" * 100_000 + "1\n", "error", ""),
    "endless loop at import": ("while True: pass\n", "timeout", "importing"),
    "recursion at import": ("def f(): return f()\nf()\n", "error", "RecursionError"),
    "exit at import": ("import sys\nsys.exit(0)\n", "error", "SystemExit"),
    "os._exit at import": ("import os\nos._exit(0)\n", "crash", "exit"),
    "raises at import": ("raise KeyError('lost')\n", "error", "KeyError"),
    "imports what is not there": ("import torch\n", "forbidden", "torch"),
    "imports itself": ("import z1_scale\nz1_scale.scale\n", "error", "AttributeError"),
    "imports dlgrade": ("import dlgrade\n", "forbidden", "dlgrade"),
    "interrupt at import": ("raise KeyboardInterrupt\n", "error", "KeyboardInterrupt"),
}

CALLS: dict[str, tuple[str, str, str]] = {
    "endless loop": ("while True: pass", "timeout", "stopped"),
    "recursion": ("return scale(x, factor)", "error", "RecursionError"),
    "sys.exit": ("import sys; sys.exit(0)", "error", "SystemExit"),
    "os._exit": ("import os; os._exit(0)", "crash", "exit"),
    "KeyboardInterrupt": ("raise KeyboardInterrupt", "error", "KeyboardInterrupt"),
    "a segmentation fault": ("import ctypes; ctypes.string_at(0)", "crash|forbidden|error", ""),
    "threads": (
        "import threading\n    t = threading.Thread(target=print)\n    t.start()\n    return factor * x",
        "forbidden",
        "threads",
    ),
    "processes": ("import os\n    os.fork()\n    return factor * x", "forbidden|error", ""),
    "a shell": ("import subprocess; subprocess.run(['true']); return factor * x", "forbidden|error", ""),
    "reads a file": ("return open('/etc/passwd').read()", "forbidden|error", ""),
    "writes a file": ("open('/tmp/dlgrade-was-here', 'w'); return factor * x", "forbidden|error", ""),
    "eats memory": ("a = []\n    while True: a.append(np.ones(10_000_000))", "error|crash|timeout", ""),
    "a huge array": ("return np.zeros((60_000, 60_000))", "fail|error|crash", ""),
    "a long list": ("return list(range(30_000_000))", "fail|error|timeout|crash", ""),
    "None": ("pass; x = 1", "fail", "return"),
    "an object array": ("return (factor * x).astype(object)", "fail", ""),
    "NaN": ("return factor * x * np.nan", "fail", "NaN"),
    "infinity": ("return factor * x / 0.0", "fail", "infinity"),
    "a generator": ("yield factor * x", "fail", "generator"),
    "itself": ("return scale", "fail", "`scale`"),
    "a type": ("return np.ndarray", "fail", ""),
    "a module": ("return np", "fail", ""),
    "text": ("return str(factor * x)", "fail", "str"),
    "bytes": ("return (factor * x).tobytes()", "fail", ""),
    "a list that holds itself": ("a = []; a.append(a); return a", "fail|error", ""),
    "a deep list": ("a = []\n    for _ in range(100_000): a = [a]\n    return a", "fail|error|crash", ""),
    "a structured array": ("return np.zeros(3, dtype=[('a', float)])", "fail", ""),
    "dates": ("return np.array(['2020-01-01'], dtype='datetime64[D]')", "fail", ""),
    "a masked array": ("return np.ma.masked_array(factor * x + 1, mask=True)", "fail", ""),
    "a subclass of ndarray that lies": (
        "class Liar(np.ndarray):\n"
        "        __eq__ = __le__ = __ge__ = lambda self, other: np.ones(self.shape, bool)\n"
        "        __sub__ = __rsub__ = __abs__ = lambda self, *other: np.zeros(self.shape)\n"
        "        shape = property(lambda self: (2, 3))\n"
        "    return np.zeros((2, 3)).view(Liar)",
        "fail|error",
        "",
    ),
    "an object that equals everything": (
        "class Liar:\n"
        "        __eq__ = lambda self, other: True\n"
        "        __array__ = lambda self, *a, **k: x * factor\n"
        "        __hash__ = None\n"
        "    return Liar()",
        "fail",
        "",
    ),
    "a float that equals everything": (
        "class Liar(float):\n        __eq__ = lambda self, other: True\n    return Liar(1)",
        "fail",
        "",
    ),
    "a dict that lies": (
        "class Liar(dict):\n        __getitem__ = lambda self, key: factor * x\n    return Liar(a=1)",
        "fail",
        "",
    ),
    "raises an exception whose text raises": (
        "class Bad(Exception):\n        def __str__(self): raise ValueError\n    raise Bad",
        "error",
        "Bad",
    ),
    "raises without end": (
        "try:\n        raise ValueError('a' * 10_000_000)\n"
        "    except ValueError as e:\n        raise KeyError(1) from e",
        "error",
        "KeyError",
    ),
}


def assert_the_next_is_judged_rightly(judged: Judge) -> None:
    assert judged("z5", right_text("z5")).verdict == "pass"


@pytest.mark.parametrize("name", MODULES)
def test_a_bad_module_gets_one_clear_verdict(name: str, judged: Judge) -> None:
    source, verdict, word = MODULES[name]
    report = judged("z1", source)
    assert (report.verdict, report.points) == (verdict, 0)
    assert {c.verdict for c in report.cases} == {verdict}
    assert word in report.cases[0].message
    assert_the_next_is_judged_rightly(judged)


@pytest.mark.parametrize("name", CALLS)
def test_a_bad_call_gets_one_clear_verdict(name: str, judged: Judge) -> None:
    body, verdicts, word = CALLS[name]
    report = judged("z1", SCALE + body + "\n")
    assert report.points == 0
    assert report.verdict in verdicts.split("|"), report.cases[0].message
    assert word in report.cases[0].message
    assert len(plain(exercise_lines(report, 80)).splitlines()) <= 24
    assert_the_next_is_judged_rightly(judged)


def test_a_byte_order_mark_is_no_fault(judged: Judge) -> None:
    assert judged("z1", b"\xef\xbb\xbf" + right_text("z1").encode()).verdict == "pass"


def test_windows_line_ends_are_no_fault(judged: Judge) -> None:
    assert judged("z1", right_text("z1").replace("\n", "\r\n")).verdict == "pass"


def test_tabs_alone_are_no_fault(judged: Judge) -> None:
    assert judged("z1", right_text("z1").replace("    ", "\t")).verdict == "pass"


def test_letters_beyond_ascii_are_no_fault(judged: Judge) -> None:
    assert judged("z1", "def scale(x, factor=2.0):\n    ξ = 'größer 数'\n    return factor * x\n").verdict == "pass"


def test_waiting_for_ever_is_a_timeout(judged: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    import dlgrade.sandbox

    limits = dlgrade.sandbox.Limits
    monkeypatch.setattr(dlgrade.sandbox, "Limits", lambda **given: replace(limits(**given), wall=0.3))
    report = judged("z1", SCALE + "import time\n    if factor == 2.0: time.sleep(100)\n    return factor * x\n")
    assert [c.verdict for c in report.cases] == ["pass", "timeout", "pass"]


def test_one_looping_case_does_not_take_the_other_verdicts_with_it(judged: Judge) -> None:
    report = judged("z1", SCALE + "while factor == 2.0: pass\n    return factor * x\n")
    assert [c.verdict for c in report.cases] == ["pass", "timeout", "pass"]


def test_one_crashing_case_does_not_take_the_other_verdicts_with_it(judged: Judge) -> None:
    report = judged("z1", SCALE + "import os\n    if factor == 2.0: os._exit(3)\n    return factor * x\n")
    assert [c.verdict for c in report.cases] == ["pass", "crash", "pass"]


def test_printing_without_end_is_cut_and_judged_all_the_same(judged: Judge) -> None:
    flood = "for _ in range(1100): print('x' * 1_000_000)\n"
    report = judged("z1", flood + right_text("z1"))
    assert report.verdict in ("pass", "timeout", "crash")
    assert len(report.output) < 200_000
    assert_the_next_is_judged_rightly(judged)


@pytest.mark.parametrize("descriptor", range(8))
def test_writing_to_a_descriptor_neither_scores_nor_breaks_the_grader(descriptor: int, judged: Judge) -> None:
    report = judged(
        "z1",
        f"import os\ntry:\n    os.write({descriptor}, b'{{\"ok\": 1}}' * 100)\nexcept OSError:\n    pass\n"
        + "def scale(x, factor=2.0):\n    return x\n",
    )
    assert report.verdict in ("fail", "crash")
    assert_the_next_is_judged_rightly(judged)


@pytest.mark.parametrize("descriptor", range(8))
def test_closing_a_descriptor_neither_scores_nor_breaks_the_grader(descriptor: int, judged: Judge) -> None:
    body = f"import os\n    os.close({descriptor})\n    return x\n"
    report = judged("z1", SCALE + body)
    assert report.verdict in ("fail", "crash", "error", "forbidden")
    assert_the_next_is_judged_rightly(judged)


ESCAPES = "\x1b[2J\x1b]0;owned\x07\x9b31m‮\x08"


@pytest.mark.parametrize(
    "source",
    [
        f"print({ESCAPES!r})\ndef scale(x, factor=2.0): return x\n",
        f"def scale(x, factor=2.0): raise ValueError({ESCAPES!r})\n",
        f"def scale(x, factor=2.0): return {ESCAPES!r}\n",
        f"def scale(x, factor=2.0): return [{ESCAPES!r}]\n",
        f"def scale(x, factor=2.0): return {{{ESCAPES!r}: 1}}\n",
        f"def scale(x, factor=2.0): return {{{ESCAPES!r}}}\n",
        f"def scale(x, factor=2.0): return np.array([{ESCAPES!r}])\nimport numpy as np\n",
        f"def scale(x, factor=2.0): return {ESCAPES!r}.encode()\n",
        f"def scale(x, factor=2.0): return type({ESCAPES!r}, (), {{}})()\n",
        f"def scale(x, factor=2.0): raise type({ESCAPES!r}, (Exception,), {{}})\n",
        f"import importlib\nimportlib.import_module({ESCAPES!r})\n",
        f"def scale(x, factor=2.0): raise ValueError  # {ESCAPES}\n",
        f"x = '{ESCAPES}\n",
        f"def g(): pass\ng.__name__ = {ESCAPES!r}\ndef scale(x, factor=2.0): return g\n",
    ],
    ids="printed exception text list key set array bytes type exception-type module source syntax function".split(),
)
def test_escape_sequences_do_not_reach_the_terminal_or_the_json(source: str, judged: Judge) -> None:
    from dlgrade.judge.run import CheckReport
    from dlgrade.report.machine import as_json, as_junit

    report = judged("z1", source)
    check = CheckReport(0, (report,))
    texts = [
        plain(check_lines(check, 80, verbose=True)),
        json.dumps(as_json(check), ensure_ascii=False),
        as_junit(check),
    ]
    decoded = json.loads(json.dumps(as_json(check)))
    texts += list(strings_of(decoded))
    assert not any(re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f‮]", t) for t in texts)


def strings_of(value: Any) -> Any:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for k, v in value.items():
            yield from strings_of(k)
            yield from strings_of(v)
    elif isinstance(value, list):
        for v in value:
            yield from strings_of(v)


# ---- files that are no files, through the command ----------------------------------------------------------------


def place(folder: Path, name: str = "z1") -> Path:
    return folder / toys()[name].place


def verdicts(ran: Ran) -> dict[str, str]:
    return {e["id"]: e["verdict"] for e in json.loads(ran.out)["exercises"]}


def make_folder(path: Path) -> None:
    path.mkdir()


def make_loop(path: Path) -> None:
    path.symlink_to(path)


def make_dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nothing"))


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_nothing(path: Path) -> None:
    pass


@pytest.mark.parametrize("make", [make_folder, make_loop, make_dangling, make_fifo, make_device, make_nothing])
def test_a_file_that_is_none_is_missing_and_the_next_is_judged(
    make: Callable[[Path], None], solved: Path, dlgrade: Callable[..., Ran]
) -> None:
    place(solved).unlink()
    make(place(solved))
    ran = dlgrade("check", "z1", "z5", "--json")
    assert (ran.code, verdicts(ran)) == (1, {"toy.z1": "missing", "toy.z5": "pass"})


@pytest.mark.parametrize("name", ["syntax error", "UTF-16", "os._exit at import", "a file of 2 MB"])
def test_a_bad_file_is_exit_code_1_and_nothing_on_standard_error(
    name: str, solved: Path, dlgrade: Callable[..., Ran]
) -> None:
    source = MODULES[name][0]
    place(solved).write_bytes(source.encode() if isinstance(source, str) else source)
    ran = dlgrade("check", "z1", "z5", "--json")
    assert (ran.code, ran.err) == (1, "")
    assert verdicts(ran)["toy.z5"] == "pass"


@pytest.mark.skipif(sys.platform != "linux", reason="capabilities are Linux's")
def test_a_file_without_read_permission_is_missing(solved: Path) -> None:
    place(solved).chmod(0)
    done = spawn("check", "z1", "z5", "--json", cwd=solved, preexec_fn=without_privileges)
    found = {e["id"]: e["verdict"] for e in json.loads(done.stdout or done.stderr)["exercises"]}
    assert (done.returncode, found) == (1, {"toy.z1": "missing", "toy.z5": "pass"})


def test_a_module_beside_the_exercise_may_be_imported(solved: Path, dlgrade: Callable[..., Ran]) -> None:
    place(solved).with_name("helpers.py").write_text("def times(a, b): return a * b\n")
    place(solved).write_text("from helpers import times\ndef scale(x, factor=2.0): return times(factor, x)\n")
    assert dlgrade("check", "z1").code == 0


def test_a_file_called_numpy_beside_the_exercise_cannot_break_the_grader(
    solved: Path, dlgrade: Callable[..., Ran]
) -> None:
    place(solved).with_name("numpy.py").write_text("raise RuntimeError('this is not NumPy')\n")
    ran = dlgrade("check", "z1", "--json")
    assert ran.code == 0 or (ran.code == 1 and "this is not NumPy" in ran.out)
