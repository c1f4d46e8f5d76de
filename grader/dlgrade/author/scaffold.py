"""The skeleton of a new exercise."""

from __future__ import annotations

import re
from pathlib import Path

from dlgrade import content
from dlgrade.errors import UsageError

SKELETON = '''"""{id}  Title of the exercise.    Place in the book"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("...",),
    hints=(
        "A nudge: a question that points at the idea.",
        "The idea, in words.",
        "A plan, step by step, but not the code.",
    ),
)
def {name}(x: np.ndarray) -> np.ndarray:
    """What comes back, in one line.

    x : (n, m) array  ->  (n, m) array.

    The convention, wherever books differ.  A small worked value.  The source.
    """
    return 2 * x


@{name}.alternative
def with_a_loop(x):
    return np.array([[2 * v for v in row] for row in x])


{name}.mistake("In one sentence, what someone believes who writes this.", name="short_name", edit=("2 * x", "x * x"))


@{name}.case("a small example")
def small(implementation):
    return implementation.{name}(np.array([[1.0, 3.0, -2.0], [0.5, 4.0, 7.0]]))


@{name}.random_case("other sizes", n=4)
def other_sizes(implementation, rng):
    return implementation.{name}(rng.normal(size=(3, 5)))
'''


def new_exercise(identifier: str, name: str, root: Path | None = None) -> Path:
    """Write ``solutions/CHAPTER/ID_name.py`` in ``root`` (the project's own content by default).

    Raises UsageError for names that make no file, or one that exists.
    """
    chapter, _, short = identifier.lower().partition(".")
    if not re.fullmatch(r"[a-z][a-z0-9]*", chapter) or not re.fullmatch(r"[a-z]+[0-9]*[a-z]?", short):
        raise UsageError(f"{identifier!r} is no identifier; expected CHAPTER.ID such as ch10.b9")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise UsageError(f"{name!r} is no name; expected lower-case letters, digits and underscores")
    if any(e.id == f"{chapter}.{short}" for e in content.entries()):
        raise UsageError(f"there is an exercise {chapter}.{short} already")
    path = (root or content.roots()[-1]) / "solutions" / chapter / f"{short}_{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SKELETON.format(id=f"{chapter}.{short}", name=name), encoding="utf-8")
    return path
