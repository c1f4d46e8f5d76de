"""Zygotes that are forked from another one, and what a zygote does once for all its workers."""

from __future__ import annotations

import os
import random
import signal
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dlgrade.sandbox import Sandbox, serve
from dlgrade.sandbox.channel import Clock, Expired
from dlgrade.sandbox.processes import supports_fork

forks = pytest.mark.skipif(not supports_fork(), reason="no zygotes here")
SEEN = b"import os\n\ndef f(): return 1\n\ndef seen(): return dict(os.environ)\n"
WORK = {"work.py": SEEN}
FRACTIONS = {"work.py": b"import sympy\n\ndef f(): return sympy.Rational(1, 3)\n"}


def answer(box: Sandbox, files: dict[str, bytes] = WORK, uses: tuple[str, ...] = ()) -> Any:
    with box.open(files, "work", uses=uses) as remote:
        return remote.implementation.f()


def parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def host(box: Sandbox, *uses: str) -> Any:
    return box._hosts[uses]


@forks
def test_the_hosts_of_a_sandbox_and_of_one_beside_it_are_forked_from_the_first() -> None:
    with Sandbox(method="fork") as box, Sandbox(method="fork", beside=box) as second:
        box.start()
        assert str(answer(second, FRACTIONS, uses=("sympy",))) == "1/3"
        assert (answer(second), answer(box)) == (1, 1)
        first = host(box).pid()
        assert parent(first) == os.getpid()
        assert parent(host(second).pid()) == parent(host(second, "sympy").pid()) == first
        assert os.getsid(host(second).pid()) == host(second).pid()


@forks
def test_a_worker_of_a_forked_host_is_as_closed_as_any() -> None:
    with Sandbox(method="fork") as alone, Sandbox(method="fork") as box:
        box.start()
        for uses in (("sympy",), ()):  # in this order the one that stands alone has nothing to fork from
            assert box.isolation(uses) == alone.isolation(uses)
        assert parent(host(box, "sympy").pid()) == host(box).pid()
    with Sandbox(method="fork") as box, Sandbox(method="fork", beside=box) as second:
        box.start()
        with second.open(WORK, "work") as remote:
            assert remote.implementation.seen() == {}


@forks
def test_a_forked_host_lives_on_without_the_first_and_starts_by_itself_when_it_is_gone() -> None:
    with Sandbox(method="fork") as box, Sandbox(method="fork", beside=box) as second:
        box.start()
        assert answer(second) == 1
        assert answer(box) == 1
        first, forked = host(box).pid(), host(second).pid()
        os.kill(first, signal.SIGKILL)
        assert (answer(second), host(second).pid()) == (1, forked)
        os.kill(forked, signal.SIGKILL)
        assert answer(second) == 1
        assert parent(host(second).pid()) == os.getpid()
        assert answer(box) == 1


@forks
def test_a_host_whose_first_one_dies_before_it_is_forked_starts_by_itself() -> None:
    with Sandbox(method="fork") as box, Sandbox(method="fork", beside=box) as second:
        box.start()
        host(box)._process.kill()
        second.start()
        assert answer(second) == 1


@forks
def test_all_hosts_end_with_their_sandboxes() -> None:
    with Sandbox(method="fork") as box, Sandbox(method="fork", beside=box) as second:
        assert [answer(b) for b in (box, second)] == [1, 1]
        watched = [os.pidfd_open(host(b).pid()) for b in (box, second)]
    import select

    for handle in watched:
        assert select.select([handle], [], [], 5)[0]
        os.close(handle)


def test_a_rehearsal_leaves_nothing_behind() -> None:
    serve.rehearse(1)  # loads a codec, which in a zygote is there already
    modules, finders, state = set(sys.modules), list(sys.meta_path), random.getstate()
    drawn = np.random.get_state()[1].tolist()  # type: ignore[union-attr,index]
    serve.rehearse(2)
    assert (set(sys.modules), sys.meta_path, random.getstate()) == (modules, finders, state)
    assert np.random.get_state()[1].tolist() == drawn  # type: ignore[union-attr,index]


def test_a_clock_asks_for_the_time_in_the_queue_only_when_time_is_up_and_then_grants_it() -> None:
    asked: list[float] = []

    def queued() -> float:
        asked.append(0.0)
        return 100.0 * (len(asked) - 1)

    clock = Clock(lambda: 0.0, queued, call=2.0, wall=10.0, total=30.0)
    for _ in range(50):
        clock.wait()
    assert len(asked) == 1
    clock.deadline -= 20.0
    assert clock.wait() > 0
    clock.deadline -= 1000.0
    with pytest.raises(Expired):
        clock.wait()
