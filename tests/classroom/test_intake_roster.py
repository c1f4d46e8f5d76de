"""The class list, as spreadsheets and learning platforms write it, and whose a name is."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dlgrade.classroom.intake import read_roster, take_in
from dlgrade.classroom.roster import Roster
from dlgrade.content import select
from dlgrade.errors import UsageError

TEXT = "Name,ID,Email\nZoë Müller,0042,zoe@example.org\nÅsa Öberg,0043,asa@example.org\n"


def roster(tmp_path: Path, data: str | bytes) -> Roster:
    path = tmp_path / "roster.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_roster(path)


def people(found: Roster) -> list[tuple[str, str, str]]:
    return [(s.name, s.id, s.email) for s in found.students]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace(",", ";").encode(),
        TEXT.replace(",", "\t").encode("utf-16"),
        b"sep=|\r\n" + TEXT.replace(",", "|").encode(),
        TEXT.replace("0042", '"=""0042"""').encode(),
        TEXT.replace("Zoë Müller", '"Zoë  Müller "').encode(),
    ],
)
def test_a_table_is_read_however_it_was_saved(tmp_path: Path, data: bytes) -> None:
    found = roster(tmp_path, data)
    assert people(found) == [("Zoë Müller", "0042", "zoe@example.org"), ("Åsa Öberg", "0043", "asa@example.org")]
    assert not found.remarks
    assert [s.key for s in found.students] == ["0042", "0043"]


def test_the_code_page_of_windows_is_read_and_said(tmp_path: Path) -> None:
    found = roster(tmp_path, TEXT.encode("cp1252"))
    assert found.students[0].name == "Zoë Müller"
    assert "not UTF-8" in found.remarks[0]


@pytest.mark.parametrize(
    ("header", "line", "expected"),
    [
        ("First Name,Last Name,SID,Email", "Ada,Lovelace,7,a@x.org", ("Ada Lovelace", "7", "a@x.org")),
        ("Vorname;Nachname;Matrikelnummer", "Ada;Lovelace;7", ("Ada Lovelace", "7", "")),
        ("LAST_NAME,FIRST_NAME,USERNAME", "Lovelace,Ada,ada7", ("Ada Lovelace", "ada7", "")),
        ("Student,ID,SIS User ID,SIS Login ID,Section", '"Lovelace, Ada",1,7,ada7,A', ("Lovelace, Ada", "7", "")),
        ("Identifier,Full name,Email address", "Participant 9,Ada Lovelace,a@x.org", ("Ada Lovelace", "", "a@x.org")),
        ("e-mail", "a@x.org", ("", "", "a@x.org")),
        ("id,remark", "7,repeats", ("", "7", "")),
        ("student,name", "da7,Ada Lovelace", ("Ada Lovelace", "da7", "")),
        ("student,name,id,email", "da7,Ada Lovelace,DA7,a@x.org", ("Ada Lovelace", "DA7", "a@x.org")),
        ("Roll;Student;E-mail", "DA7;Ada Lovelace;a@x.org", ("Ada Lovelace", "DA7", "a@x.org")),
    ],
)
def test_headers_of_people_and_platforms_are_known(
    tmp_path: Path, header: str, line: str, expected: tuple[str, str, str]
) -> None:
    assert people(roster(tmp_path, f"{header}\n{line}\n")) == [expected]


def test_numbers_of_platforms_and_other_columns_are_kept(tmp_path: Path) -> None:
    text = "Student,ID,SIS User ID,SIS Login ID,Section,Programme\n    Points Possible,,,,,\nAda,1,7,ada7,A,CS\n"
    (ada,) = roster(tmp_path, text).students
    assert ada.extra == (("canvas_id", "1"), ("login", "ada7"), ("section", "A"), ("Programme", "CS"))


def test_a_workbook_is_told_to_be_saved_as_csv(tmp_path: Path) -> None:
    (tmp_path / "class.xlsx").write_bytes(b"PK\x03\x04" + bytes(range(256)))
    with pytest.raises(UsageError, match=r"class\.xlsx is a workbook .* save the sheet as CSV"):
        read_roster(tmp_path / "class.xlsx")


def test_doubles_namesakes_and_empty_lines_are_said(tmp_path: Path) -> None:
    text = "name,id,email\nAda,1,\nAda,1,\nEve,1,\n,,\n,,,x\nAda,2,\n"
    found = roster(tmp_path, text)
    assert [s.key for s in found.students] == ["1", "2"]
    assert found.remarks == (
        "roster.csv, line 3: the id 1 is in line 2 already",
        "roster.csv, line 4: the id 1 is in line 2 already, with other entries (Eve); the first one is used",
        "roster.csv, line 6: neither a name nor a number; the line is left out",
        "roster.csv: 2 students are called Ada; files need a number too",
    )


def test_hostile_cells_become_plain_names(tmp_path: Path) -> None:
    text = 'name,id\n"a\n\u202eb\x07",../1\n"=HYPERLINK(""http://x"")",=2\n"say ""hi""",con\n'
    found = roster(tmp_path, text)
    assert [s.name for s in found.students] == ["a b", '=HYPERLINK("http://x")', 'say "hi"']
    assert [s.key[:9] for s in found.students] == ["1", "2", "student-c"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"Ada,7\nEve,8\n", "no column for names or numbers"),
        (b"name,id\n", "a header and no student"),
        (b"name,id\n" + b'"' + b"x" * 200_000, "no readable table"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "no column for names or numbers"),
    ],
)
def test_what_is_no_class_list_is_a_usage_error(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        roster(tmp_path, data)


def test_a_roster_that_cannot_be_read_is_a_usage_error(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere.csv"):
        with pytest.raises(UsageError, match="the roster"):
            read_roster(path)


CLASS = (
    "name,id,login,email\nAna María de Souza,1001,asouza,ana@x.org\nBob Jones,1002,bjones,bob@x.org\n"
    "Bob Jones,1003,bjones2,rob@x.org\nLi Wei,77,lwei,li@x.org\nMary Ann Evans,1005,mevans,mary@x.org\n"
)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Ana María de Souza", ["1001"]),
        ("ana maria de souza", ["1001"]),
        ("de Souza, Ana María", ["1001"]),
        ("desouzaanamaria", ["1001"]),
        ("souza ana", ["1001"]),
        ("asouza", ["1001"]),
        ("ANA@x.org", ["1001"]),
        ("ana", ["1001"]),
        ("1001", ["1001"]),
        ("hw3_1001_final", ["1001"]),
        ("Evans_Mary_hw", ["1005"]),
        ("Bob Jones", ["1002", "1003"]),
        ("bob jones 1003", ["1003"]),
        ("lwei", ["77"]),
        ("week 77", []),
        ("mary", ["1005"]),
        ("Ann", []),
        ("", []),
        ("stranger", []),
    ],
)
def test_a_name_finds_its_student_or_several_or_nobody(tmp_path: Path, name: str, ids: list[str]) -> None:
    assert [s.id for s in roster(tmp_path, CLASS).whose(name)] == ids


def test_an_ambiguous_name_is_said_and_nobody_is_taken_for_it(tmp_path: Path) -> None:
    (tmp_path / "hw" / "Bob Jones").mkdir(parents=True)
    (tmp_path / "hw" / "Bob Jones" / "e08.py").write_bytes(b"x = 1\n")
    (tmp_path / "hw" / "1003.py").write_bytes(b"def adam_step(): ...\n")
    got = take_in(tmp_path / "hw", select(["ch12.e08"]), roster=roster(tmp_path, CLASS))
    assert [s.student.key for s in got.submissions] == ["1003", "bob-jones"]
    assert [s.key for s in got.missing] == ["1001", "1002", "1005", "77"]
    assert any("Bob Jones" in r and "may be Bob Jones (1002), Bob Jones (1003)" in r for r in got.remarks)


def test_a_stranger_never_takes_a_listed_students_key(tmp_path: Path) -> None:
    (tmp_path / "hw" / "77-").mkdir(parents=True)
    (tmp_path / "hw" / "77-" / "e08.py").write_bytes(b"x = 1\n")
    text = "name,email,id\nLi Wei,li@x.org,77\nSomebody Else,77-@x.org,9\nSomebody Other,77-@y.org,8\n"
    got = take_in(tmp_path / "hw", select(["ch12.e08"]), roster=roster(tmp_path, text))
    (one,) = got.submissions
    assert one.student.key not in {s.key for s in got.missing} and len(got.missing) == 3


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=120)
    | st.lists(st.text(max_size=12), max_size=12).map(lambda c: ("name,id\n" + ",".join(c)).encode("utf-8", "ignore"))
)
def test_any_bytes_are_a_roster_or_a_usage_error(tmp_path: Path, data: bytes) -> None:
    try:
        found = roster(tmp_path, data)
    except UsageError as refusal:
        assert "roster" in str(refusal)
        return
    assert found.students
    assert len({s.key for s in found.students}) == len(found.students)
    for one in found.students:
        assert one.name.isprintable() and one.id.isprintable() and (one.name or one.id or one.email)
