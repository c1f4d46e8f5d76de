"""Running probes against a remote implementation with as few round trips as they need.

Most probes only make plain calls and hand the results, or items of them, back unopened.  Such a probe is run once
against a recorder, whose results are promises; all its calls travel to the worker in one batch.  What the probe did is
then done again with the results, step by step, so that the first failure is the same.  A probe that looks into a
promise, or drops one (the call might raise), is run again, call by call, against the remote implementation itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from dlgrade.errors import LearnerFailure
from dlgrade.exercises import Case, Exercise, Observed, as_observed, observe
from dlgrade.implementation import duplicate, is_plain

Call = tuple[str, tuple[Any, ...], dict[str, Any]]


class RemoteLike(Protocol):
    """What the judge needs of `dlgrade.sandbox.Remote`."""

    implementation: Any
    mutated: list[tuple[int | str, ...]]

    def batch(self, calls: list[Call]) -> list[Any]: ...


class _Converse(BaseException):
    """The probe needs a value now; no ``except Exception`` of a probe may swallow this."""


def _needs_value(*_: Any, **__: Any) -> Any:
    raise _Converse


class Promise:
    """What a recorded step gives: a call, or an item by name or number of what another step gave.

    Whatever a probe does with it but hand it back or take an item of it raises _Converse.
    """

    __slots__ = ("recorder", "step")

    def __init__(self, recorder: Recorder, step: int) -> None:
        object.__setattr__(self, "recorder", recorder)
        object.__setattr__(self, "step", step)

    def __getattr__(self, name: str) -> Any:
        raise _Converse

    def __getitem__(self, key: Any) -> Promise:
        if type(key) not in (str, int):
            raise _Converse
        return self.recorder.step((self.step, key))

    __call__ = __bool__ = __len__ = __iter__ = __next__ = __setitem__ = __contains__ = _needs_value
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = __setattr__ = _needs_value
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _needs_value
    __matmul__ = __rmatmul__ = __pow__ = __rpow__ = __neg__ = __abs__ = __mod__ = __floordiv__ = __round__ = (
        _needs_value
    )
    __float__ = __int__ = __index__ = __complex__ = __array__ = __str__ = __repr__ = __format__ = _needs_value
    __and__ = __or__ = __xor__ = __invert__ = __rand__ = __ror__ = __enter__ = __exit__ = _needs_value


class _RecordedName(Promise):
    """A name of the implementation: calling it records a plain call."""

    __slots__ = ("name",)

    def __init__(self, recorder: Recorder, name: str) -> None:
        super().__init__(recorder, -1)
        object.__setattr__(self, "name", name)

    def __call__(self, *args: Any, **kwargs: Any) -> Promise:
        if not is_plain(args) or not is_plain(kwargs):  # callbacks, handles, promises
            raise _Converse
        self.recorder.calls.append((self.name, duplicate(args), duplicate(kwargs)))
        return self.recorder.step(len(self.recorder.calls) - 1)

    __getitem__ = _needs_value


class Recorder:
    """Stands for an implementation and notes the calls made of it.

    steps : in order, the number of a call, or (step, key) of an item taken.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.steps: list[int | tuple[int, Any]] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _RecordedName(self, name)

    def step(self, what: int | tuple[int, Any]) -> Promise:
        """Note a call, or the taking of an item, and promise its result."""
        self.steps.append(what)
        return Promise(self, len(self.steps) - 1)

    def replay(self, value: Any, results: list[Any]) -> Any:
        """What the probe returns, given the calls' results; raises what it would have raised first.

        An item of an object that stayed with the worker needs a conversation.
        """
        found: list[Any] = []
        for step in self.steps:
            if isinstance(step, int):
                if isinstance(results[step], LearnerFailure):
                    raise results[step]
                found.append(results[step])
            else:
                holder = found[step[0]]
                if type(holder) not in (dict, list, tuple) and not is_plain(holder):
                    raise _Converse
                found.append(holder[step[1]])
        return fill(value, found)

    def handed_back(self, value: Any) -> set[int]:
        """The numbers of the calls of which ``value`` holds something."""
        if type(value) is Promise:
            step: int | tuple[int, Any] = self.steps[value.step]
            while not isinstance(step, int):
                step = self.steps[step[0]]
            return {step}
        if type(value) is dict:
            value = list(value.values())
        return set().union(*map(self.handed_back, value)) if type(value) in (list, tuple) else set()


def fill(value: Any, found: list[Any]) -> Any:
    """``value`` with its promises replaced by what the steps gave."""
    if type(value) is Promise:
        return found[value.step]
    if type(value) in (list, tuple):
        return type(value)(fill(v, found) for v in value)
    if type(value) is dict:
        return {k: fill(v, found) for k, v in value.items()}
    if isinstance(value, Promise):
        raise _Converse
    return value


class _Conversation:
    """A remote implementation that notes which calls were made, for the report."""

    def __init__(self, remote: RemoteLike, log: list[Call]) -> None:
        self._remote = remote
        self._log = log

    @property
    def mutated(self) -> list[tuple[int | str, ...]]:
        return self._remote.mutated

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._remote.implementation, name)
        if not callable(value):
            return value
        return self._logged(name, value)

    def _logged(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self._log.append((name, args, kwargs))
            return function(*args, **kwargs)

        return call


@dataclass
class Run:
    """One run of a probe against a remote implementation: the calls it made and what was observed."""

    case: Case
    rng_index: int
    calls: list[Call] = field(default_factory=list)
    observed: Observed | None = None


def observe_remote(exercise: Exercise, remote: RemoteLike, seed: int) -> dict[str, list[Run]]:
    """Every case's runs.  Plain probes share one batch; the others converse."""
    runs = [Run(case, i) for case in exercise.cases for i in range(case.runs)]
    batch: list[Call] = []
    waiting: list[tuple[Run, Recorder, Any, int]] = []
    talking: list[Run] = []
    for run in runs:
        recorder = Recorder()
        try:
            value = run.case.run(recorder, run.case.stream(seed, run.rng_index))
            fill(value, [None] * len(recorder.steps))  # may still show that a name was handed back uncalled
            if not recorder.calls or len(recorder.handed_back(value)) < len(recorder.calls):
                raise _Converse
        except (_Converse, Exception):
            talking.append(run)
            continue
        run.calls = recorder.calls
        waiting.append((run, recorder, value, len(batch)))
        batch += recorder.calls
    results = remote.batch(batch) if batch else []
    changed = list(remote.mutated) if exercise.pure else []
    for run, recorder, value, start in waiting:
        end = start + len(run.calls)
        mutated = tuple(changed[start:end])
        try:
            filled = as_observed(lambda: recorder.replay(value, results[start:end]))  # noqa: B023 - run at once
        except _Converse:
            talking.append(run)
            continue
        run.observed = Observed(filled, mutated if any(mutated) else ())
    for run in talking:
        log: list[Call] = []
        run.observed = observe(run.case, _Conversation(remote, log), run.case.stream(seed, run.rng_index))
        run.calls = log
    by_case: dict[str, list[Run]] = {c.name: [] for c in exercise.cases}
    for run in runs:
        by_case[run.case.name].append(run)
    return by_case
