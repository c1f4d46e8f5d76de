"""The commands as a user meets them: what they say, where they say it, and with which exit code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import CONTENT, Ran, environment, right_text, spawn, toys, without_privileges

Run = Callable[..., Ran]
WRONG = "import numpy as np\ndef scale(x, factor=2.0):\n    return x + factor\n"
NO_ROOM = (
    "import resource, signal\n"
    "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))"
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux")


def place(folder: Path, name: str = "z1") -> Path:
    return folder / toys()[name].place


# ---- list, show, help ----------------------------------------------------------------------------------------------


def test_list_shows_every_chapter(dlgrade: Run) -> None:
    assert re.search(r"^toy +7 exercises", dlgrade("list").out, re.M)


def test_list_shows_the_exercises_of_a_chapter_in_order(dlgrade: Run) -> None:
    assert [line.split()[0] for line in dlgrade("list", "toy").out.splitlines()] == [f"toy.z{i}" for i in range(1, 8)]


def test_list_of_an_unknown_chapter_is_a_usage_error_that_names_the_nearest(dlgrade: Run) -> None:
    ran = dlgrade("list", "toyy")
    assert (ran.code, ran.out) == (2, "")
    assert "toy" in ran.err


def test_show_tells_task_source_points_and_place(dlgrade: Run) -> None:
    out = dlgrade("show", "z1").out
    for words in ("Scale an array", "Toys, exercise 1", "4 points", "exercises/toy/z1_scale.py", "Every entry of x"):
        assert words in out


def test_show_of_a_class_tells_its_methods(dlgrade: Run) -> None:
    assert "Add n and return the new count." in dlgrade("show", "z2").out


def test_show_tells_every_part(dlgrade: Run) -> None:
    assert "The Euclidean norm of x." in dlgrade("show", "z3").out


def test_show_tells_the_rubric_of_a_written_part(dlgrade: Run) -> None:
    assert "Divides by two." in dlgrade("show", "z7", "--rubric").out


def test_show_keeps_the_rubric_back_until_it_is_asked_for(dlgrade: Run) -> None:
    assert "Divides by two." not in dlgrade("show", "z7").out


def test_show_does_not_give_the_solution_away(dlgrade: Run) -> None:
    assert "return" not in dlgrade("show", "z1").out


def test_show_of_a_chapter_asks_for_one_exercise(dlgrade: Run) -> None:
    ran = dlgrade("show", "toy")
    assert ran.code == 2
    assert "toy.z1" in ran.err


@pytest.mark.parametrize("command", [[], ["--help"], ["-h"], ["check", "--help"], ["author", "--help"]])
def test_help_is_on_standard_output(command: list[str], dlgrade: Run) -> None:
    ran = dlgrade(*command)
    assert "Usage: dlgrade" in ran.out + ran.err


def test_version_is_told(dlgrade: Run) -> None:
    from dlgrade import __version__

    assert dlgrade("--version").out.strip() == f"dlgrade, version {__version__}"


def test_an_unknown_command_offers_the_nearest(dlgrade: Run) -> None:
    ran = dlgrade("chek")
    assert ran.code == 2
    assert "'check'" in ran.err


def test_an_unknown_option_is_a_usage_error(dlgrade: Run) -> None:
    assert dlgrade("check", "--jsno").code == 2


def test_python_m_dlgrade_works_too(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dlgrade", "list", "toy"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "toy.z1" in done.stdout


# ---- init ----------------------------------------------------------------------------------------------------------


def test_init_writes_the_stubs_of_a_chapter(tmp_path: Path, dlgrade: Run) -> None:
    assert dlgrade("init", str(tmp_path / "w"), "--chapter", "toy").code == 0
    for entry in toys().values():
        assert (tmp_path / "w" / entry.place).read_text() == entry.stub.read_text()


def test_init_keeps_what_is_there(solved: Path, dlgrade: Run) -> None:
    before = {p: p.read_bytes() for p in solved.rglob("*.py")}
    ran = dlgrade("init", str(solved), "--chapter", "toy")
    assert "7 kept" in ran.out
    assert {p: p.read_bytes() for p in solved.rglob("*.py")} == before


@posix
def test_init_keeps_a_dangling_link(tmp_path: Path, dlgrade: Run) -> None:
    link = tmp_path / toys()["z1"].place
    link.parent.mkdir(parents=True)
    link.symlink_to("nowhere")
    dlgrade("init", str(tmp_path), "--chapter", "toy")
    assert link.is_symlink() and not link.exists()


def test_init_says_what_to_do_next(tmp_path: Path, dlgrade: Run) -> None:
    out = dlgrade("init", str(tmp_path / "w"), "--chapter", "toy").out
    assert "Next: cd " in out and "dlgrade check toy.z1" in out


def test_the_next_step_of_init_can_be_typed_as_it_stands(folder: Path, dlgrade: Run) -> None:
    assert "Next: cd 'my work', open exercises" in dlgrade("init", "my work", "--chapter", "toy").out
    out = dlgrade("init", ".", "--chapter", "toy.z1").out
    assert out.startswith("0 exercises written") and "Next: open exercises/toy/" in out  # it is here
    place(folder).unlink()
    assert dlgrade("init", ".", "--chapter", "toy.z1").out.startswith("1 exercise written")


def test_init_leaves_no_temporary_file(tmp_path: Path, dlgrade: Run) -> None:
    dlgrade("init", str(tmp_path), "--chapter", "toy")
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == sorted(e.stub.name for e in toys().values())


def test_init_refuses_the_projects_own_source(tmp_path: Path, dlgrade: Run) -> None:
    for name in ("solutions/ch10", "exercises/ch10", "grader/dlgrade"):
        (tmp_path / name).mkdir(parents=True)
    ran = dlgrade("init", str(tmp_path), "--chapter", "toy")
    assert (ran.code, ran.out) == (2, "")


def test_init_of_an_unknown_chapter_writes_nothing(tmp_path: Path, dlgrade: Run) -> None:
    assert dlgrade("init", str(tmp_path / "w"), "--chapter", "tooy").code == 2
    assert not (tmp_path / "w").exists()


def test_init_where_a_file_is_in_the_way_is_one_message(tmp_path: Path, dlgrade: Run) -> None:
    (tmp_path / "exercises").write_text("a file")
    ran = dlgrade("init", str(tmp_path), "--chapter", "toy")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (3, "", 1)
    assert "exercises" in ran.err


@linux
def test_init_in_a_read_only_folder_is_one_message(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        done = spawn("init", "w", "--chapter", "toy", cwd=tmp_path, preexec_fn=without_privileges)
    finally:
        tmp_path.chmod(0o755)
    assert (done.returncode, done.stderr) == (
        3,
        "dlgrade: w: Permission denied; choose another place, or change its permissions\n",
    )


# ---- check ---------------------------------------------------------------------------------------------------------


def test_all_right_is_exit_code_0(solved: Path, dlgrade: Run) -> None:
    ran = dlgrade("check", "z1", "z2", "z3")
    assert (ran.code, ran.err) == (0, "")
    assert "Everything here is right." in ran.out


def test_something_wrong_is_exit_code_1(solved: Path, dlgrade: Run) -> None:
    place(solved).write_text(WRONG)
    assert dlgrade("check", "z1", "z2", "z3").code == 1


def test_untouched_stubs_are_exit_code_1_and_the_first_is_next(folder: Path, dlgrade: Run) -> None:
    ran = dlgrade("check", "z1", "z2", "z3")
    assert ran.code == 1
    assert "Next: toy.z1  exercises/toy/z1_scale.py" in ran.out


def test_a_wrong_exercise_comes_before_those_not_begun(folder: Path, dlgrade: Run) -> None:
    place(folder, "z5").write_text("def center(x): return x\n")
    assert "Next: toy.z5  exercises/toy/z5_center.py:1" in dlgrade("check", "z1", "z5").out


def test_the_belief_behind_a_wrong_value_is_told(folder: Path, dlgrade: Run) -> None:
    place(folder).write_text(WRONG)
    assert "To scale by a factor is to add it." in dlgrade("check", "z1").out


def test_an_absolute_path_names_an_exercise(solved: Path, dlgrade: Run) -> None:
    ran = dlgrade("check", str(place(solved)), "--json")
    assert [e["id"] for e in json.loads(ran.out)["exercises"]] == ["toy.z1"]


@pytest.mark.parametrize(
    ("target", "near"), [("toy.z9", "toy.z"), ("scael", "scale"), ("z1_scael", "z1_scale"), ("z", "toy.z1, toy.z2")]
)
def test_an_unknown_or_ambiguous_target_offers_the_nearest(target: str, near: str, folder: Path, dlgrade: Run) -> None:
    ran = dlgrade("check", target)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert near in ran.err


@pytest.mark.parametrize("target", ["", " ", "\x1b[31m", "*", "..", "/", "-", "\udcff"])
def test_a_senseless_target_is_a_usage_error(target: str, folder: Path, dlgrade: Run) -> None:
    ran = dlgrade("check", target)
    assert (ran.code, ran.out) == (2, "")
    assert "\x1b" not in ran.err


def test_the_json_is_as_the_contract_says(folder: Path, dlgrade: Run) -> None:
    place(folder).write_text(WRONG)
    ran = dlgrade("check", "z1", "--json", "--seed", "5")
    assert ran.err == ""
    found = json.loads(ran.out)
    assert [found[k] for k in ("schema", "seed", "score", "max_score")] == ["dlgrade/check/1", 5, 0.0, 4.0]
    (one,) = found["exercises"]
    assert {k: one[k] for k in ("id", "title", "kind", "verdict", "points", "max_points", "diagnosis")} == {
        "id": "toy.z1", "title": "Scale an array", "kind": "code", "verdict": "fail", "points": 0.0, "max_points": 4.0,
        "diagnosis": {"mistake": "added", "belief": "To scale by a factor is to add it."},
    }  # fmt: skip
    assert [(c["name"], c["verdict"]) for c in one["cases"]] == [
        ("two rows", "fail"), ("the default factor", "fail"), ("any size", "fail"),
    ]  # fmt: skip
    assert all(isinstance(c["message"], str) for c in one["cases"])


def test_the_json_has_no_diagnosis_where_there_is_none(solved: Path, dlgrade: Run) -> None:
    assert json.loads(dlgrade("check", "z1", "--json").out)["exercises"][0]["diagnosis"] is None


def test_partial_points_are_told(solved: Path, dlgrade: Run) -> None:
    place(solved).write_text("def scale(x, factor=2.0):\n    return 2.0 * x\n")
    assert json.loads(dlgrade("check", "z1", "--json").out)["score"] == pytest.approx(4 / 3, abs=1e-3)


def test_the_json_goes_into_a_pipe_in_any_encoding(folder: Path) -> None:
    place(folder).write_text("def scale(x, factor=2.0): raise ValueError('größer 数 🙂')\n")
    done = spawn("check", "z1", "--json", cwd=folder, env=environment(PYTHONIOENCODING="ascii", LC_ALL="C"))
    assert json.loads(done.stdout)["exercises"][0]["verdict"] == "error"


def test_a_seed_changes_the_numbers_of_random_cases(solved: Path, dlgrade: Run) -> None:
    place(solved).write_text("def scale(x, factor=2.0): return 0 * x\n")
    calls = {s: json.loads(dlgrade("check", "z1", "--json", "--seed", s).out)["exercises"][0]["cases"] for s in "12"}
    assert calls["1"][2]["call"] != calls["2"][2]["call"]
    assert calls["1"][0]["call"] == calls["2"][0]["call"]


def test_a_negative_seed_is_a_usage_error(folder: Path, dlgrade: Run) -> None:
    assert dlgrade("check", "z1", "--seed", "-1").code == 2


def test_junit_is_valid_and_counts_every_case(solved: Path, dlgrade: Run) -> None:
    place(solved).write_text("def scale(x, factor=2.0): raise ValueError('\\x1b<&\"\\0')\n")
    place(solved, "z5").write_text("def center(x): raise NotImplementedError\n")
    place(solved, "z2").unlink()
    dlgrade("check", "toy", "--junit", "out.xml")
    root = ElementTree.parse(solved / "out.xml").getroot()
    assert len(root.findall("testsuite/testcase")) == int(root.get("tests", "")) == 15
    assert (root.get("errors"), root.get("skipped"), root.get("failures")) == ("6", "2", "0")


def test_solutions_are_judged_without_a_work_folder(
    tmp_path: Path, dlgrade: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert dlgrade("check", "toy", "--solutions").code == 0


def test_verbose_shows_every_case(folder: Path, dlgrade: Run) -> None:
    place(folder).write_text("def scale(x, factor=2.0): return x * x\n")
    out = dlgrade("check", "z1", "-v").out
    assert all(f"“{name}”" in out for name in ("two rows", "the default factor", "any size"))


def test_the_work_folder_is_found_from_below(solved: Path, dlgrade: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(solved / "exercises" / "toy")
    assert dlgrade("check", "z1").code == 0


def test_the_work_folder_may_be_given(
    solved: Path, tmp_path: Path, dlgrade: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    assert dlgrade("check", "z1", "--work", str(solved)).code == 0


def test_a_given_folder_without_exercises_is_a_usage_error(tmp_path: Path, dlgrade: Run) -> None:
    ran = dlgrade("check", "z1", "--work", str(tmp_path))
    assert ran.code == 2
    assert "dlgrade init" in ran.err


def test_no_work_folder_is_a_usage_error_that_says_what_to_do(
    tmp_path: Path, dlgrade: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = dlgrade("check", "z1")
    assert (ran.code, ran.out) == (2, "")
    assert "dlgrade init" in ran.err


def test_without_a_target_only_chapters_of_the_work_folder_are_judged(solved: Path, dlgrade: Run) -> None:
    assert {e["id"][:3] for e in json.loads(dlgrade("check", "--json").out)["exercises"]} == {"toy"}


def test_check_writes_nothing_into_the_work_folder(solved: Path, dlgrade: Run) -> None:
    before = sorted(solved.rglob("*"))
    dlgrade("check", "z1", "z2", "z3")
    assert sorted(solved.rglob("*")) == before


@linux
def test_check_works_in_a_read_only_folder(solved: Path) -> None:
    for path in (solved / "exercises" / "toy", solved / "exercises", solved):
        path.chmod(0o555)
    try:
        done = spawn("check", "z1", cwd=solved, preexec_fn=without_privileges)
    finally:
        for path in (solved, solved / "exercises", solved / "exercises" / "toy"):
            path.chmod(0o755)
    assert (done.returncode, done.stderr) == (0, "")


def test_content_that_is_broken_is_exit_code_3(tmp_path: Path, dlgrade: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "solutions" / "bad").mkdir(parents=True)
    (tmp_path / "solutions" / "bad" / "z1_oops.py").write_text('"""bad.z1  Oops.    Nowhere"""\n1 / 0\n')
    monkeypatch.setenv("DLGRADE_CONTENT", str(tmp_path))
    ran = dlgrade("check", "bad.z1", "--solutions")
    assert (ran.code, ran.out) == (3, "")
    assert "z1_oops.py" in ran.err and "ZeroDivisionError" in ran.err


def test_a_content_folder_that_is_none_is_a_usage_error(
    tmp_path: Path, dlgrade: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DLGRADE_CONTENT", str(tmp_path))
    ran = dlgrade("list")
    assert ran.code == 2
    assert "DLGRADE_CONTENT" in ran.err


# ---- hint, solution, reset -----------------------------------------------------------------------------------------


def test_each_call_gives_one_more_hint(folder: Path, dlgrade: Run) -> None:
    assert [dlgrade("hint", "z1").out.split(":")[0] for _ in range(4)] == [
        "hint 1 of 3", "hint 2 of 3", "hint 3 of 3", "hint 3 of 3",
    ]  # fmt: skip


def test_the_last_hint_names_the_next_step(folder: Path, dlgrade: Run) -> None:
    for _ in range(3):
        dlgrade("hint", "z1")
    assert "dlgrade solution toy.z1" in dlgrade("hint", "z1").out


def test_hints_of_one_exercise_do_not_count_for_another(folder: Path, dlgrade: Run) -> None:
    dlgrade("hint", "z1")
    assert dlgrade("hint", "z2").out.startswith("hint 1 of 3")


def test_all_hints_are_those_seen_so_far(folder: Path, dlgrade: Run) -> None:
    dlgrade("hint", "z1")
    dlgrade("hint", "z1")
    assert len(dlgrade("hint", "z1", "--all").out.splitlines()) == 2


def test_a_hint_needs_no_work_folder(tmp_path: Path, dlgrade: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert dlgrade("hint", "z1").out.startswith("hint 1 of 3")


@pytest.mark.parametrize(
    "state", ["{", "[]", '{"toy.z1": "x"}', '{"toy.z1": -4}', '{"toy.z1": true}', "\0", '{"toy.z1": 99}']
)
def test_damaged_notes_of_hints_are_no_reason_to_fail(state: str, folder: Path, dlgrade: Run) -> None:
    (folder / ".dlgrade").mkdir()
    (folder / ".dlgrade" / "hints.json").write_text(state)
    ran = dlgrade("hint", "z1")
    assert ran.code == 0
    assert ran.out.startswith("hint ")


def test_a_file_where_the_notes_should_go_is_no_reason_to_fail(folder: Path, dlgrade: Run) -> None:
    (folder / ".dlgrade").write_text("")
    assert dlgrade("hint", "z1").code == 0


def test_the_solution_is_shown_if_one_says_yes(folder: Path, dlgrade: Run) -> None:
    out = dlgrade("solution", "z1", "--yes").out
    assert "return factor * x" in out


def test_the_solution_holds_no_mistakes_cases_or_imports_of_dlgrade(folder: Path, dlgrade: Run) -> None:
    assert not re.search("dlgrade|mistake|case|exercise", dlgrade("solution", "z3", "--yes").out)


def test_the_solution_is_a_module_that_runs(folder: Path, dlgrade: Run) -> None:
    out = dlgrade("solution", "z3", "--yes").out
    exec(compile(out, "solution", "exec"), {})


def test_the_solution_is_not_shown_without_an_answer(folder: Path) -> None:
    done = spawn("solution", "z1", cwd=folder, stdin=subprocess.DEVNULL)
    assert done.returncode == 130
    assert "factor * x" not in done.stdout


@pytest.mark.parametrize("answer", ["n\n", "\n", "no\n"])
def test_the_solution_is_not_shown_after_a_no(answer: str, folder: Path) -> None:
    done = spawn("solution", "z1", cwd=folder, input=answer)
    assert "factor * x" not in done.stdout


def test_the_difference_to_the_solution_is_shown(folder: Path, dlgrade: Run) -> None:
    place(folder).write_text(WRONG)
    out = dlgrade("solution", "z1", "--yes", "--diff").out
    assert "-    return x + factor" in out and "+    return factor * x" in out


def test_the_difference_is_about_the_code_and_not_about_empty_lines(folder: Path, dlgrade: Run) -> None:
    stub = place(folder).read_text()
    place(folder).write_text(stub.replace('    raise NotImplementedError("toy.z1")', "\n\n    return x + factor"))
    out = dlgrade("solution", "z1", "--yes", "--diff").out
    changed = [line for line in out.splitlines()[2:] if line[:1] in ("-", "+")]
    assert changed == ["-", "-    return x + factor", "+    return factor * x"]


def test_the_difference_leaves_the_written_part_alone(folder: Path, dlgrade: Run) -> None:
    text = place(folder, "z7").read_text()
    place(folder, "z7").write_text(text.replace("...", "My own words."))
    assert "ANSWER" in text
    out = dlgrade("solution", "z7", "--yes", "--diff").out
    assert "solution" in out and "words" not in out and "ANSWER" not in out and "The written part" not in out


def test_the_difference_to_a_file_that_is_not_there_is_one_message(folder: Path, dlgrade: Run) -> None:
    place(folder).unlink()
    ran = dlgrade("solution", "z1", "--yes", "--diff")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)


def test_the_difference_carries_no_escape_sequences(folder: Path, dlgrade: Run) -> None:
    place(folder).write_text("x = '\x1b[2J'\n")
    assert "\x1b" not in dlgrade("solution", "z1", "--yes", "--diff").out


def test_reset_puts_the_stub_back_and_keeps_the_learners_file(folder: Path, dlgrade: Run) -> None:
    place(folder).write_text(WRONG)
    out = dlgrade("reset", "z1").out
    assert place(folder).read_text() == toys()["z1"].stub.read_text()
    (backup,) = place(folder).parent.glob("*.bak")
    assert backup.read_text() == WRONG
    assert backup.name in out


def test_two_resets_keep_two_files(folder: Path, dlgrade: Run) -> None:
    for text in ("1\n", "2\n", "3\n"):
        place(folder).write_text(text)
        dlgrade("reset", "z1")
    assert sorted(p.read_text() for p in place(folder).parent.glob("*.bak")) == ["1\n", "2\n", "3\n"]


def test_reset_of_an_untouched_stub_keeps_no_copy(folder: Path, dlgrade: Run) -> None:
    dlgrade("reset", "z1")
    assert not list(place(folder).parent.glob("*.bak"))


def test_reset_of_a_folder_is_a_usage_error(folder: Path, dlgrade: Run) -> None:
    place(folder).unlink()
    place(folder).mkdir()
    assert dlgrade("reset", "z1").code == 2


@posix
def test_reset_replaces_a_dangling_link_and_leaves_its_target_alone(folder: Path, dlgrade: Run) -> None:
    place(folder).unlink()
    place(folder).symlink_to("elsewhere.py")
    dlgrade("reset", "z1")
    assert place(folder).read_text() == toys()["z1"].stub.read_text()
    assert not place(folder).with_name("elsewhere.py").exists()


# ---- doctor, author ------------------------------------------------------------------------------------------------


def test_doctor_tells_versions_content_and_isolation(dlgrade: Run) -> None:
    out = dlgrade("doctor").out
    assert "numpy" in out and f"7 exercises in {CONTENT}" in out and "isolation:" in out


def test_author_check_finds_sound_exercises_sound(dlgrade: Run) -> None:
    ran = dlgrade("author", "check", "z1", "z2", "z3")
    assert ran.code == 0, ran.out
    assert "3 exercises, 0 faults" in ran.out


def test_author_check_says_the_same_on_two_processes(dlgrade: Run) -> None:
    asked = ("author", "check", "z1", "z2", "z3", "--mutants", "5", "--seeds", "1")
    assert dlgrade(*asked, "--jobs", "2").out == dlgrade(*asked).out


def test_author_matrix_shows_which_case_catches_what(dlgrade: Run) -> None:
    assert re.search(r"always_two +x \. x", dlgrade("author", "matrix", "z1").out)


def test_author_sync_has_nothing_to_do(dlgrade: Run) -> None:
    assert dlgrade("author", "sync", "toy", "--check").code == 0


# ---- surroundings --------------------------------------------------------------------------------------------------


@posix
def test_a_pipe_that_is_closed_early_says_nothing(folder: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", '"$0" -W error -m dlgrade list ch10 | head -1; echo "${PIPESTATUS[0]}"', sys.executable],
        cwd=folder, env=environment(), capture_output=True, text=True,
    )  # fmt: skip
    assert (done.stdout.splitlines()[-1], done.stderr) in (("141", ""), ("0", ""))


@posix
@pytest.mark.parametrize("command", [["list", "ch10"], ["check", "z1"], ["--help"]])
def test_a_reader_that_is_gone_ends_the_command_without_a_word(command: list[str], solved: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = spawn(*command, cwd=solved, capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


@linux
@pytest.mark.parametrize("command", [["list", "toy"], ["check", "z1"], ["check", "z1", "--json"]])
def test_a_full_disk_at_standard_output_is_one_message(command: list[str], solved: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = spawn(*command, cwd=solved, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (3, "dlgrade: No space left on device\n")


@posix
@pytest.mark.parametrize("command", [["list", "toy"], ["check", "z1"], ["check", "z1", "--json"]])
def test_a_closed_standard_output_is_no_fault(command: list[str], solved: Path) -> None:
    done = spawn(*command, cwd=solved, capture_output=False, stderr=subprocess.PIPE, preexec_fn=lambda: os.close(1))
    assert (done.returncode, done.stderr) == (0, "")


@linux
def test_a_full_disk_at_the_junit_file_is_one_message(solved: Path, dlgrade: Run) -> None:
    ran = dlgrade("check", "z1", "--junit", "/dev/full")
    assert (ran.code, len(ran.err.splitlines())) == (3, 1)
    assert "No space left on device" in ran.err


def test_a_junit_file_that_cannot_be_written_is_one_message(solved: Path, dlgrade: Run) -> None:
    ran = dlgrade("check", "z1", "--junit", "no/such/folder/out.xml")
    assert ran.code in (2, 3)
    assert len(ran.err.splitlines()) == 1 and "out.xml" in ran.err


@pytest.mark.parametrize("whole", ["exercises", ".", "./exercises/"])
def test_the_work_folder_is_a_target(whole: str, solved: Path, dlgrade: Run) -> None:
    place(solved).write_text(WRONG)
    ran = dlgrade("check", whole)
    assert (ran.code, "z1" in ran.out, "z2" in ran.out) == (1, True, True)


@posix
def test_a_file_size_limit_is_one_message_and_loses_nothing(solved: Path) -> None:
    done = spawn("reset", "z1", cwd=solved, start=NO_ROOM)
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)
    assert right_text("z1") in [p.read_text() for p in place(solved).parent.iterdir()]


@linux
def test_check_works_where_no_file_can_be_written(solved: Path) -> None:
    done = spawn("check", "z1", cwd=solved, start=NO_ROOM)
    assert done.returncode in (0, 3), done.stderr
    assert "Traceback" not in done.stderr and len(done.stderr.splitlines()) <= 1


def test_no_home_folder_is_no_fault(solved: Path) -> None:
    done = spawn("check", "z1", cwd=solved, env=environment(HOME=None, XDG_CACHE_HOME=None))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("settings", [{}, {"TERM": None}])
def test_there_is_no_colour_in_a_pipe(settings: dict[str, str | None], solved: Path) -> None:
    assert "\x1b" not in spawn("check", "z1", cwd=solved, env=environment(**settings)).stdout


@pytest.mark.parametrize(
    "settings", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}]
)
@pytest.mark.parametrize("command", [["check", "z1"], ["show", "z1"], ["solution", "z1", "--yes", "--diff"]])
def test_a_terminal_with_few_letters_is_no_fault(command: list[str], settings: dict[str, str], folder: Path) -> None:
    place(folder).write_text("def scale(x, factor=2.0):  # ξ 数\n    print('größer 数'); return 'é数'\n")
    done = spawn(*command, cwd=folder, env=environment(**settings), encoding="ascii")
    assert done.stderr == ""
    assert done.stdout.isascii() and done.stdout


@pytest.mark.parametrize("columns", ["40", "200", "0", "7", "nonsense"])
def test_no_line_is_wider_than_the_terminal(
    columns: str, folder: Path, dlgrade: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = {
        "z1": "def scale(x, factor=2.0):\n    print('y' * 500)\n    return x.T * 1.23456789e-200\n",
        "z2": "class Counter:\n    def __init__(self, limit): raise ValueError('word ' * 100 + 'y' * 300)\n",
        "z3": f"def norm(x):\n    {'a' * 300} = 1\n    return {'a' * 300}.b\n"
        "def unit(x): return {'k' * 100: [x] * 50}\n",
        "z4": "def colours(): return {'green': {'red', 'blue'}, 'commutes': True}\n",
        "z5": "def center(x):\n    x -= x.mean(axis=0)\n    return x\n",
    }
    for name, body in bodies.items():
        place(folder, name).write_text(body)
    monkeypatch.setenv("COLUMNS", columns)
    limit = max(40, int(columns)) if columns.isdigit() and int(columns) else 80
    lines = [line for more in ([], ["-v"]) for line in dlgrade("check", *bodies, *more).out.splitlines()]
    assert [line for line in lines if len(line) > limit] == []


@pytest.mark.parametrize("columns", ["40", "200"])
@pytest.mark.parametrize(
    "command", [["list"], ["list", "ch10"], ["show", "z1"], ["show", "z2"], ["show", "z7"], ["hint", "z3"]]
)
def test_no_line_of_the_smaller_commands_is_wider_than_the_terminal(
    command: list[str], columns: str, folder: Path, dlgrade: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert [line for line in dlgrade(*command).out.splitlines() if len(line) > int(columns)] == []
