"""Judging many exercises: one after the other, or shared with a second process, so that two processors have work.

The second process is forked before pytest and the content are loaded.  It loads its own share, says which cases there
are, judges in a sandbox of its own and sends the reports back through a pipe.  Its share comes first; after that both
take what nobody has begun, from opposite ends.  Both processes are dlgrade's own code: what they tell each other
travels pickled, no learner's bytes do.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlgrade.content import Entry
from dlgrade.errors import DlgradeError, GraderBroken

if TYPE_CHECKING:
    from dlgrade.judge.judging import ExerciseReport
    from dlgrade.sandbox import Remote, Sandbox

WORTH_IT = 24  # exercises; below that starting a second sandbox costs more than it saves
COMPANY = 8  # exercises that are claimed ahead: so many may follow in one worker
_PIPE = 1 << 20  # bytes of reports that may wait to be read

Chosen = Sequence[tuple[Entry, Path]]
Key = tuple[str, Path]


def shares(chosen: Chosen) -> tuple[list[tuple[Entry, Path]], list[tuple[Entry, Path]]]:
    """What this process loads and what the lane loads: all that uses packages, and half of everything.

    So each set of packages is warmed in one sandbox only.
    """
    alone = len(chosen) < WORTH_IT or not hasattr(os, "fork") or (os.cpu_count() or 1) < 2
    if alone:
        return list(chosen), []
    with_packages = [c for c in chosen if c[0].uses]
    others = [c for c in chosen if not c[0].uses]
    keep = min(len(others), (len(chosen) + 1) // 2)
    return others[:keep], [*others[keep:], *with_packages]


class Claims:
    """Who judges what, settled between two processes: an exercise belongs to the first that asks for it.

    A claim is a lock on one byte of a file without a name; the system keeps them apart and forgets those of a process
    that has ended.
    """

    def __init__(self, chosen: Chosen) -> None:
        self._places = {(e.id, p): i for i, (e, p) in enumerate(chosen)}
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - as long as this object

    def take(self, key: Key) -> bool:
        """Whether the exercise is this process's to judge."""
        import fcntl

        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, self._places[key])
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        self._file.close()


class Judging:
    """Judges exercises in one sandbox, each once, and keeps the reports.

    order  : what will be judged, in order.  Submissions follow one another in one worker where none can leave anything
             behind; what does not pass there is judged again alone.  While one is judged, the worker of the next that
             needs its own is started: forking, importing and closing the jail are mostly waiting.
    claims : asked before an exercise of ``order`` is begun; the other process may have it.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        seed: int,
        *,
        solutions: bool = False,
        order: Chosen = (),
        claims: Claims | None = None,
    ) -> None:
        self.sandbox = sandbox
        self.seed = seed
        self.solutions = solutions
        self.reports: dict[Key, ExerciseReport] = {}
        self.lane: Lane | None = None
        self._claims = claims
        self._order = iter(order)
        self._ahead: list[tuple[Entry, Path, Remote | ExerciseReport]] = []  # claimed, in order

    def cases(self, entry: Entry, path: Path) -> Sequence[str]:
        """Names of an exercise's cases."""
        if self.lane is not None and (entry.id, path) in self.lane.own:
            while not self.lane.said() and self.advance() is not None:  # rather than wait
                pass
            return self.lane.cases((entry.id, path))
        return [case.name for case in entry.load().cases]

    def report(self, entry: Entry, path: Path) -> ExerciseReport:
        """The report of one exercise; what comes before it in the order is judged on the way."""
        key = (entry.id, path)
        while key not in self.reports:
            if self.advance() is not None:
                if self.lane is not None:
                    self.lane.listen()
            elif self.lane is not None and key in self.lane.keys:
                self.reports[key] = self.lane.report(key)
            else:
                self._judge(entry, path, self._open(entry, path))
        return self.reports[key]

    def advance(self) -> Key | None:
        """Judge the next exercise of the order; None if nothing is left."""
        found = self._ahead.pop(0) if self._ahead else self._next()
        if found is None:
            return None
        entry, path, opened = found
        self._judge(entry, path, opened)
        return entry.id, path

    def _judge(self, entry: Entry, path: Path, opened: Remote | ExerciseReport) -> None:
        from dlgrade.judge.diagnosis import PASS, TODO
        from dlgrade.judge.judging import ExerciseReport, judge_in_turn, judge_opened

        if isinstance(opened, ExerciseReport):
            self.reports[entry.id, path] = opened
            return
        while len(self._ahead) < COMPANY and (found := self._next()) is not None:
            self._ahead.append(found)
        following = [remote for _, _, remote in self._ahead if not isinstance(remote, ExerciseReport)]
        exercise, seed = entry.load(), self.seed
        report = judge_in_turn(
            opened, following, lambda remote, loaded: judge_opened(exercise, entry, remote, seed, loaded=loaded)
        )
        if opened.inherited and report.verdict not in (PASS, TODO):  # what is not written yet is what it is
            alone = self._open(entry, path)
            if isinstance(alone, ExerciseReport):  # the file has gone meanwhile
                report = alone
            else:
                with alone as remote:
                    report = judge_opened(exercise, entry, remote, seed)
        self.reports[entry.id, path] = report

    def _next(self) -> tuple[Entry, Path, Remote | ExerciseReport] | None:
        for entry, path in self._order:
            if self._claims is None or self._claims.take((entry.id, path)):
                return entry, path, self._open(entry, path)
        return None

    def _open(self, entry: Entry, path: Path) -> Remote | ExerciseReport:
        """What will judge the submission, not begun yet; or its report, if it need not be run."""
        from dlgrade.judge.judging import ExerciseReport, open_submission, read_submission

        exercise = entry.load()
        if self.solutions:
            return open_submission(
                exercise, {f"{entry.stem}.py": exercise.core().standalone().encode()}, entry.stem, self.sandbox
            )
        files = read_submission(exercise, entry, path)
        return (
            files if isinstance(files, ExerciseReport) else open_submission(exercise, files, entry.stem, self.sandbox)
        )


class Lane:
    """Judges ``chosen`` in a forked process from now on, and then what nobody has claimed of ``more``."""

    def __init__(
        self,
        chosen: Chosen,
        sandbox: Sandbox,
        seed: int,
        *,
        solutions: bool,
        more: Chosen = (),
        claims: Claims | None = None,
    ) -> None:
        self._reports: dict[Key, ExerciseReport] = {}
        self._cases: dict[Key, list[str]] | None = None
        self._over = False
        self.own = {(e.id, p) for e, p in chosen}
        self.keys = self.own | {(e.id, p) for e, p in more}
        order = list(chosen)
        if claims is not None:  # first what only this process may judge, then from where the other one comes last
            alone = [c for c in chosen if c[0].uses]
            order = [*alone, *reversed([*more, *(c for c in chosen if not c[0].uses)])]
        judging = Judging(sandbox, seed, solutions=solutions, order=order, claims=claims)
        receive, send = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            _work(chosen, judging, receive, send)
        os.close(send)
        self._pipe = os.fdopen(receive, "rb")

    def said(self) -> bool:
        """Whether it has said what cases there are, or that it cannot."""
        return self._cases is not None or bool(select.select([self._pipe], [], [], 0)[0])

    def cases(self, key: Key) -> list[str]:
        """Names of the cases of an exercise of its own share.  Raises what loading them raised."""
        if self._cases is None:
            message = self._receive()
            if isinstance(message, DlgradeError):
                raise message
            self._cases = message
        return self._cases[key]

    def report(self, key: Key) -> ExerciseReport:
        """The report of one exercise, when it is there.  Raises GraderBroken if the lane failed."""
        while key not in self._reports:
            self._take()
        return self._reports[key]

    def listen(self) -> None:
        """Take what has been sent, so that the lane need not wait."""
        while not self._over and select.select([self._pipe], [], [], 0)[0]:
            self._take()

    def _take(self) -> None:
        message = self._receive()
        if isinstance(message, dict):
            self._cases = message
        elif message is None:
            self._over = True
        elif isinstance(message, DlgradeError):
            raise message if isinstance(message, GraderBroken) else GraderBroken(str(message)) from message
        else:
            name, path, report = message
            self._reports[name, path] = report

    def _receive(self) -> Any:
        try:
            return pickle.load(self._pipe)  # from our own fork
        except (EOFError, pickle.UnpicklingError):
            raise GraderBroken("the process that judged half of the exercises has ended early") from None

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._pipe.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self._pid, 0)


def _work(chosen: Chosen, judging: Judging, receive: int, send: int) -> None:
    """Never returns."""
    try:
        os.close(receive)
        with os.fdopen(send, "wb") as pipe:
            with contextlib.suppress(ImportError, AttributeError, OSError):  # Linux
                import fcntl

                fcntl.fcntl(send, fcntl.F_SETPIPE_SZ, _PIPE)
            for message in _messages(chosen, judging):
                pickle.dump(message, pipe)
                pipe.flush()
    except BaseException:  # Ctrl-C, or nobody listens any more
        os._exit(1)
    os._exit(0)


def _messages(chosen: Chosen, judging: Judging) -> Iterator[Any]:
    """The cases of what was chosen, then report after report; None or an error is the last."""
    try:
        yield {(e.id, p): [case.name for case in e.load().cases] for e, p in chosen}
        while (key := judging.advance()) is not None:
            yield *key, judging.reports[key]
        yield None
    except DlgradeError as error:
        yield type(error)(str(error))
    except Exception as error:
        yield GraderBroken(f"{type(error).__name__}: {error}")
