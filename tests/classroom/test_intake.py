"""What classes hand in, in the ways of people and of learning platforms, becomes one submission for each student."""

from __future__ import annotations

import io
import os
import tarfile
import warnings
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dlgrade.classroom.intake import take_in
from dlgrade.classroom.model import Intake, Submission
from dlgrade.classroom.roster import Roster, read_roster
from dlgrade.content import Entry, select
from dlgrade.errors import UsageError

ADAM = b"def adam_step(theta, grad, m, v, t, learning_rate=1e-3):\n    return theta, m, v\n"
CLIP = select(["ch12.e16"])[0]
OLD, NEW = (2024, 3, 1, 10, 0, 0), (2024, 3, 5, 10, 0, 0)


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return select(["ch12"])


def write(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


def zipped(files: dict[str, bytes], when: tuple[int, int, int, int, int, int] = OLD) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, when), data)
    return buffer.getvalue()


def table(path: Path, text: str) -> Roster:
    path.write_text(text, encoding="utf-8")
    return read_roster(path)


def by_key(intake: Intake) -> dict[str, Submission]:
    return {s.student.key: s for s in intake.submissions}


def handed(intake: Intake) -> dict[str, list[str]]:
    return {s.student.key: sorted(s.work) for s in intake.submissions}


# ---- as people do it ------------------------------------------------------------------------------------------------


def test_a_folder_for_each_student_is_a_class(tmp_path: Path, entries: list[Entry]) -> None:
    write(tmp_path, {"Alice Smith/e08_adam_step.py": ADAM, "bob/exercises/ch12/e08_adam_step.py": ADAM})
    got = take_in(tmp_path, entries)
    assert handed(got) == {"alice-smith": ["ch12.e08"], "bob": ["ch12.e08"]}
    assert by_key(got)["alice-smith"].student.name == "Alice Smith"
    assert not any(s.problems for s in got.submissions)


def test_deeply_nested_work_is_found(tmp_path: Path, entries: list[Entry]) -> None:
    write(tmp_path, {"alice/week 3/final/final2/e08_adam_step.py": ADAM, "bob/e08.py": ADAM})
    assert handed(take_in(tmp_path, entries)) == {"alice": ["ch12.e08"], "bob": ["ch12.e08"]}


def test_loose_files_carry_the_students_name(tmp_path: Path, entries: list[Entry]) -> None:
    write(
        tmp_path, {"alice_e08.py": ADAM, "e08_adam_step_bob.py": ADAM, "carol.py": ADAM, "alice-e16_clipping.py": b""}
    )
    got = take_in(tmp_path, entries)
    assert handed(got) == {"alice": ["ch12.e08", "ch12.e16"], "bob": ["ch12.e08"], "carol": ["ch12.e08"]}


def test_an_archive_for_each_student_is_unpacked_in_memory(tmp_path: Path, entries: list[Entry]) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        info = tarfile.TarInfo("work/e08_adam_step.py")
        info.size = len(ADAM)
        archive.addfile(info, io.BytesIO(ADAM))
    write(tmp_path, {"alice.zip": zipped({"hw/e08_adam_step.py": ADAM}), "bob.tar.gz": packed.getvalue()})
    before = sorted(p.name for p in tmp_path.rglob("*"))
    assert handed(take_in(tmp_path, entries)) == {"alice": ["ch12.e08"], "bob": ["ch12.e08"]}
    assert sorted(p.name for p in tmp_path.rglob("*")) == before


def test_the_folder_that_an_archive_wraps_around_the_class_is_no_student(tmp_path: Path, entries: list[Entry]) -> None:
    files = {f"hw3/{name}/e08_adam_step.py": ADAM for name in ("alice", "bob")}
    write(tmp_path, {"hw3.zip": zipped(files)})
    assert handed(take_in(tmp_path / "hw3.zip", entries)) == {"alice": ["ch12.e08"], "bob": ["ch12.e08"]}


def test_a_class_of_one_is_not_taken_for_a_wrapper(tmp_path: Path, entries: list[Entry]) -> None:
    write(tmp_path, {"alice/exercises/ch12/e08_adam_step.py": ADAM})
    assert handed(take_in(tmp_path, entries)) == {"alice": ["ch12.e08"]}


def test_a_work_folder_is_one_students(tmp_path: Path, entries: list[Entry]) -> None:
    work = write(tmp_path / "alice", {"exercises/ch12/e08_adam_step.py": ADAM, "notes.txt": b""})
    assert handed(take_in(work, entries)) == {"alice": ["ch12.e08"]}


def test_what_systems_leave_behind_is_nobodys_work(tmp_path: Path, entries: list[Entry]) -> None:
    junk = {"__MACOSX/alice/._e08_adam_step.py": b"\0", ".DS_Store": b"\0", "alice/Thumbs.db": b"\0"}
    junk |= {"alice/__pycache__/e08_adam_step.py": b"", "alice/.ipynb_checkpoints/x.ipynb": b"", "alice/._x.py": b"\0"}
    files = {**junk, "alice/e08_adam_step.py": ADAM, "bob/e08.py": ADAM}
    write(tmp_path / "folder", files)
    write(tmp_path, {"class.zip": zipped(files)})
    for source in (tmp_path / "folder", tmp_path / "class.zip"):
        got = take_in(source, entries)
        assert handed(got) == {"alice": ["ch12.e08"], "bob": ["ch12.e08"]}
        assert not got.remarks and not any(s.problems for s in got.submissions)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path, entries: list[Entry]) -> None:
    text = b"\xef\xbb\xbfimport helper\r\n\r\n\r\n" + ADAM.replace(b"\n", b"\r\n")
    write(tmp_path, {"alice/mine.py": text, "alice/helper.py": b"x = 1\r\n", "bob/e08.py": ADAM})
    work = by_key(take_in(tmp_path, entries))["alice"].work["ch12.e08"]
    assert work.module == "mine.py"
    assert sorted(work.files) == ["helper.py", "mine.py"]


def test_an_empty_folder_is_a_student_who_handed_in_nothing(tmp_path: Path, entries: list[Entry]) -> None:
    write(tmp_path, {"alice/e08.py": ADAM, "bob/report.pdf": b"%PDF", "dan.7z": b"7z"})
    (tmp_path / "carol").mkdir()
    got = by_key(take_in(tmp_path, entries))
    assert not got["bob"].work and "report.pdf" in got["bob"].problems[0]
    assert not got["carol"].work and "is empty" in got["carol"].problems[0]
    assert not got["dan"].work and "ask for .zip" in got["dan"].problems[0]


def test_results_inside_the_submissions_are_passed_over(tmp_path: Path, entries: list[Entry]) -> None:
    write(tmp_path, {"alice/e08.py": ADAM, "out/results/bob.py": ADAM})
    assert handed(take_in(tmp_path, entries, ignore=tmp_path / "out")) == {"alice": ["ch12.e08"]}
    assert set(handed(take_in(tmp_path, entries, ignore=tmp_path / "nothing"))) == {"alice", "out"}
    with pytest.raises(UsageError, match="give another folder"):
        take_in(tmp_path, entries, ignore=tmp_path / "out" / "..")


# ---- as platforms do it ---------------------------------------------------------------------------------------------

MOODLE = {
    "Ana-María López_12345_assignsubmission_file_/e08_adam_step.py": ADAM,
    "Ana-María López_12345_assignsubmission_onlinetext_/onlinetext.html": b"<p>hello</p>",
    "Jan de Wit_12346_assignsubmission_file/exercises/ch12/e08_adam_step.py": ADAM,
    "Jan de Wit_12347_assignsubmission_file_e08_adam_step.py": ADAM,
}


@pytest.mark.parametrize("unpacked", [False, True])
def test_moodles_download_is_read(tmp_path: Path, entries: list[Entry], unpacked: bool) -> None:
    source = write(tmp_path / "hw", MOODLE) if unpacked else write(tmp_path, {"hw.zip": zipped(MOODLE)}) / "hw.zip"
    got = take_in(source, entries)
    people = [(s.student.name, dict(s.student.extra)["moodle_id"], sorted(s.work)) for s in got.submissions]
    assert sorted(people) == [
        ("Ana-María López", "12345", ["ch12.e08"]),
        ("Jan de Wit", "12346", ["ch12.e08"]),
        ("Jan de Wit", "12347", ["ch12.e08"]),
    ]
    assert set(by_key(got)) == {"ana-maria-lopez", "jan-de-wit-12346", "jan-de-wit-12347"}


CANVAS = {
    "smithalice_4711_90001_e08_adam_step-2.py": ADAM,
    "smithalice_4711_90002_e16_clipping.py": b"def clip_by_norm(): ...\n",
    "jonesbob_LATE_4712_90003_homework.py": ADAM,
    "anon_Ab3dE_90004_e08_adam_step.py": ADAM,
    "weecarol_4713_text.html": b"<p>I forgot</p>",
}


@pytest.mark.parametrize("unpacked", [False, True])
def test_canvas_download_is_read(tmp_path: Path, entries: list[Entry], unpacked: bool) -> None:
    source = write(tmp_path / "hw", CANVAS) if unpacked else write(tmp_path, {"hw.zip": zipped(CANVAS)}) / "hw.zip"
    got = by_key(take_in(source, entries))
    assert {k: (sorted(s.work), s.late) for k, s in got.items()} == {
        "smithalice": (["ch12.e08", "ch12.e16"], False),
        "jonesbob": (["ch12.e08"], True),
        "anon_ab3de": (["ch12.e08"], False),
        "weecarol": ([], False),
    }
    assert got["smithalice"].work["ch12.e08"].module == "e08_adam_step.py"
    assert dict(got["smithalice"].student.extra) == {"canvas_id": "4711"}
    assert "typed into Canvas" in got["weecarol"].problems[0]


def test_a_roster_gives_canvas_files_their_names(tmp_path: Path, entries: list[Entry]) -> None:
    write(tmp_path / "hw", CANVAS)
    text = "Student,ID,SIS User ID,SIS Login ID,Section\n    Points Possible,,,,\n"
    text += '"Smith, Alice",1,s-1,asmith,A\n"Jones, Bob",4712,s-2,bjones,A\n"Late, Zoe",9,s-9,zlate,B\n'
    got = take_in(tmp_path / "hw", entries, roster=table(tmp_path / "roster.csv", text))
    assert {"s-1", "s-2"} <= set(by_key(got))
    assert by_key(got)["s-1"].student.name == "Smith, Alice"
    assert [s.name for s in got.missing] == ["Late, Zoe"]
    assert any("weecarol" in r and "not in the roster" in r for r in got.remarks)


GRADESCOPE = b"""---
submission_101:
  :submitters:
  - :name: Alice Smith
    :sid: '0047'
    :email: alice@example.org
  :created_at: 2024-03-01 22:30:00.123456789 Z
  :score: 3.0
submission_102:
  :submitters:
  - :name: Bob Jones
    :sid: '12'
    :email: bob@example.org
  - :name: Carol Wee
    :sid:
    :email: carol@example.org
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: 2024-03-02 09:00:00 Z
submission_103:
  :submitters:
  - :name: Dan Lost
    :email: dan@example.org
  :created_at: not a date
"""


def test_gradescopes_export_is_read(tmp_path: Path, entries: list[Entry]) -> None:
    files = {f"assignment_9_export/submission_{n}/e08_adam_step.py": ADAM for n in (101, 102)}
    files["assignment_9_export/submission_metadata.yml"] = GRADESCOPE
    write(tmp_path, {"export.zip": zipped(files)})
    deadline = datetime(2024, 3, 2, tzinfo=UTC)
    got = by_key(take_in(tmp_path / "export.zip", entries, deadline=deadline))
    assert {k: (sorted(s.work), s.late) for k, s in got.items()} == {
        "alice-smith": (["ch12.e08"], False),
        "bob-jones": (["ch12.e08"], True),
        "carol-wee": (["ch12.e08"], True),
        "dan-lost": ([], False),
    }
    assert got["alice-smith"].student.id == "0047"
    assert dict(got["bob-jones"].student.extra)["together"] == "submission_102"
    assert "no such folder" in got["dan-lost"].problems[0]


def test_a_broken_gradescope_table_does_not_stop_the_class(tmp_path: Path, entries: list[Entry]) -> None:
    write(tmp_path, {"submission_1/e08.py": ADAM, "submission_metadata.yml": b"a: [1, {b: \x00"})
    got = take_in(tmp_path, entries)
    assert handed(got) == {"submission_1": ["ch12.e08"]}
    assert "no readable YAML" in got.remarks[0]


# ---- which file is for which exercise -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *("e08_adam_step.py", "E08_Adam_Step.PY", "e08.py", "e8.py", "ch12_e08.py", "ch12.e08.py", "adam_step.py"),
        *("exercises/ch12/e08_adam_step.py", "e08_adam_step (1).py", "e08_adam_step - Copy.py", "my e08.py", "x.py"),
    ],
)
def test_a_file_finds_its_exercise(tmp_path: Path, entries: list[Entry], name: str) -> None:
    write(tmp_path, {f"alice/{name}": ADAM, "bob/e08.py": ADAM})
    got = by_key(take_in(tmp_path, entries))["alice"]
    assert list(got.work) == ["ch12.e08"]
    work = got.work["ch12.e08"]
    assert work.module.removesuffix(".py").isidentifier()
    assert work.files == {work.module: ADAM}


def test_one_file_serves_every_exercise_whose_function_it_defines(tmp_path: Path, entries: list[Entry]) -> None:
    clip = CLIP.load().main.encode()
    source = b"import numpy as np\nraise SystemExit\n" + ADAM + b"def " + clip + b"(x):\n    return x\n"
    write(tmp_path, {"alice/homework.py": source, "bob/e08.py": ADAM})
    got = by_key(take_in(tmp_path, entries))["alice"]
    assert sorted(got.work) == ["ch12.e08", "ch12.e16"]
    assert {w.module for w in got.work.values()} == {"homework.py"}


def test_a_name_that_may_mean_two_exercises_is_said_and_not_guessed(tmp_path: Path) -> None:
    both = select(["ch10", "ch12"])
    files = {
        "alice/k1.py": b"x = 1\n",
        "bob/hw.py": b"def diagnose(a_thing_nobody_asked_for): ...\n",
        "carol/e08.py": ADAM,
    }
    got = by_key(take_in(write(tmp_path, files), both))
    assert not got["alice"].work and "k1.py may be for ch10.k1, ch12.k1" in got["alice"].problems[0]
    assert not got["bob"].work and "may be for ch10.d2, ch12.i10" in got["bob"].problems[0]


def test_a_chapters_folder_settles_a_short_name(tmp_path: Path) -> None:
    both = select(["ch10", "ch12"])
    write(tmp_path, {"alice/ch12/k1.py": b"x = 1\n", "alice/ch10/k1.py": b"x = 2\n", "bob/e08.py": ADAM})
    assert handed(take_in(tmp_path, both))["alice"] == ["ch10.k1", "ch12.k1"]


def test_an_untouched_stub_does_not_outweigh_work_in_another_file(tmp_path: Path, entries: list[Entry]) -> None:
    stub = select(["ch12.e08"])[0].stub.read_bytes()
    write(tmp_path, {"alice/e08_adam_step.py": stub.replace(b"\n", b"\r\n"), "alice/hw.py": ADAM, "bob/e08.py": ADAM})
    got = by_key(take_in(tmp_path, entries))["alice"]
    assert got.work["ch12.e08"].module == "hw.py"
    assert not got.problems


def test_a_file_that_hides_a_library_gets_another_name(tmp_path: Path, entries: list[Entry]) -> None:
    write(tmp_path, {"alice/random.py": ADAM, "bob/my work!.py": ADAM, "carol/numpy.py": ADAM})
    got = take_in(tmp_path, entries)
    assert {s.work["ch12.e08"].module for s in got.submissions} == {"e08_adam_step.py"}


# ---- handed in twice ------------------------------------------------------------------------------------------------


def test_of_two_files_for_one_exercise_the_higher_number_is_judged(tmp_path: Path, entries: list[Entry]) -> None:
    files = {"alice/e08_adam_step.py": b"# first\n", "alice/e08_adam_step-2.py": ADAM, "bob/e08.py": ADAM}
    got = by_key(take_in(write(tmp_path, files), entries))["alice"]
    work = got.work["ch12.e08"]
    assert work.files == {work.module: ADAM}
    assert "handed in 2 times" in got.problems[0] and "its number is the highest" in got.problems[0]


def test_of_two_archives_the_newer_is_used_and_that_is_said(tmp_path: Path, entries: list[Entry]) -> None:
    roster = table(tmp_path / "roster.csv", "name,id\nAlice Smith,a1\n")
    old, new = zipped({"e08.py": b"# old\n"}, OLD), zipped({"e08.py": ADAM}, NEW)
    (tmp_path / "hw").mkdir()
    for name, data, when in (("smith_alice.zip", new, 2_000_000_000), ("Alice Smith.zip", old, 1_000_000_000)):
        (tmp_path / "hw" / name).write_bytes(data)
        os.utime(tmp_path / "hw" / name, (when, when))
    (got,) = take_in(tmp_path / "hw", entries, roster=roster).submissions
    assert got.work["ch12.e08"].files["e08.py"] == ADAM
    assert "smith_alice.zip is used: it is the newest" in got.problems[0]


def test_without_times_the_last_name_is_used_and_both_are_named(tmp_path: Path, entries: list[Entry]) -> None:
    files = {"alice/1/e08.py": b"# one\n", "alice/2/e08.py": ADAM, "bob/e08.py": ADAM}
    write(tmp_path, {"class.zip": zipped(files, (1980, 1, 1, 0, 0, 0))})
    got = by_key(take_in(tmp_path / "class.zip", entries))["alice"]
    assert got.work["ch12.e08"].files["e08.py"] == ADAM
    assert "1/e08.py and 2/e08.py" in got.problems[0] and "last by name" in got.problems[0]


def test_of_two_members_of_one_name_in_an_archive_the_last_counts(tmp_path: Path, entries: list[Entry]) -> None:
    """As it does where the archive is unpacked."""
    (tmp_path / "hw").mkdir()
    with warnings.catch_warnings(), zipfile.ZipFile(tmp_path / "hw" / "ann.zip", "w") as made:
        warnings.simplefilter("ignore")
        for text in ("first = 1", "second = 2"):
            made.writestr("e08.py", text)
    (ann,) = take_in(tmp_path / "hw", entries).submissions
    (work,) = ann.work.values()
    assert list(work.files.values()) == [b"second = 2"]
    assert "handed in 2 times" in ann.problems[0]


def test_the_same_work_handed_in_twice_is_no_problem(tmp_path: Path, entries: list[Entry]) -> None:
    write(tmp_path, {"alice/e08.py": ADAM, "alice/copy/e08.py": ADAM.replace(b"\n", b"\r\n"), "bob/e08.py": ADAM})
    assert by_key(take_in(tmp_path, entries))["alice"].problems == ()


def test_file_times_make_nobody_late_unless_asked(tmp_path: Path, entries: list[Entry]) -> None:
    write(tmp_path, {"alice/e08.py": ADAM, "bob/e08.py": ADAM})
    os.utime(tmp_path / "alice" / "e08.py", (2_000_000_000, 2_000_000_000))
    os.utime(tmp_path / "bob" / "e08.py", (1_000_000_000, 1_000_000_000))
    deadline = datetime(2024, 1, 1, tzinfo=UTC)
    assert not any(s.late for s in take_in(tmp_path, entries, deadline=deadline).submissions)
    asked = take_in(tmp_path, entries, deadline=deadline, late_by_file_time=True)
    assert {s.student.key: s.late for s in asked.submissions} == {"alice": True, "bob": False}


# ---- nothing to take in ---------------------------------------------------------------------------------------------


def test_an_empty_folder_is_told_with_what_is_expected(tmp_path: Path, entries: list[Entry]) -> None:
    with pytest.raises(UsageError, match=r"there are no submissions in .* expected is a folder, an archive or a file"):
        take_in(tmp_path, entries)


@pytest.mark.parametrize("name", ["nowhere", "nowhere.zip", "nowhere.py"])
def test_a_source_that_is_not_there_is_a_usage_error(tmp_path: Path, entries: list[Entry], name: str) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        take_in(tmp_path / name, entries)


@pytest.mark.parametrize(
    ("name", "data"), [("x.zip", b"PK no zip"), ("x.zip", b""), ("x.tgz", b"\x1f\x8b no"), ("x.pdf", b"")]
)
def test_a_source_that_is_no_archive_is_a_usage_error(
    tmp_path: Path, entries: list[Entry], name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError, match=name):
        take_in(tmp_path / name, entries)


def test_taking_in_twice_gives_the_same(tmp_path: Path, entries: list[Entry]) -> None:
    write(tmp_path, {"hw.zip": zipped({**CANVAS, "x.zip": zipped(MOODLE)})})
    first, second = (take_in(tmp_path / "hw.zip", entries) for _ in range(2))
    assert first == second
    assert [s.digest for s in first.submissions] == [s.digest for s in second.submissions]
