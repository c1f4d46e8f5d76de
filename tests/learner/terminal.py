"""A small bank, a record of its own and a pseudo-terminal for the tests of drills and mocks."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import CONTENT, environment

COMMON = '''"""small.{name}  {title}.    A toy"""

from dlgrade.bank import Question

question = Question(
    {about}
    topics=("toy", "{name}"),
    kinds="{kind}",
    marks={marks},
    bloom="apply",
    syllabus="beyond",
    stem="{stem}",
    explanation="{explanation}",
    {more}
)


@question.draw
def draw(rng):
    return {{"n": rng.integer("n", 30, 60)}}

'''
NUMBER = COMMON.format(
    name="number", title="Half a number", kind="NAT", marks=2, about='about="toy.z1",',
    stem="What is << n >> divided by 3?", explanation="<< n >> over three is << key >>.", more="decimals=2,",
) + '''
@question.answer
def answer(implementation, n):
    return n / 3


@question.check
def check(n):
    return n * (1 / 3)


@question.mistake("To divide by three is to multiply by it.")
def multiplied(n):
    return 3.0 * n
'''  # fmt: skip
PICK = COMMON.format(
    name="pick", title="The successor", kind="MCQ", marks=1, about="",
    stem="What follows << n >>?", explanation="It is << key >>.", more="",
) + '''
@question.answer
def answer(implementation, n):
    return n + 1


@question.check
def check(n):
    return 1 + n


@question.mistake("The successor is the number itself.")
def itself(n):
    return n


@question.mistake("The successor is the one before.")
def before(n):
    return n - 1


@question.mistake("The successor is the double.")
def double(n):
    return 2 * n
'''  # fmt: skip
TICK = COMMON.format(
    name="tick", title="Even and odd", kind="MSQ", marks=2, about="",
    stem="Which are true of << n >>?", explanation="Look at << n >>.", more="",
) + "\n" + "\n".join(
    f'question.{truth}("{text}", why="Count.", belief="Belief {i}.", mistake="wrong_{i}")'
    for i, (truth, text) in enumerate(
        [("true", f"$<< n >> + {k}$ is greater than << n >>") for k in range(1, 6)]
        + [("false", f"$<< n >> - {k}$ is greater than << n >>") for k in range(1, 6)]
    )
) + "\n"  # fmt: skip
BLUEPRINT = """title = "Small mock"
minutes = {minutes}

[[section]]
name = "Choices"
select = ["small.pick", "small.tick"]
count = 2

[[section]]
name = "Numbers"
select = ["small.number"]
count = 1
"""
needs_terminal = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")


class Bench:
    """A folder with the small bank, and commands that run on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.record = folder / "record.sqlite"
        self.content = folder / "content"
        (self.content / "solutions").mkdir(parents=True)
        bank = self.content / "bank" / "small"
        bank.mkdir(parents=True)
        for name, text in (("number", NUMBER), ("pick", PICK), ("tick", TICK)):
            (bank / f"{name}.py").write_text(text, encoding="utf-8")
        self.started: list[Any] = []

    def settings(self, **changes: str | None) -> dict[str, str]:
        named = f"{CONTENT}{os.pathsep}{self.content}"
        return environment(**{"DLGRADE_CONTENT": named, "DLGRADE_RECORD": str(self.record), **changes})

    def blueprint(self, minutes: int = 30) -> str:
        path = self.folder / "small.toml"
        path.write_text(BLUEPRINT.format(minutes=minutes), encoding="utf-8")
        return str(path)

    def at_terminal(self, *arguments: str, columns: int = 80, start: str = "", **settings: str | None) -> Any:
        """`dlgrade ARGUMENTS` at a pseudo-terminal; ``start`` is Python code that it runs first."""
        pexpect = pytest.importorskip("pexpect")
        code = f"import sys\n{start}\nsys.argv = ['dlgrade', *sys.argv[1:]]\nfrom dlgrade.cli import main\nmain()"
        child = pexpect.spawn(
            sys.executable, ["-W", "error", "-c", code, *arguments], cwd=str(self.folder), encoding="utf-8",
            env=self.settings(**{"TERM": "xterm", "COLUMNS": None, **settings}), timeout=60, dimensions=(24, columns),
        )  # fmt: skip
        child.delaybeforesend = None
        self.started.append(child)
        return child


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    for child in made.started:
        child.close(force=True)


def code_of(child: Any) -> int:
    """The exit code, as a shell tells it."""
    import pexpect

    child.expect(pexpect.EOF)
    child.wait()
    return int(child.exitstatus) if child.exitstatus is not None else 128 + int(child.signalstatus)
