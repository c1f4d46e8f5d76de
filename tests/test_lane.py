"""A second process judges part of a long check, and nobody can tell from the reports."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest
from tests.conftest import right_text

from dlgrade import content
from dlgrade.errors import ContentError, GraderBroken
from dlgrade.judge import lane
from dlgrade.judge.judging import judge_file
from dlgrade.judge.run import run_check
from dlgrade.sandbox import Remote, Sandbox
from dlgrade.sandbox.processes import supports_fork

TOY = Path(__file__).parent / "content"
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here, and so no second process")


def places() -> list[tuple[content.Entry, Path]]:
    return [(e, e.stub) for e in content.entries([TOY]) if not e.left_out]


def test_both_processes_together_report_what_one_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane, "WORTH_IT", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with Sandbox() as one, Sandbox() as two:
        assert lane.shares(places())[1]
        assert run_check(places(), one, seed=3, second=two) == run_check(places(), one, seed=3)


def test_every_exercise_is_judged_by_exactly_one_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane, "WORTH_IT", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    mine, others = lane.shares(places())
    assert sorted(e.id for e, _ in [*mine, *others]) == sorted(e.id for e, _ in places())
    assert all(not e.uses for e, _ in mine)


OTHERS = {
    "a slip": "def scale(x, factor=2.0):\n    return x + factor\n",
    "syntax": "def scale(x, factor=2.0)\n    return x\n",
    "ends itself": "import os\n\ndef scale(x, factor=2.0):\n    os._exit(0)\n",
    "patches numpy": "import numpy as np\n\nnp.sqrt = np.sum = np.dot = lambda *a, **k: 1.0\n" + right_text("z1"),
    "prints": "print('a' * 70_000)\n" + right_text("z1"),
}


@pytest.mark.parametrize("what", OTHERS)
def test_exercises_that_share_a_worker_are_reported_as_each_alone(what: str, tmp_path: Path) -> None:
    chosen = []
    for entry, _ in places():
        if entry.id != "toy.z2":  # stays a stub
            path = tmp_path / f"{entry.stem}.py"
            path.write_text(OTHERS[what] if entry.id == "toy.z1" else entry.load().core().standalone())
            chosen.append((entry, path))
        else:
            chosen.append((entry, entry.stub))
    with Sandbox() as sandbox:
        together = run_check(chosen, sandbox, seed=5).exercises
        alone = tuple(judge_file(e.load(), e, path, sandbox, 5) for e, path in chosen)
    assert together == alone
    assert {e.verdict for e in together if e.id not in ("toy.z1", "toy.z2")} == {"pass"}


@pytest.mark.skipif(not supports_fork(), reason="workers that are spawned share less")
def test_exercises_of_one_check_share_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    inherited: list[bool] = []
    load = Remote.load
    monkeypatch.setattr(Remote, "load", lambda self: (inherited.append(self.inherited), load(self))[1])
    plain = [(e, p) for e, p in places() if not e.uses]
    with Sandbox() as sandbox:
        assert run_check(plain, sandbox, solutions=True).passed
    assert sum(inherited) >= 2


def test_a_short_check_needs_no_second_process() -> None:
    assert lane.shares(places()[:3])[1] == []


def test_a_lane_that_is_killed_is_the_graders_failure_and_nobodys_score() -> None:
    with Sandbox() as sandbox:
        with closing(lane.Lane(places(), sandbox, 0, solutions=False)) as made:
            os.kill(made._pid, 9)
            with pytest.raises(GraderBroken, match="ended early"):
                for key in sorted(made.keys):
                    made.report(key)


def test_a_lane_that_fails_says_why(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        entry, path = places()[0]
        broken = content.Entry(entry.chapter, tmp_path, entry.stem)
        with closing(lane.Lane([(broken, path)], sandbox, 0, solutions=False)) as made:
            with pytest.raises(GraderBroken, match="there is no"):
                made.report((entry.id, path))


def test_an_exercise_is_claimed_once() -> None:
    chosen = places()[:3]
    keys = [(e.id, p) for e, p in chosen]
    with closing(lane.Claims(chosen)) as claims:
        assert claims.take(keys[0])
        child = os.fork()
        if child == 0:
            taken = [claims.take(key) for key in keys[:2]]
            os._exit(taken != [False, True])
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert claims.take(keys[2])


def test_what_the_lane_cannot_load_is_said_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane, "WORTH_IT", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    chosen = places()
    last = [e for e, _ in chosen if not e.uses][-1]
    path = tmp_path / "solutions" / last.chapter / f"{last.stem}.py"
    path.parent.mkdir(parents=True)
    path.write_text("no Python at all")
    chosen = [(content.Entry(e.chapter, tmp_path, e.stem) if e is last else e, p) for e, p in chosen]
    with Sandbox() as one, Sandbox() as two, pytest.raises(ContentError, match="cannot be loaded"):
        run_check(chosen, one, second=two)
