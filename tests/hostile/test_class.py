"""A class in which hostile work lies beside right work, of other students and of the same one: nobody gains or loses.

`dlgrade check` gives every exercise a worker of its own.  In class grading the exercises of one student may follow one
another in one worker, two jobs share the machine, and what was printed and raised reaches files that people open.
"""

from __future__ import annotations

import csv
import json
import os
import socket
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import environment, right_text, spawn, toys
from tests.hostile.attacks import SURVIVOR, Attack, Scene, attacks, processes

from dlgrade.sandbox import Sandbox

NEIGHBOURS = ("z1", "z3", "z5")
KINDS = sorted({a.name.partition("_")[0] for a in attacks()})
OF_EACH_KIND = 4
PATIENT = (
    "use_time_asleep",
    "use_reply_half",
    "use_time_below_the_limit",
)  # as long as a class waits for anybody: 30 s

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="full isolation is Linux's")


@pytest.fixture(scope="module")
def server() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0)
        yield listening


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory, server: socket.socket) -> Scene:
    with Sandbox() as box:
        if box.isolation().level != "full":
            pytest.skip("no full isolation on this machine")
    toy = toys()["z1"].load()
    case = next(c for c in toy.cases if c.runs > 1)
    known = tuple(float(case.stream(0, i).normal(size=(4, 5)).flat[0]) for i in range(case.runs))  # type: ignore[union-attr]
    return Scene.build(tmp_path_factory.mktemp("scene"), server.getsockname()[1], known, toy.core().standalone())


def of_kind(kind: str) -> list[Attack]:
    """The attacks of one kind that do not merely wait."""
    return [a for a in attacks() if a.name.startswith(f"{kind}_") and a.name not in PATIENT]


def hand_in(folder: Path, found: list[Attack], scene: Scene) -> Path:
    """A folder for each student: one for each attack, who has solved everything else, and right ones in between."""
    for i, attack in enumerate(found):
        sources = {name: right_text(name) for name in NEIGHBOURS}
        write(folder / attack.name, sources | {attack.exercise: scene.text_of(attack)})
        if i % 3 == 0:
            write(folder / f"right_{i}", sources)
    return folder


def write(folder: Path, sources: dict[str, str]) -> None:
    folder.mkdir(parents=True)
    for name, text in sources.items():
        (folder / f"{toys()[name].stem}.py").write_bytes(text.encode("utf-8", "surrogateescape"))


def graded(folder: Path, out: Path, scene: Scene, found: list[Attack]) -> dict[str, dict[str, str]]:
    """The gradebook that `dlgrade grade --jobs 2` writes: student -> row."""
    names = sorted({*NEIGHBOURS, *(a.exercise for a in found)})
    ran = spawn(
        *("grade", str(folder), *(f"toy.{name}" for name in names), "-o", str(out), "--jobs", "2"),
        cwd=folder.parent,
        env=environment(DLGRADE_HOSTILE_SECRET=scene.secret),
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr
    assert scene.secret not in ran.stdout + ran.stderr
    with (out / "gradebook.csv").open(encoding="utf-8") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def assert_the_attack_failed(attack: Attack, row: dict[str, str], out: Path) -> None:
    """It earned nothing, its report says why, and the same student's other work earned everything."""
    most = {name: toys()[name].load().points for name in NEIGHBOURS}
    assert float(row[f"toy.{attack.exercise}"]) == 0, attack.name
    others = {n: float(row[f"toy.{n}"]) for n in NEIGHBOURS if n != attack.exercise}
    assert others == {n: most[n] for n in others}, attack.name
    (result,) = (
        e
        for e in json.loads((out / "results" / f"{attack.name}.json").read_text())["exercises"]
        if e["id"] == f"toy.{attack.exercise}"
    )
    messages = [c["message"] for c in result["cases"] if c["verdict"] != "pass"]
    assert messages and all(messages), attack.name
    if result["verdict"] == "timeout":  # a short limit: a slow machine ends some before they get anywhere
        return
    assert result["verdict"] in attack.expect, (attack.name, messages)
    assert any(attack.says in m for m in messages), (attack.name, messages)


def assert_nothing_leaked(out: Path, scene: Scene, server: socket.socket) -> None:
    """No secret and no control character in any file that people open; no damage, no connection, no process left."""
    for path in out.rglob("*"):
        if path.suffix in (".csv", ".json", ".html", ".md", ".txt", ".xml"):
            text = path.read_text(encoding="utf-8-sig")
            assert scene.secret not in text, path
            odd = {c for c in text if not c.isprintable() and c not in "\n\r\t"}
            assert not odd, (path, odd)
    assert scene.damage() == []
    with pytest.raises(BlockingIOError):
        server.accept()
    assert [c for pid, c in processes() if SURVIVOR in c and pid != os.getpid()] == []


def grade_and_look(found: list[Attack], tmp_path: Path, scene: Scene, server: socket.socket) -> None:
    folder, out = hand_in(tmp_path / "handed", found, scene), tmp_path / "out"
    book = graded(folder, out, scene, found)
    assert len(book) == len(list(folder.iterdir()))
    for attack in found:
        assert_the_attack_failed(attack, book[attack.name], out)
    full = sum(toys()[name].load().points for name in NEIGHBOURS)
    assert {float(row["total"]) for name, row in book.items() if name.startswith("right_")} == {full}
    assert_nothing_leaked(out, scene, server)


def sampled(kind: str) -> list[Attack]:
    """A few of one kind, from end to end."""
    found = of_kind(kind)
    return found[:: -(-len(found) // OF_EACH_KIND)]


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_work_in_a_class_earns_nothing_and_costs_no_neighbour_anything(
    kind: str, tmp_path: Path, scene: Scene, server: socket.socket
) -> None:
    grade_and_look(sampled(kind), tmp_path, scene, server)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_nor_does_the_rest_of_the_suite(kind: str, tmp_path: Path, scene: Scene, server: socket.socket) -> None:
    rest = [a for a in of_kind(kind) if a not in sampled(kind)]
    grade_and_look(rest, tmp_path, scene, server)


def test_an_attack_that_succeeded_would_be_seen(tmp_path: Path, scene: Scene) -> None:
    solved = replace(attacks()[0], exercise="z1", text=right_text("z1"))
    folder, out = hand_in(tmp_path / "handed", [solved], scene), tmp_path / "out"
    row = graded(folder, out, scene, [solved])[solved.name]
    with pytest.raises(AssertionError, match=solved.name):
        assert_the_attack_failed(solved, row, out)
