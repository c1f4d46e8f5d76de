"""A second process that judges part of a long check, so that two processors have work.

It is forked once the content is loaded, judges its exercises in order in a sandbox of its own, and sends the reports
back through a pipe.  Both processes are dlgrade's own code: the reports travel pickled, no learner's bytes do.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlgrade.content import Entry
from dlgrade.errors import GraderBroken

if TYPE_CHECKING:
    from dlgrade.judge.judging import ExerciseReport
    from dlgrade.sandbox import Sandbox

WORTH_IT = 24  # exercises; below that starting a second sandbox costs more than it saves

Chosen = Sequence[tuple[Entry, Path]]


def shares(chosen: Chosen) -> tuple[list[tuple[Entry, Path]], list[tuple[Entry, Path]]]:
    """What this process judges and what the lane judges: all that uses packages, and half of everything.

    So each set of packages is warmed in one sandbox only.
    """
    alone = len(chosen) < WORTH_IT or not hasattr(os, "fork") or (os.cpu_count() or 1) < 2
    if alone:
        return list(chosen), []
    with_packages = [c for c in chosen if c[0].uses]
    others = [c for c in chosen if not c[0].uses]
    keep = min(len(others), (len(chosen) + 1) // 2)
    return others[:keep], [*others[keep:], *with_packages]


class Lane:
    """Judges ``chosen`` in a forked process from now on."""

    def __init__(self, chosen: Chosen, sandbox: Sandbox, seed: int, *, solutions: bool) -> None:
        self._reports: dict[tuple[str, Path], ExerciseReport] = {}
        self.keys = {(e.id, p) for e, p in chosen}
        receive, send = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(receive)
            _judge_all(chosen, sandbox, seed, solutions, send)
        os.close(send)
        self._pipe = os.fdopen(receive, "rb")

    def report(self, key: tuple[str, Path]) -> ExerciseReport:
        """The report of one exercise, when it is there.  Raises GraderBroken if the lane failed."""
        while key not in self._reports:
            try:
                message: Any = pickle.load(self._pipe)  # from our own fork
            except (EOFError, pickle.UnpicklingError):
                raise GraderBroken("the process that judged half of the exercises has ended early") from None
            if isinstance(message, str):
                raise GraderBroken(message)
            name, path, report = message
            self._reports[name, path] = report
        return self._reports[key]

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._pipe.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self._pid, 0)


def _judge_all(chosen: Chosen, sandbox: Sandbox, seed: int, solutions: bool, send: int) -> None:
    """Never returns."""
    from dlgrade.judge.plugin import Judging

    try:
        with os.fdopen(send, "wb") as pipe:
            judging = Judging(sandbox, seed, solutions=solutions, order=list(chosen))
            for entry, path in chosen:
                try:
                    message: Any = (entry.id, path, judging.report(entry, path))
                except Exception as error:
                    message = str(error) if isinstance(error, GraderBroken) else f"{type(error).__name__}: {error}"
                pickle.dump(message, pipe)
                pipe.flush()
    except BaseException:  # Ctrl-C, or nobody listens any more
        os._exit(1)
    os._exit(0)
