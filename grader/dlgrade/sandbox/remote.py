"""One submission in its workers, as the trusted side sees it.

A conversation is strictly request and reply.  Whatever breaks it (time, a crash, bytes that are no answer) costs the
worker; the next use starts another one, at most three times.

Depends on: channel, facts, failures, handles, processes, text, wire; dlgrade.errors.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from dlgrade.errors import ContentError, LearnerFailure, Missing, SandboxUnavailable

from . import failures, wire
from .channel import Clock, Expired, TooLarge
from .facts import Limits, NameInfo
from .handles import Handle, Implementation, Named, Reference, reference_fields
from .processes import Host, Process
from .text import clean

if TYPE_CHECKING:
    from .processes import Asked, End

RESTARTS = 3
MAX_NESTED = 16
_WATCHED = ("call", "next", "item", "put")  # operations that count as calls in `Remote.mutated`
_SMALL = 50_000  # bytes that fit into a socket's buffer beside the rest of the request
_COMPANY = 40_000  # bytes of the submissions that a worker is made ready for beside its own
_LOAD = 20.0  # seconds to import what the submission names and to close the jail


class _Stop:
    """Outcome: the iterator is exhausted."""


class Remote:
    """One submission.  A context manager; workers are started when they are needed."""

    def __init__(
        self,
        host: Host,
        files: Mapping[str, bytes],
        module: str,
        *,
        uses: Sequence[str],
        limits: Limits,
        watch_mutation: bool,
    ) -> None:
        self.limits = limits
        self.mutated: list[tuple[int | str, ...]] = []
        self.implementation = Implementation(self)
        base = module.replace(".", "/")
        self.file = next((p for p in (f"{base}.py", f"{base}/__init__.py") if p in files), f"{base}.py")
        self._host = host
        self._files = {str(k): bytes(v) for k, v in files.items()}
        self._module = module
        self._packages = frozenset({"numpy", *(u.split(".")[0] for u in uses)})
        self._own = frozenset(p.split("/")[0].removesuffix(".py") for p in self._files)
        self._watch = watch_mutation
        self._names: dict[str, NameInfo] | None = None
        self._load_failure: LearnerFailure | None = None
        self._process: Process | None = None
        self._worker = 0  # how many were started
        self._last_fatal: LearnerFailure | None = None
        self._asked: Asked | None = None
        self._sent = False
        self._closed = False
        self._spent = 0.0  # seconds of the requests that are over, to all workers
        self._received = 0  # bytes of replies: whoever judges keeps them all until the exercise is done
        self._began = 0.0  # when the present one began
        self._depth = 0  # how many requests are open: a callback may make another
        self._number = 0
        self._handles: WeakValueDictionary[int, Handle] = WeakValueDictionary()
        self._callbacks: list[Any] = []
        self._free: list[int] = []
        self._earlier = ""  # output of workers that have ended
        self._dropped = 0
        self._output_from = 0  # where in its worker's output its own begins
        self._company: list[Remote] = []
        self._fit: dict[Remote, int] = {}  # those of the company that can follow, by their number in the worker
        self._which: int | None = None  # its own number in the worker that another one hands over
        self._apart = False  # found unfit to share a worker
        self._confided = False  # the worker holds functions of the trusted side

    # -- what callers use

    def begin(self) -> None:
        """Ask for a worker and hand it the submission, without waiting for either."""
        if self._worker or self._asked is not None or self._process is not None or self._closed:
            return
        self._asked = asked = self._host.ask(self.limits)
        size = sum(len(data) for one in (self, *self._company) for data in one._files.values())
        if asked is not None and size < _SMALL:
            parts = wire.encode({**self._load_request(), "id": self._number})
            clock = Clock(None, lambda: 0.0, call=_LOAD, wall=_LOAD, total=_LOAD)
            with contextlib.suppress(OSError, Expired):  # whoever waits for the worker finds out
                asked.channel.send(parts, clock)
                self._sent = True

    def accompany(self, others: Sequence[Remote]) -> None:
        """Have the worker made ready for these submissions of the same person too, as far as they can share it.

        To be said before `begin` and `load`.  A worker serves several submissions only if none of them can leave
        anything behind, which is read off their text before any of it runs: see `confined`.
        """
        if self._worker or self._asked is not None or self._apart or self._process is not None:
            return
        room = _COMPANY
        for other in others:
            size = sum(map(len, other._files.values()))
            unused = not other._worker and other._asked is None and other._process is None and not other._closed
            alike = other._host is self._host and other.limits == self.limits
            if unused and alike and not other._apart and size <= room:
                self._company.append(other)
                room -= size

    def can_hand_over(self, other: Remote) -> bool:
        """Whether ``other`` can follow in this worker, once it is loaded, if nothing happens until then."""
        return other in self._fit and self._process is not None

    def hand_over(self, others: Sequence[Remote]) -> None:
        """Leave the worker to the first of ``others`` that can follow; nothing is asked of this one any more."""
        following = next((o for o in others if o in self._fit and o._process is None and not o._closed), None)
        if following is None or self._process is None or self._confided or self._last_fatal is not None:
            return
        following._process = process = self._forget()
        following._which = self._fit.pop(following)
        following._fit, self._fit = self._fit, {}
        following._output_from = process.output(0)[1]
        self._closed = True

    @property
    def inherited(self) -> bool:
        """Whether its worker has served another submission before."""
        return self._which is not None

    def load(self) -> dict[str, NameInfo]:
        """Import the module: its names.  Raises the LearnerFailure that importing it ended with."""
        if self._load_failure is not None:
            raise self._load_failure.with_traceback(None)
        if self._names is None:
            self._start()
        assert self._names is not None
        return self._names

    def batch(self, calls: Sequence[tuple[str, tuple[Any, ...], dict[str, Any]]]) -> list[Any]:
        """Plain calls of module-level functions in one round trip: for each its value or its failure, not raised.

        A call that ends the worker costs only itself: the calls after it go to a new one.
        """
        results: list[Any] = []
        try:
            names = self.load()
        except LearnerFailure as failure:
            return self._never_run(results, failure, len(calls))
        while len(results) < len(calls):
            start = len(results)
            if calls[start][0] not in names:
                missing = Missing(f"there is no `{calls[start][0]}` in {self.file}")
                self._never_run(results, missing, 1)
                continue
            stop = next((i for i in range(start, len(calls)) if calls[i][0] not in names), len(calls))
            chunk = calls[start:stop]
            try:
                self._running()
            except LearnerFailure as failure:
                return self._never_run(results, failure, len(calls) - start)
            entries = [[None, name, tuple(args), dict(kwargs)] for name, args, kwargs in chunk]
            results += self._exchange({"op": "call", "calls": entries}, [f"{name}()" for name, _, _ in chunk])
        return results

    def _never_run(self, results: list[Any], failure: LearnerFailure, calls: int) -> list[Any]:
        """Results with the failure of calls that no worker saw; `mutated` has an entry for each call all the same."""
        if self._watch:
            self.mutated += [()] * calls
        results += [failure] * calls
        return results

    @property
    def output(self) -> str:
        """What the learner's code has printed so far."""
        return self._earlier + (self._output_of(self._process) if self._process is not None else "")

    def close(self) -> None:
        """End the worker and everything it started."""
        self._closed = True
        if self._asked is not None:
            asked, self._asked = self._asked, None
            with contextlib.suppress(SandboxUnavailable):
                self._host.spawn(self.limits, asked).kill()
        if self._process is not None:
            self._forget().discard()

    def __enter__(self) -> Remote:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- workers

    def _running(self) -> Process:
        if self._load_failure is not None:
            raise self._load_failure.with_traceback(None)
        if self._process is None:
            self._start()
        assert self._process is not None
        return self._process

    def _start(self) -> None:
        if self._closed:
            raise SandboxUnavailable("this submission is closed")
        if (self._worker > RESTARTS or self._spent >= self.limits.total) and self._last_fatal is not None:
            raise failures.not_run(self._last_fatal)
        what = f"importing {self.file}"
        if self._process is not None:  # left by another submission
            process = self._process
            self._worker += 1
            request = {"op": "follow", "which": self._which, "module": self._module, "watch": self._watch}
            outcome = self._exchange(request, [what])[0]
        else:
            asked, self._asked = self._asked, None
            self._process = process = self._host.spawn(self.limits, asked)
            sent, self._sent = self._sent and asked is not None and asked.worker is process, False
            self._worker += 1
            outcome = self._exchange(self._load_request(), [what], seal=True, sent=sent)[0]
        if not isinstance(outcome, LearnerFailure):
            names = self._name_infos(outcome)
            if names is not None:
                self._names = names
                return
            outcome = self._fatal(failures.garbage(what, "no list of names"), process)
        self._load_failure = outcome
        if self._process is not None:
            self._stop()
        raise outcome

    def _load_request(self) -> dict[str, Any]:
        request = {"op": "load", "files": self._files, "module": self._module, "watch": self._watch}
        if self._company and self._worker <= 1:
            request["company"] = [other._files for other in self._company]
        else:
            self._company = []
        return request

    @staticmethod
    def _name_infos(found: Any) -> dict[str, NameInfo] | None:
        names: dict[str, NameInfo] = {}
        for item in found if type(found) is list else [None]:
            if type(item) is not list or [type(part) for part in item] != [str, str, int, bool]:
                return None
            name, kind, line, empty = item
            if kind not in ("function", "class", "value") or not 0 <= line <= failures.MAX_LINE:
                return None
            if name.isidentifier():  # globals()["\x1b"] = 1 makes a name that nobody can ask for, and that is not shown
                names[name] = NameInfo(kind, line, empty)
        return names

    def _output_of(self, process: Process) -> str:
        data, size = process.output(self.limits.output, self._output_from)
        more = max(0, size - len(data)) + self._dropped
        text = clean(data.decode("utf-8", "replace"), self.limits.output)[: self.limits.output]
        return f"{text}… [{more:,} more bytes]" if more else text

    def _stop(self) -> End:
        return self._forget().kill()

    def _forget(self) -> Process:
        process, self._process = self._process, None
        assert process is not None
        if len(self._earlier) < self.limits.output:
            self._earlier += self._output_of(process)
        self._dropped = self._output_from = 0
        self._handles.clear()
        self._callbacks.clear()
        self._free.clear()
        return process

    def _fatal(self, failure: LearnerFailure, process: Process) -> LearnerFailure:
        self._last_fatal = failure
        if self._process is process:
            self._stop()
        return failure

    # -- references

    def _alive(self, reference: Reference, worker: int) -> None:
        if reference._worker != 0 and (reference._worker != worker or self._process is None):
            if self._last_fatal is None:
                raise SandboxUnavailable("this submission is closed")
            raise failures.not_run(self._last_fatal)  # the object went with its worker

    def _refer(self, value: Any) -> list[Any]:
        fields = reference_fields(value, self._worker, self, self._callback)
        if fields is None:
            raise ContentError(f"an argument of type {type(value).__name__} cannot be sent to a learner's function")
        return fields

    def _callback(self, function: Any) -> list[Any]:
        self._confided = True
        number = next((n for n, known in enumerate(self._callbacks) if known is function), len(self._callbacks))
        if number == len(self._callbacks):
            self._callbacks.append(function)
        return ["f", number, str(getattr(function, "__name__", "function"))[:100]]

    def _resolve(self, fields: list[Any]) -> Any:
        if fields[0] == "f":
            _, number = fields
            if type(number) is not int or not 0 <= number < len(self._callbacks):
                raise wire.WireError("a function that was never sent")
            return self._callbacks[number]
        kind, number, label, methods = fields
        if kind != "o" or type(number) is not int or type(label) is not str or type(methods) is not list:
            raise wire.WireError("a bad reference")
        handle = self._handles.get(number)
        if not all(type(m) is str for m in methods):
            raise wire.WireError("a bad reference")
        if handle is not None:
            object.__setattr__(handle, "_methods", frozenset(methods))
        else:
            handle = Handle(self, self._worker, ["o", number], clean(label, 100), frozenset(methods))
            self._handles[number] = handle
            if number in self._free:
                self._free.remove(number)
        return handle

    def _released(self, handle: Handle) -> None:
        if handle._worker == self._worker and self._process is not None:
            number = handle._fields[1]
            if self._handles.get(number) in (None, handle):
                self._free.append(number)

    # -- requests

    def _call(self, on: Reference, name: str | None, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        self._alive(on, self._worker)
        self._running()
        label = f"{on._label}.{name}()" if name is not None else f"{on._label}()"
        target = [None, on._fields[1]] if isinstance(on, Named) and name is None else [on, name]
        outcome = self._exchange({"op": "call", "calls": [[*target, args, kwargs]]}, [label])[0]
        return self._value(outcome)

    def _touch(self, operation: str, on: Reference | None, label: str, **more: Any) -> Any:
        if on is not None:
            self._alive(on, self._worker)
        self._running()
        outcome = self._exchange({"op": operation, "on": on, **more}, [label])[0]
        return self._value(outcome)

    @staticmethod
    def _value(outcome: Any) -> Any:
        if outcome is _Stop:
            raise StopIteration
        if isinstance(outcome, LearnerFailure):
            raise outcome
        return outcome

    def _exchange(
        self, message: dict[str, Any], whats: list[str], *, seal: bool = False, sent: bool = False
    ) -> list[Any]:
        """Send a request, unless it is ``sent`` already; one outcome for each of ``whats``.

        They are fewer where the worker was lost, the loss being last.
        """
        process = self._process
        assert process is not None
        first = self._number
        self._number += len(whats)
        outcomes: list[Any] = []
        if self._depth == 0:
            self._began = time.monotonic()
        self._depth += 1
        try:
            message["id"] = first
            free, self._free = self._free, []
            if free:
                message["free"] = free
            clock = self._clock(process, load=seal)
            if not sent:
                process.channel.send(wire.encode(message, self._refer), clock)
            if seal:
                self._await_seal(process, clock)
            while len(outcomes) < len(whats):
                if seal or outcomes:
                    clock = self._clock(process)
                slot = -1
                if self._watch and message["op"] in _WATCHED:
                    slot = len(self.mutated)
                    self.mutated.append(())
                outcome = self._outcome(process, first + len(outcomes), whats[len(outcomes)], clock, slot)
                outcomes.append(outcome)
                if self._process is not process:
                    break
            return outcomes
        except wire.Unsendable as error:  # an argument
            raise ContentError(f"{whats[0]} was to be given {error}") from None
        except (EOFError, ConnectionError):
            outcomes.append(self._lost(process, whats[len(outcomes)]))
        except Expired as error:
            outcomes.append(self._fatal(failures.too_slow(str(error), whats[len(outcomes)], self.limits), process))
        except TooLarge as error:
            limits = self.limits
            fact = (
                f"{error.args[0]:,} bytes; at most {limits.reply:,} can be used, and {limits.replies:,} of all results"
            )
            outcomes.append(self._fatal(failures.unusable(whats[len(outcomes)], fact), process))
        except wire.WireError as error:
            outcomes.append(self._fatal(failures.garbage(whats[len(outcomes)], str(error)), process))
        except BaseException:  # Ctrl-C, an error of ours: the conversation is out of step
            if self._process is process:
                self._stop()
            raise
        finally:
            self._depth -= 1
            if self._depth == 0:
                self._spent += time.monotonic() - self._began
        return outcomes

    def _clock(self, process: Process, *, load: bool = False) -> Clock:
        call, wall = (_LOAD, _LOAD) if load else (self.limits.call, self.limits.wall)
        cpu = process.cpu if process.measurable else None
        total = max(0.0, self.limits.total - self._spent - (time.monotonic() - self._began))
        return Clock(cpu, process.queued, call=call, wall=wall, total=_LOAD if load else total)

    def _lost(self, process: Process, what: str) -> LearnerFailure:
        if not process.ended(0.5):
            return self._fatal(failures.garbage(what, "it closed the connection"), process)
        if self._process is not process:
            return self._last_fatal or failures.garbage(what, "it is gone")
        return self._fatal(failures.from_end(self._stop(), what), process)

    def _await_seal(self, process: Process, clock: Clock) -> None:
        answer = wire.decode(process.channel.receive(4096, clock))
        if type(answer) is dict and type(answer.get("setup")) is str:
            self._stop()
            raise SandboxUnavailable(f"the sandbox could not be closed: {clean(answer['setup'], 500)}")
        company, self._company = self._company, []
        if not company and answer == "sealed":
            return
        if type(answer) is not list or not all(type(can) is bool for can in answer):
            raise wire.WireError("an unexpected message")
        if not company or len(answer) not in (0, len(company)):
            raise wire.WireError("an unexpected message")
        if not answer:
            self._apart = True
            return
        for which, (other, can) in enumerate(zip(company, answer, strict=True)):
            other._apart = not can
            if can:
                self._fit[other] = which

    def _outcome(self, process: Process, number: int, what: str, clock: Clock, slot: int) -> Any:
        """The outcome of one request: a value, _Stop or a LearnerFailure; callbacks are served on the way."""
        while True:
            try:
                limit = min(self.limits.reply, max(0, self.limits.replies - self._received))
                message = process.channel.receive(limit, clock)
                self._received += len(message)
                reply = wire.decode(message, resolve=self._resolve)
            except wire.Unsendable as error:
                return failures.unusable(what, str(error))
            if type(reply) is not dict or reply.get("id") != number:
                raise wire.WireError("an answer to another question")
            dropped = reply.get("dropped", 0)
            if type(dropped) is int and 0 < dropped < 1 << 50:
                self._dropped = dropped
            if "callback" in reply:
                lost = self._serve_callback(process, reply, clock)
                if lost is not None:
                    return lost
                continue
            changed = reply.get("changed")
            if slot >= 0 and type(changed) is list:
                if len(changed) > 100 or not all(map(_is_argument, changed)):
                    raise wire.WireError("an argument that was never sent")
                self.mutated[slot] = tuple(changed)
            if "ok" in reply:
                return reply["ok"]
            if type(reply.get("bad")) is str:
                return failures.unusable(what, reply["bad"])
            if reply.get("stop") is True:
                return _Stop
            failure = failures.from_error(reply.get("err"), what, self._packages, self._own)
            if failure is None:
                raise wire.WireError("an error without a description")
            return failure

    def _serve_callback(self, process: Process, reply: dict[str, Any], clock: Clock) -> LearnerFailure | None:
        """Call the function that the worker asks for; a failure if the worker was lost on the way."""
        number, args, kwargs = reply["callback"], reply.get("args"), reply.get("kwargs")
        if type(number) is not int or not 0 <= number < len(self._callbacks):
            raise wire.WireError("a function that was never sent")
        if type(args) is not tuple or type(kwargs) is not dict or not all(type(k) is str for k in kwargs):
            raise wire.WireError("bad arguments")
        if self._depth > MAX_NESTED:
            raise wire.WireError("functions that call each other too deeply")
        began, cpu = time.monotonic(), process.cpu()
        answer: dict[str, Any] = {"op": "return"}
        try:
            answer["ok"] = self._callbacks[number](*args, **kwargs)
            parts = wire.encode(answer, self._refer)
        except LearnerFailure as failure:
            if self._process is not process:
                return failure
            parts = wire.encode({"op": "return", "err": [failure.exception or "RuntimeError", failure.message[:2000]]})
        except Exception as error:
            parts = wire.encode({"op": "return", "err": [type(error).__name__, str(error)[:2000]]})
        if self._process is not process:
            return self._last_fatal or failures.garbage("a callback", "its worker is gone")
        clock.paused(time.monotonic() - began, process.cpu() - cpu)
        process.channel.send(parts, clock)
        return None


def _is_argument(which: Any) -> bool:
    """Whether it may stand for an argument in a message: its position or its name."""
    if type(which) is int:
        return 0 <= which < 1000
    return type(which) is str and len(which) <= 100 and which.isidentifier()


def refused(host: Host, question: dict[str, Any], limits: Limits) -> dict[str, bool]:
    """Run the self-test in a worker of ``host``: what a learner could want -> whether it was refused."""
    process = host.spawn(limits)
    clock = Clock(None, lambda: 0.0, call=_LOAD, wall=_LOAD, total=_LOAD)
    try:
        process.channel.send(wire.encode({"op": "selftest", "id": 0, "memory": limits.memory, **question}), clock)
        sealed = wire.decode(process.channel.receive(4096, clock))
        if sealed != "sealed":
            raise SandboxUnavailable(f"the sandbox could not be closed: {sealed}")
        answer = wire.decode(process.channel.receive(1 << 20, clock))
        if "ok" not in answer:
            raise SandboxUnavailable(f"the sandbox could not be tested: {answer}")
        found: dict[str, bool] = answer["ok"]
        return found
    except (EOFError, Expired, wire.WireError) as error:
        raise SandboxUnavailable(f"the sandbox could not be tested: {error!r}") from None
    finally:
        process.kill()
