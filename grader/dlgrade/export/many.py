"""Many papers at once, each written by one of some processes; the files are those that one process writes.

Depends on: the standard library; errors.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait

from dlgrade.errors import DlgradeError

WORTH_IT = 6  # fewer papers are written sooner by one process
Task = Callable[[], None]
_tasks: Sequence[Task] = ()


def run_all(tasks: Sequence[Task], jobs: int | None = None) -> None:
    """Run every task; with ``jobs`` processes (by default one for each processor, if there is much to do).

    Raises what the first task that fails raises.
    """
    if jobs is None:
        jobs = _processors() if len(tasks) >= WORTH_IT else 1
    jobs = min(jobs, len(tasks))
    if jobs < 2 or not _may_fork():
        for task in tasks:
            task()
        return
    failed = _failed(tasks, jobs)
    if failed is not None:
        for task in tasks[failed:]:  # the first raises the same here; if it does not, nothing may be left out
            task()


def _failed(tasks: Sequence[Task], jobs: int) -> int | None:
    global _tasks
    _tasks = tasks  # questions hold functions, which are not sent to a process but inherited
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _start)
    try:
        main = threading.current_thread() is threading.main_thread()
        before = signal.signal(signal.SIGINT, signal.SIG_IGN) if main else None  # Ctrl-C is for this process alone
        try:
            results = [pool.submit(_run, n) for n in range(len(tasks))]
        finally:
            if main:
                signal.signal(signal.SIGINT, before)
        return next((n for n, done in enumerate(results) if not done.result()), None)
    except BrokenProcessPool:
        raise DlgradeError("a process that wrote papers was ended from outside; try again with --jobs 1") from None
    finally:
        pool.shutdown(cancel_futures=True)
        _tasks = ()


def _start() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what was inherited stays; going through it again and again would copy its pages
    gc.set_threshold(100_000, 20, 20)  # a paper is many small objects and hardly a circle
    os.environ.setdefault("RAYON_NUM_THREADS", "1")  # Typst's own threads: the processes share the processors
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _run(number: int) -> bool:
    try:
        _tasks[number]()
    except Exception:  # run again by the caller, who sees it
        return False
    return True


def _may_fork() -> bool:
    """Only where nothing has threads: Typst's do not live on in a process that is forked."""
    return sys.platform == "linux" and "typst" not in sys.modules and threading.active_count() == 1


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
