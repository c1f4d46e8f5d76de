"""Hostile submissions earn nothing, say what stopped them, leave no trace, and the next student is graded in full."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hostile.attacks import SURVIVOR, Attack, Scene, attacks, processes

from dlgrade import content
from dlgrade.judge.judging import ExerciseReport, judge_opened
from dlgrade.report.machine import as_json, as_junit
from dlgrade.sandbox import Limits, Sandbox

TOYS = {e.id.partition(".")[2]: e for e in content.entries([Path(__file__).parents[1] / "content"])}
ATTACKS = attacks()
HIDDEN = 20260  # the seed of class grading, which nobody who hands in knows
QUICK = Limits(call=0.3, wall=1.0, total=2.0)
LOOPING = Limits(call=0.3, wall=30.0, total=60.0)  # for what uses up its CPU time, however late it gets it
ENOUGH = Limits(call=10.0, wall=30.0, total=60.0)  # for an attack that ends by itself, on however slow a machine
MOST_TEXT = 200_000  # of one exercise's report

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="full isolation is Linux's")


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    with Sandbox() as made:
        if made.isolation().level != "full":
            pytest.skip("no full isolation on this machine")
        yield made


@pytest.fixture(scope="module")
def server() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0)
        yield listening


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory, server: socket.socket) -> Iterator[Scene]:
    toy = TOYS["z1"].load()
    case = next(c for c in toy.cases if c.runs > 1)
    known = tuple(float(case.stream(0, i).normal(size=(4, 5)).flat[0]) for i in range(case.runs))
    made = Scene.build(tmp_path_factory.mktemp("scene"), server.getsockname()[1], known, toy.core().standalone())
    os.environ["DLGRADE_HOSTILE_SECRET"] = made.secret
    yield made
    del os.environ["DLGRADE_HOSTILE_SECRET"]


def judged(box: Sandbox, name: str, text: str, seed: int = HIDDEN, limits: Limits = ENOUGH) -> ExerciseReport:
    entry = TOYS[name]
    exercise = entry.load()
    files = {f"{entry.stem}.py": text.encode()}
    with box.open(files, entry.stem, uses=exercise.uses, limits=limits, watch_mutation=exercise.pure) as remote:
        return judge_opened(exercise, entry, remote, seed)


def left_behind(box: Sandbox) -> list[str]:
    """Command lines of processes that an attack started, and of workers that should be gone."""
    hosts = {host.pid() for host in box._hosts.values()}  # type: ignore[attr-defined]
    commands = {command for pid, command in processes() if pid in hosts}
    return [c for pid, c in processes() if SURVIVOR in c or (c in commands and pid not in hosts)]


def printed(report: ExerciseReport) -> str:
    """Everything that anybody is shown of a report, in every format."""
    from dlgrade.judge.run import CheckReport
    from dlgrade.report.people import check_lines

    whole = CheckReport(HIDDEN, (report,))
    text = "\n".join("".join(piece for piece, _ in line) for line in check_lines(whole, 100, verbose=True))
    return "\n".join([text, json.dumps(as_json(whole), ensure_ascii=False), as_junit(whole)])


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda a: a.name)
def test_an_attack_earns_nothing_and_leaves_no_trace(
    attack: Attack, box: Sandbox, scene: Scene, server: socket.socket
) -> None:
    limits = ENOUGH if "timeout" not in attack.expect else LOOPING if "CPU time" in attack.says else QUICK
    report = judged(box, attack.exercise, scene.text_of(attack), limits=limits)

    assert report.points == 0, [(c.name, c.verdict, c.message) for c in report.cases]
    assert report.verdict in attack.expect, [(c.name, c.verdict, c.message) for c in report.cases]
    messages = [c.message for c in report.cases if c.verdict != "pass"]
    assert all(messages)
    slow = report.verdict == "timeout" and len(attack.expect) > 1  # ended before it got anywhere
    assert slow or any(attack.says in m for m in messages), messages

    shown = printed(report)
    assert scene.secret not in shown
    assert all(c.isprintable() or c == "\n" for c in shown), sorted({c for c in shown if not c.isprintable()})
    assert len(shown) < MOST_TEXT

    assert scene.damage() == []
    with pytest.raises(BlockingIOError):
        server.accept()

    toy = TOYS["z1"].load()
    right = judged(box, "z1", toy.core().standalone())
    assert (right.verdict, right.points) == ("pass", right.max_points)
    deadline = time.monotonic() + 30
    while left_behind(box) and time.monotonic() < deadline:
        time.sleep(0.02)  # a worker that was discarded is not waited for
    assert left_behind(box) == []


def test_there_are_at_least_sixty_attacks_and_each_names_its_own_attempt() -> None:
    assert len(ATTACKS) >= 60
    assert len({a.attack for a in ATTACKS}) == len(ATTACKS)


def test_a_table_for_the_public_seed_earns_something_where_the_seed_is_public(box: Sandbox, scene: Scene) -> None:
    table = next(a for a in ATTACKS if a.name == "rule_public_seed")
    assert judged(box, "z1", scene.text_of(table), seed=0).points > 0
    assert judged(box, "z1", scene.text_of(table), seed=HIDDEN).points == 0


def test_the_prize_is_worth_winning(box: Sandbox, scene: Scene) -> None:
    """An attack that is not refused would earn points: the suite can fail."""
    harmless = next(a for a in ATTACKS if a.name == "look_at_descriptors")
    text = scene.text_of(harmless).replace("return 0 * x", "return factor * x")
    assert judged(box, "z1", text).verdict == "pass"


@pytest.mark.parametrize("name", ["numpy.py", "json.py", "builtins.py", "serve.py", "os.py", "conftest.py", "site.py"])
def test_a_file_named_like_a_library_reaches_only_its_own_author(name: str, box: Sandbox, scene: Scene) -> None:
    entry = TOYS["z1"]
    exercise = entry.load()
    evil = b"raise SystemExit('hijacked')\n"
    files = {f"{entry.stem}.py": exercise.core().standalone().encode(), name: evil}
    with box.open(files, entry.stem, limits=ENOUGH) as remote:
        assert judge_opened(exercise, entry, remote, HIDDEN).verdict in ("pass", "error")
    assert judged(box, "z1", exercise.core().standalone()).verdict == "pass"
    assert scene.damage() == []
