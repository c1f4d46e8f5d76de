"""Finding and naming content; and what holds for all of it."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.conftest import CONTENT, Ran, toys
from tests.test_judging import Faked

from dlgrade import content, exercises
from dlgrade.errors import ContentError, UnknownTarget, UsageError
from dlgrade.exercises import Failed
from dlgrade.judge.recording import observe_remote

EVERYTHING = [*content.entries([content.roots()[-1]]), *toys().values()]


def ids(*targets: str) -> list[str]:
    return [e.id for e in content.select(targets)]


@pytest.mark.parametrize("target", ["toy", "TOY", "exercises/toy", "exercises/toy/", "toy/", "solutions/toy"])
def test_a_chapter_may_be_named_in_many_ways(target: str) -> None:
    assert ids(target) == [f"toy.z{i}" for i in range(1, 8)]


@pytest.mark.parametrize(
    "target",
    ["toy.z2", "z2", "z2_counter", "toy.z2_counter", "counter", "toy.counter", "toy.coun", "z2_counter.py",
     "exercises/toy/z2_counter.py", "/far/away/exercises/toy/z2_counter.py", "Counter", " z2 "],
)  # fmt: skip
def test_an_exercise_may_be_named_in_many_ways(target: str) -> None:
    assert ids(target) == ["toy.z2"]


def test_several_targets_come_once_each_in_the_books_order() -> None:
    assert ids("z3", "toy.z1", "z3") == ["toy.z1", "toy.z3"]


@pytest.mark.parametrize(
    ("target", "near"),
    [("toy.z22", "toy.z2"), ("z2_conter", "z2_counter"), ("chh10", "ch10"), ("toy/z2_conter.py", "z2")],
)
def test_an_unknown_target_offers_the_nearest(target: str, near: str) -> None:
    with pytest.raises(UnknownTarget, match=near):
        content.select([target])


def test_an_ambiguous_prefix_names_what_it_may_mean() -> None:
    with pytest.raises(UnknownTarget, match=r"may mean toy\.z1, toy\.z2"):
        content.select(["z"])


def test_no_target_is_everything() -> None:
    assert ids() == [e.id for e in content.entries()]


def test_identifiers_are_unique() -> None:
    assert len({e.id for e in EVERYTHING}) == len(EVERYTHING)


@pytest.mark.parametrize(
    "name", ["README.md", "_private_x.py", "nounderscore.py", "1_number.py", ".z9_hidden.py", "z9 x_y.py"]
)
def test_files_that_are_no_exercises_are_passed_over(name: str, tmp_path: Path) -> None:
    (tmp_path / "solutions" / "c").mkdir(parents=True)
    (tmp_path / "solutions" / "c" / name).write_text("1 / 0\n")
    assert content.entries([tmp_path]) == []


def test_a_file_beside_the_chapters_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "solutions").mkdir()
    (tmp_path / "solutions" / "z1_x.py").write_text("")
    assert content.entries([tmp_path]) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("x = 1\n", "holds 0 exercises"), ("1 / 0\n", "ZeroDivisionError"), ("def f(:\n", "SyntaxError"),
     ("import nowhere\n", "nowhere"), ("raise SystemExit\n", "SystemExit")],
)  # fmt: skip
def test_broken_content_is_told_with_its_file(text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "solutions" / "c").mkdir(parents=True)
    (tmp_path / "solutions" / "c" / "z1_x.py").write_text(text)
    with pytest.raises(ContentError, match=words) as told:
        content.entries([tmp_path])[0].load()
    assert "z1_x.py" in str(told.value)


def test_ones_own_content_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    chapter = EVERYTHING[0].chapter
    (tmp_path / "solutions" / chapter).mkdir(parents=True)
    (tmp_path / "solutions" / chapter / f"{EVERYTHING[0].stem}.py").write_text("")
    monkeypatch.setenv("DLGRADE_CONTENT", str(tmp_path))
    assert content.select([EVERYTHING[0].id])[0].root == tmp_path


def test_loading_content_leaves_sys_path_alone() -> None:
    import sys

    before = list(sys.path)
    toys()["z1"].load()
    assert sys.path == before


@pytest.mark.parametrize("entry", EVERYTHING, ids=lambda e: e.id)
def test_every_exercise_has_a_title_and_a_source(entry: content.Entry) -> None:
    assert all(entry.heading)


@pytest.mark.parametrize("entry", [e for e in EVERYTHING if not e.training and not e.left_out], ids=lambda e: e.id)
def test_a_remote_implementation_is_observed_like_a_local_one(entry: content.Entry) -> None:
    exercise = entry.load()
    values = dict(exercise.parts)
    directly = {c.name: c.observe(exercise.local(values), 0) for c in exercise.cases}
    remotely = observe_remote(exercise, Faked(values, watch=exercise.pure), 0)
    for case in exercise.cases:
        got = [r.observed for r in remotely[case.name]]
        assert all(g is not None and not isinstance(g.value, Failed) for g in got)
        assert exercise.same(case, directly[case.name], [g for g in got if g is not None], nan=True), case.name


def test_every_right_solution_is_right(dlgrade: Callable[..., Ran]) -> None:
    ran = dlgrade("check", "--solutions", "--no-training", "--json")
    wrong = {e["id"]: e["verdict"] for e in json.loads(ran.out)["exercises"] if e["verdict"] != "pass"}
    assert (wrong, ran.code) == ({}, 0)


@pytest.mark.parametrize("entry", EVERYTHING, ids=lambda e: e.id)
def test_what_is_not_parsed_is_no_part_of_the_right_code(entry: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    if entry.left_out:
        pytest.skip(entry.left_out)
    short = exercises._Core(entry.load()).pieces
    monkeypatch.setattr(exercises, "_without_cases", lambda lines, _: "".join(lines))
    assert list(short.values()) == list(exercises._Core(entry.load()).pieces.values())


@pytest.mark.parametrize(
    ("name", "packages", "extra"),
    [
        ("ch12.p3k", "tensorflow and keras are", "tensorflow"),
        ("ch12.p4k", "tensorflow and keras are", "tensorflow"),
        ("ch12.p3t", "torch is", "torch"),
        ("ch12.p4t", "torch is", "torch"),
    ],
)
def test_an_exercise_without_its_package_is_left_out_with_the_extra_that_brings_it(
    name: str, packages: str, extra: str, monkeypatch: pytest.MonkeyPatch, dlgrade: Callable[..., Ran]
) -> None:
    found = content.find_spec
    monkeypatch.setattr(content, "find_spec", lambda n: None if n in packages.split() else found(n))
    said = f'{packages} not installed; pip install "dlgrade[{extra}]"'
    (entry,) = content.select([name])
    assert entry.left_out == said
    with pytest.raises(UsageError, match="cannot be loaded here"):
        entry.load()
    alone = dlgrade("check", name, "--solutions")
    assert (alone.code, said in " ".join(alone.err.split())) == (2, True)
    beside = dlgrade("check", name, "ch12.p3_", "--solutions", "--json")
    report = json.loads(beside.out)
    assert (beside.code, [e["id"] for e in report["exercises"]]) == (0, ["ch12.p3"])
    assert report["left_out"] == [{"id": name, "reason": said}]


TRICKY = '''"""Quoted:
@main.case("x")
def main(): ...
"""
A = 1

@exercise(
    points=1,
)
def main(x):
    """Quotes in three: \'\'\' and
@main.case
def lost(): ...
    """
    return x


@main.case("a")
@staticmethod
def main_case(i):
    text = """
def kept(): ...
"""
    return text


main.mistake("m", edit=("a", "b"))


def helper():
    return 1


@main.part
class Part:
    pass
'''


@pytest.mark.parametrize("more", ["", 'B = 2  # a """ in a remark\n', "C = 3\n@main.case('c')\ndef c(i): return 1"])
def test_decorated_definitions_and_calls_are_left_out_and_nothing_else(more: str) -> None:
    text = TRICKY + more
    short = ast.parse(exercises._without_cases(text.splitlines(keepends=True), {"main", "Part"}))
    kept = {ast.unparse(n): n.lineno for n in short.body}
    for node in ast.parse(text).body:
        call = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
        if not call and (not getattr(node, "decorator_list", []) or node.name in ("main", "Part")):  # type: ignore[attr-defined]
            assert kept[ast.unparse(node)] == node.lineno
    for left_out in ("def main_case", "main.mistake("):
        assert (left_out in "\n".join(kept)) == ("remark" in more)


def test_the_toys_are_found_where_they_are() -> None:
    assert {e.root for e in toys().values()} == {CONTENT}
    assert np.all([e.stub.is_file() for e in toys().values()])


def test_a_slip_in_a_chapters_number_is_told_all_chapters_that_are_near() -> None:
    with pytest.raises(UnknownTarget, match=r"did you mean ch12, ch10"):
        content.select(["ch1o"])
