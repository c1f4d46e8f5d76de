"""Every way in which a learner's code can fail to give a value, and that it costs nothing else."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import pytest
from tests.sandbox.conftest import ENOUGH, QUICK

from dlgrade.errors import Crashed, Forbidden, LearnerFailure, Raised, TimedOut, Unfinished, Unusable
from dlgrade.implementation import Local, raised_name
from dlgrade.sandbox import Sandbox

LOOPING = replace(QUICK, wall=60.0) if sys.platform == "linux" else QUICK  # where CPU time can be measured


def fails(submit: Any, kind: type[LearnerFailure], body: str, said: str, **options: Any) -> None:
    """``body`` as the body of f() ends in ``kind``; afterwards another function still works."""
    lines = "\n".join("    " + line for line in body.strip().splitlines())
    remote = submit(
        f"import os, sys, time, signal\nimport numpy as np\ndef f():\n{lines}\ndef good(): return 7\n", **options
    )
    with pytest.raises(kind) as caught:
        remote.implementation.f()
    assert said in caught.value.message, caught.value.message
    assert remote.implementation.good() == 7


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("while True: pass", "f() took more than 0.3 s of CPU time and was stopped"),
        ("np.linalg.eigvals(np.random.rand(6000, 6000))", "f() took more than"),
        ("time.sleep(60)", "f() took more than 1 s and was stopped"),
        (
            "for s in (2, 10, 14, 15, 24): signal.signal(s, signal.SIG_IGN)\nwhile True: pass",
            "took more than",
        ),
        ("import re\nre.match(r'(a+)+$', 'a' * 60 + 'b')", "took more than"),
    ],
    ids=["loop", "loop in C", "sleep", "deaf loop", "regular expression"],
)
def test_what_takes_too_long_is_stopped(submit: Any, body: str, said: str) -> None:
    fails(submit, TimedOut, body, said, limits=LOOPING if "CPU" in said else QUICK)


def test_all_requests_together_have_a_limit(submit_fast: Any) -> None:
    remote = submit_fast("import time\ndef nap(): time.sleep(0.3); return 1", limits=replace(ENOUGH, total=1.5))
    found = remote.batch([("nap", (), {})] * 8)
    done = found.index(next(x for x in found if x != 1))
    assert 1 <= done <= 5  # fewer on a slow machine
    assert isinstance(found[done], TimedOut) and "all calls together took more than 1.5 s" in found[done].message
    assert all(isinstance(x, TimedOut) for x in found[done:])


def test_a_loop_at_import_is_stopped(submit: Any) -> None:
    with pytest.raises(TimedOut, match=r"importing work\.py took more than 0\.3 s of CPU time"):
        submit("while True: pass", limits=LOOPING).load()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("os._exit(0)", "the code ended its own process (exit status 0) during f()"),
        ("os._exit(97)", "exit status 97"),
        ("import ctypes\nctypes.string_at(0)", "crashed with SIGSEGV during f()"),
        ("os.abort()", "crashed with SIG"),
        ("os.closerange(0, 100)", "f()"),
        ("for fd in (3, 4):\n    try: os.write(fd, b'garbage' * 10)\n    except OSError: pass\nreturn 1", "f()"),
        ("os.write(4, (2**31).to_bytes(4, 'little'))\ntime.sleep(60)", "f()"),
    ],
    ids=["exit 0", "exit 97", "null pointer", "abort", "closed descriptors", "garbage", "announced length"],
)
def test_what_ends_the_process_is_a_crash(submit: Any, body: str, said: str) -> None:
    kind: Any = (Crashed, Unusable) if "os.write" in body else Crashed  # an announced length may be taken at its word
    fails(submit, kind, body, said)


def test_half_an_answer_is_a_timeout(submit: Any) -> None:
    fails(
        submit,
        TimedOut,
        "os.write(4, (1000).to_bytes(4, 'little') + b'x')\ntime.sleep(60)",
        "took more than 1 s",
        limits=QUICK,
    )


@pytest.mark.parametrize(
    ("body", "exception"),
    [
        ("sys.exit(0)", "SystemExit"),
        ("raise SystemExit", "SystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("raise GeneratorExit", "GeneratorExit"),
        ("return f()", "RecursionError"),
        ("np.ones(10**12)", "MemoryError"),
        ("x = []\nwhile True: x.append(np.zeros(10**7))", "MemoryError"),
        ("raise type('Own', (Exception,), {'__str__': lambda s: 1 / 0})", "Own"),
        ("raise type('Own', (Exception,), {'__str__': lambda s: s})", "Own"),
        ("class M(type):\n    __name__ = property(lambda c: 1 / 0)\nraise M('Own', (Exception,), {})", "Own"),
        ("raise BaseExceptionGroup('many', [ValueError(1)])", "ExceptionGroup"),
        ("raise StopIteration", "StopIteration"),
        ("assert False, 'no'", "AssertionError"),
    ],
)
def test_what_is_raised_is_reported(submit: Any, body: str, exception: str) -> None:
    lines = body.replace("\n", "\n    ")
    remote = submit(f"import os, sys, time\nimport numpy as np\ndef f():\n    {lines}\ndef good(): return 7")
    with pytest.raises(Raised, match=r"f\(\) raised") as caught:
        remote.implementation.f()
    assert caught.value.exception == exception
    assert remote.implementation.good() == 7


def test_an_exception_whose_text_never_comes_is_a_timeout(submit_fast: Any) -> None:
    body = "class Own(Exception):\n    def __str__(self):\n        while True: pass\nraise Own"
    fails(submit_fast, TimedOut, body, "f() took more than", limits=QUICK)


def test_hostile_text_is_made_harmless(submit_fast: Any) -> None:
    remote = submit_fast("def f(): raise ValueError('\\x1b[2J\\u202e\\u200b\\ud800')")
    with pytest.raises(Raised) as caught:
        remote.implementation.f()
    assert caught.value.message == "f() raised ValueError: \\x1b[2J\\u202e\\u200b\\ud800"


def test_a_gigabyte_of_print_is_cut_and_raises_nothing(submit: Any) -> None:
    remote = submit(
        """
        def shout():
            line = "x" * 1_000_000
            for _ in range(1000): print(line)
            return 1
        """,
        limits=replace(ENOUGH, output=1000),
    )
    assert remote.implementation.shout() == 1
    assert len(remote.output) < 1100
    assert remote.output.startswith("xxx") and remote.output.endswith("… [1,000,000,000 more bytes]")


def test_raw_output_is_bounded_by_the_system(submit: Any) -> None:
    remote = submit("""
        import os
        def flood():
            total = 0
            try:
                for _ in range(3000): total += os.write(1, b"x" * 100_000)
            except OSError:
                pass
            return total
    """)
    assert remote.implementation.flood() <= 1 << 20
    assert "more bytes]" in remote.output


def test_output_survives_a_crash(submit: Any) -> None:
    remote = submit("import os\ndef f():\n    print('before')\n    os._exit(1)")
    with pytest.raises(Crashed):
        remote.implementation.f()
    assert "before" in remote.output


def test_after_three_restarts_nothing_is_run(submit_fast: Any) -> None:
    remote = submit_fast("import os\ndef f(): os._exit(1)\ndef good(): return 1")
    for _ in range(3):
        with pytest.raises(Crashed, match="ended its own process"):
            remote.implementation.f()
        assert remote.implementation.good() == 1
    with pytest.raises(Crashed, match="ended its own process"):
        remote.implementation.f()
    with pytest.raises(Crashed, match=r"^not run: the code ended its own process"):
        remote.implementation.good()
    found = remote.batch([("good", (), {}), ("f", (), {})])
    assert [type(x) for x in found] == [Crashed, Crashed] and found[0].message.startswith("not run: the code")


def test_a_batch_of_loops_ends(submit_fast: Any) -> None:
    remote = submit_fast("def spin():\n    while True: pass\ndef good(): return 1", limits=QUICK)
    found = remote.batch([("spin", (), {}), ("good", (), {})] * 5)
    assert [type(x) for x in found[::2]] == [TimedOut] * 5
    assert found[1:6:2] == [1, 1, 1] and isinstance(found[9], TimedOut)
    assert remote._worker == 4  # the fifth loop was not begun


def test_threads_are_forbidden_or_end_with_the_worker(submit: Any) -> None:
    remote = submit("import threading, time\ndef f():\n    threading.Thread(target=time.sleep, args=(60,)).start()")
    with pytest.raises(Forbidden, match="threads are not available"):
        remote.implementation.f()


def test_unfinished_is_told_from_broken(submit: Any) -> None:
    remote = submit("""
        class Later(NotImplementedError): pass
        def f(): raise NotImplementedError("to do")
        def g(): raise Later
    """)
    for name in ("f", "g"):
        with pytest.raises(Unfinished, match="is not written yet"):
            getattr(remote.implementation, name)()


def test_an_overloaded_machine_fails_nobody(submit_fast: Any) -> None:
    """Sleeping costs no CPU time: only the wall limit ends it."""
    remote = submit_fast("import time\ndef f(): time.sleep(0.5); return 1", limits=replace(ENOUGH, call=0.4))
    assert remote.implementation.f() == 1


def test_a_closed_sandbox_starts_nothing() -> None:
    box = Sandbox()
    remote = box.open({"work.py": b"def f(): return 1"}, "work")
    assert remote.implementation.f() == 1
    box.close()
    from dlgrade.errors import SandboxUnavailable

    with pytest.raises(SandboxUnavailable):
        remote.implementation.f()
    remote.close()


def test_a_package_that_is_not_installed_is_named(fast: Sandbox) -> None:
    from dlgrade.errors import SandboxUnavailable

    with (
        pytest.raises(SandboxUnavailable, match="pip install no_such_package"),
        fast.open({}, "m", uses=("no_such_package",)) as remote,
    ):
        remote.load()


@pytest.mark.parametrize(
    ("raised", "named"),
    [
        ("ValueError('no')", "ValueError"),
        ("type('Refined', (KeyError,), {})('no')", "KeyError"),
        ("type('Own', (Exception,), {})('no')", "Own"),
        ("np.linalg.LinAlgError('no')", "ValueError"),
        ("UnicodeDecodeError('ascii', b'x', 0, 1, 'no')", "UnicodeDecodeError"),
    ],
)
def test_an_exception_has_the_same_name_in_a_worker_and_in_this_process(
    submit_fast: Any, raised: str, named: str
) -> None:
    source = f"import numpy as np\ndef f(): raise {raised}\n"
    values: dict[str, Any] = {"__name__": "work"}
    exec(source, values)
    there = submit_fast(source).implementation
    here = Local({"f": values["f"]})
    assert raised_name(there.f) == raised_name(here.f) == named
