"""Submissions put aside come back as they were, one by one, and leave nothing behind."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlgrade.classroom.aside import Aside
from dlgrade.classroom.model import Student, Submission, Work
from dlgrade.errors import GraderBroken

names = st.text(st.characters(codec=None), max_size=6)  # lone surrogates too: file systems give them
works = st.builds(Work, names, st.dictionaries(names, st.binary(max_size=40), max_size=3))
students = st.builds(Student, names, names, names, names, st.lists(st.tuples(names, names), max_size=2).map(tuple))
submissions = st.builds(
    Submission,
    students,
    st.dictionaries(names, works, max_size=3),
    st.lists(names, max_size=2).map(tuple),
    st.booleans(),
    names,
)


@given(st.lists(submissions, max_size=4))
@settings(max_examples=60, deadline=None)
def test_they_come_back_as_they_were_in_any_order(given: list[Submission]) -> None:
    aside = Aside()
    for submission in given:
        aside.put(submission)
    assert list(aside) == given
    assert [aside[i] for i in reversed(range(len(aside)))] == given[::-1]
    assert aside[:2] == given[:2]
    assert [s.digest for s in aside] == [s.digest for s in given]


def test_reading_while_putting_loses_nothing() -> None:
    aside = Aside()
    for i in range(5):
        aside.put(Submission(Student(f"s{i}"), {"x.e1": Work("a.py", {"a.py": b"\n" * i, "b.py": b"\n" * i})}))
        assert [s.student.key for s in aside] == [f"s{j}" for j in range(i + 1)]
    assert aside[4].work["x.e1"].files == {"a.py": b"\n" * 4, "b.py": b"\n" * 4}


def test_two_are_equal_if_they_hold_the_same() -> None:
    one, other = Aside(), Aside()
    one.put(Submission(Student("ada"), {}))
    assert one != other
    other.put(Submission(Student("ada"), {}))
    assert one == other
    other.put(Submission(Student("bob"), {}))
    assert one != other


def test_no_file_with_a_name_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    aside = Aside()
    aside.put(Submission(Student("ada"), {"x.e1": Work("a.py", {"a.py": b"x" * 100_000})}))
    del aside
    assert list(tmp_path.iterdir()) == []


def test_where_there_is_no_room_the_folder_for_temporary_files_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(GraderBroken, match=r"temporary files: .* TMPDIR"):
        Aside()
