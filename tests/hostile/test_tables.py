"""Answers learned by heart: a table of what the right code gives on every case of the public seed earns nothing.

It holds where a random case is required, or all that a case asks is drawn afresh; see "Honest limits" in
docs/security.md for the others.
"""

from __future__ import annotations

import base64
import pickle
import random
import sys
from typing import Any

import pytest

from dlgrade import content
from dlgrade.exercises import Exercise
from dlgrade.judge.judging import judge_source
from dlgrade.sandbox import Sandbox

PUBLIC, HIDDEN = 0, 20260
A_HANDFUL = 6

TABLE = """
import base64
import pickle

import numpy as np


def key(value):
    if isinstance(value, np.ndarray):
        return str(value.shape) + value.tobytes().hex()
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(map(key, value)) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(key(k) + ":" + key(v) for k, v in value.items()) + "}"
    return "a function" if callable(value) else repr(value)


KNOWN = pickle.loads(base64.b64decode("@KNOWN@"))


def learned(name):
    def answer(*args, **kwargs):
        return KNOWN.get(name + key(args) + key(kwargs), 0.0)
    return answer
"""


def required(exercise: Exercise) -> bool:
    """Whether a table should be worth nothing: a random case is required, and all parts are functions."""
    plain = (
        not exercise.uses and not exercise.training and not any(isinstance(p, type) for p in exercise.parts.values())
    )
    return plain and any(c.random and c.required for c in exercise.cases)


def some() -> list[content.Entry]:
    """A handful of such exercises, others in every release."""
    found = [e for e in content.entries() if not e.left_out and required(e.load())]
    return sorted(random.Random(len(found)).sample(found, min(A_HANDFUL, len(found))), key=lambda e: e.id)


class Watched:
    """The right code, and a table of what it was asked and said."""

    mutated = ()

    def __init__(self, exercise: Exercise, key: Any) -> None:
        self._right, self._key = exercise.right_implementation(), key
        self.known: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        function = getattr(self._right, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            asked = name + self._key(args) + self._key(kwargs)  # before: it may change them
            self.known[asked] = value = function(*args, **kwargs)
            return value

        return call


def table(exercise: Exercise) -> bytes:
    """A submission that answers every case of the public seed, and nothing else."""
    names: dict[str, Any] = {}
    exec(TABLE.replace("@KNOWN@", base64.b64encode(pickle.dumps({})).decode()), names)
    watched = Watched(exercise, names["key"])
    for case in exercise.cases:
        case.observe(watched, PUBLIC)
    known = base64.b64encode(pickle.dumps(watched.known)).decode()
    functions = [f'{name} = learned("{name}")' for name in exercise.parts]
    return "\n".join([TABLE.replace("@KNOWN@", known), *functions]).encode()


@pytest.mark.skipif(sys.platform != "linux", reason="one platform is enough: the rule is the judge's")
@pytest.mark.parametrize("entry", some(), ids=lambda e: e.id)
def test_answers_learned_by_heart_earn_nothing_under_a_hidden_seed(entry: content.Entry, sandbox: Sandbox) -> None:
    exercise = entry.load()
    files = {f"{entry.stem}.py": table(exercise)}
    known = judge_source(exercise, entry, files, entry.stem, sandbox, PUBLIC)
    assert known.points > 0  # the table is worth something where the cases are known
    assert judge_source(exercise, entry, files, entry.stem, sandbox, HIDDEN).points == 0
