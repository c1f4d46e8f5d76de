"""`dlgrade exam`: building, marking and analysing, as a teacher does it; with the tables that teachers have."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Ran

from dlgrade.bank.tables import read_table
from dlgrade.errors import UsageError

Run = Callable[..., Ran]
BLUEPRINT = """
title = "Small test"
minutes = 10
[[section]]
name = "One"
select = ["ch12.batch_norm_statements"]
kind = "MCQ"
count = 2
[[section]]
name = "Two"
select = ["ch12.adam_step_size", "ch10.parameter_count"]
kind = "NAT"
count = 2
[[section]]
name = "Three"
select = ["ch12.batch_norm_statements"]
kind = "MSQ"
count = 1
"""
ROSTER = """name;id;email
"Ünal, Özgür";1001;o@x.org
"=cmd|x";1002;
Ana Silva;;ana1@x.org
Ana Silva;;ana2@x.org
李雷;1003;
"""


@pytest.fixture(scope="module")
def blueprint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blueprint") / "small.toml"
    path.write_text(BLUEPRINT, encoding="utf-8")
    return path


@pytest.fixture
def sets(dlgrade: Run, blueprint: Path, tmp_path: Path) -> Path:
    """An exam in sets A and B."""
    out = tmp_path / "exam"
    ran = dlgrade("exam", "build", str(blueprint), "--sets", "A,B", "--seed", "3", "--format", "json", "-o", str(out))
    assert ran.code == 0, ran.err
    return out


def form(exam: Path, name: str) -> list[dict[str, Any]]:
    questions: list[dict[str, Any]] = json.loads((exam / "forms" / f"{name}.json").read_text("utf-8"))["questions"]
    return questions


def right(question: dict[str, Any]) -> str:
    key = question["key"]
    return repr(key["low"]) if isinstance(key, dict) else ";".join(key)


def wrong(question: dict[str, Any]) -> str:
    if question["kind"] == "NAT":
        return repr(question["diagnoses"][0]["value"])
    if question["kind"] == "MSQ":
        return "" if question["key"] == list("ABCD") else "ABCD"
    return next(o["label"] for o in question["options"] if o["label"] not in question["key"])


def responses(exam: Path, tmp_path: Path, *rows: list[str]) -> Path:
    """A table of responses: rows of (student, set, answers...)."""
    path = tmp_path / "responses.csv"
    count = len(form(exam, next((exam / "forms").glob("*.json")).stem))
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["student", "set", *(f"Q{i + 1}" for i in range(count))])
        out.writerows(rows)
    return path


def marks_of(ran: Ran) -> dict[str, Fraction]:
    assert ran.code == 0, ran.err
    return {s["student"]: Fraction(s["exact"]) for s in json.loads(ran.out)["students"]}


# ---- build ---------------------------------------------------------------------------------------------------------


def test_list_names_the_shipped_blueprints_with_their_size(dlgrade: Run) -> None:
    out = dlgrade("exam", "list").out
    assert "gate-da-mock: Mock paper in the form of GATE DA; 65 questions, 180 minutes" in out
    assert "class-test-30" in out


def test_an_exam_has_papers_keys_master_key_forms_and_a_fidelity_report(sets: Path) -> None:
    assert {p.name for p in sets.iterdir()} == {
        "papers", "keys", "forms", "master-key.csv", "responses.csv", "fidelity.txt"
    }  # fmt: skip
    assert sorted(p.name for p in (sets / "papers").iterdir()) == ["A.json", "B.json"]
    assert sorted(p.name for p in (sets / "forms").iterdir()) == ["A.json", "B.json", "master.json"]
    assert '"key"' not in (sets / "papers" / "A.json").read_text("utf-8")
    assert '"explanation"' in (sets / "keys" / "A.json").read_text("utf-8")


def test_what_a_format_loses_is_printed_and_written(dlgrade: Run, blueprint: Path, tmp_path: Path) -> None:
    out = tmp_path / "e"
    ran = dlgrade("exam", "build", str(blueprint), "--format", "md,json", "-o", str(out))
    told = (out / "fidelity.txt").read_text("utf-8")
    assert told.startswith("md: ")
    assert told.strip() in ran.err.strip()


def test_the_same_seed_builds_the_same_files(dlgrade: Run, blueprint: Path, tmp_path: Path, sets: Path) -> None:
    again = tmp_path / "again"
    dlgrade("exam", "build", str(blueprint), "--sets", "A,B", "--seed", "3", "--format", "json", "-o", str(again))
    for path in (p for p in sets.rglob("*") if p.is_file()):
        assert (again / path.relative_to(sets)).read_bytes() == path.read_bytes()


def test_everybody_on_a_roster_has_a_paper_of_their_own(dlgrade: Run, blueprint: Path, tmp_path: Path) -> None:
    roster, out = tmp_path / "roster.csv", tmp_path / "own"
    roster.write_text("\ufeff" + ROSTER, encoding="utf-16")
    ran = dlgrade("exam", "build", str(blueprint), "--roster", str(roster), "--format", "json", "-o", str(out))
    assert ran.code == 0
    assert "2 students are called Ana Silva" in ran.err
    students = list(csv.DictReader(io.StringIO((out / "students.csv").read_text("utf-8-sig"))))
    assert [s["name"] for s in students] == ["Ünal, Özgür", "'=cmd|x", "Ana Silva", "Ana Silva", "李雷"]
    assert {p.stem for p in (out / "papers").iterdir()} == {s["paper"] for s in students}
    assert len({(out / "papers" / f"{s['paper']}.json").read_bytes() for s in students}) == 5


def test_a_sorted_and_longer_roster_gives_everybody_the_same_paper(
    dlgrade: Run, blueprint: Path, tmp_path: Path
) -> None:
    head, *rows = ROSTER.splitlines()
    seen = []
    for i, lines in enumerate((rows, [*reversed(rows), "New;1004;"])):
        roster, out = tmp_path / f"r{i}.csv", tmp_path / f"own{i}"
        roster.write_text("\n".join([head, *lines]), encoding="utf-8")
        dlgrade("exam", "build", str(blueprint), "--roster", str(roster), "--format", "json", "-o", str(out))
        people = csv.DictReader(io.StringIO((out / "students.csv").read_text("utf-8-sig")))
        seen.append({(p["id"] or p["email"]): form(out, p["paper"]) for p in people})
    assert {who: seen[1][who] for who in seen[0]} == seen[0]
    assert len(seen[1]) == 6


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no-such"], "there is no blueprint 'no-such'"),
        (["class-test-30", "--sets", "A,A"], "the set 'A' is there twice"),
        (["class-test-30", "--sets", "../x"], "'../x' is no name for a set"),
        (["class-test-30", "--sets", "A", "--papers", "3"], "give one of --sets, --papers and --roster"),
        (["class-test-30", "--format", "docx"], "there is no format 'docx'"),
        (["class-test-30", "--format", ","], "names no format"),
        (["class-test-30", "--roster", "none.csv"], "none.csv"),
    ],
)
def test_a_faulty_order_is_refused_and_nothing_is_left(
    dlgrade: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = dlgrade("exam", "build", *arguments, "-o", "out")
    assert ran.code == 2
    assert told in ran.err
    assert not list(tmp_path.iterdir())


def test_a_writer_that_fails_leaves_nothing_behind(
    dlgrade: Run, blueprint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dlgrade.export import jsonform

    def fail(form: object, options: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(jsonform, "render", fail)
    ran = dlgrade("exam", "build", str(blueprint), "--format", "json", "-o", str(tmp_path / "out"))
    told = f"dlgrade: {tmp_path / 'out'} cannot be written: No space left on device; nothing of it was kept"
    assert ran.code == 3 and ran.err.startswith(told)
    assert not list(tmp_path.iterdir())


def test_an_exam_that_is_there_is_replaced_only_by_force(dlgrade: Run, blueprint: Path, sets: Path) -> None:
    before = (sets / "master-key.csv").read_bytes()
    arguments = ("exam", "build", str(blueprint), "--seed", "9", "--format", "json", "-o", str(sets))
    refused = dlgrade(*arguments)
    assert (refused.code, "--force" in refused.err) == (2, True)
    assert (sets / "master-key.csv").read_bytes() == before
    assert dlgrade(*arguments, "--force").code == 0
    assert (sets / "master-key.csv").read_bytes() != before
    assert [p.name for p in sets.parent.iterdir() if p.name.startswith(".exam")] == []


def test_force_replaces_no_folder_that_is_no_exam(dlgrade: Run, blueprint: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    ran = dlgrade("exam", "build", str(blueprint), "--format", "json", "-o", str(tmp_path), "--force")
    assert ran.code == 2
    assert "not replaced, even by --force" in ran.err
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


# ---- mark ----------------------------------------------------------------------------------------------------------


def test_marks_are_exact_and_sets_lead_back_to_the_master(dlgrade: Run, sets: Path, tmp_path: Path) -> None:
    rows = []
    for name in ("A", "B"):
        questions = form(sets, name)
        rows.append([f"best-{name}", name, *map(right, questions)])
        rows.append([f"worst-{name}", name, *map(wrong, questions)])
        rows.append([f"blank-{name}", name, *[""] * 5])
    got = marks_of(dlgrade("exam", "mark", str(responses(sets, tmp_path, *rows)), "--key", str(sets), "--json"))
    full = sum(q["marks"] for q in form(sets, "A"))
    lost = -sum(Fraction(q["marks"], 3) for q in form(sets, "A") if q["kind"] == "MCQ")
    assert got == {
        f"{who}-{name}": marks for name in ("A", "B") for who, marks in (("best", full), ("worst", lost), ("blank", 0))
    }


def test_the_same_answer_on_two_sets_is_the_same_on_the_master(dlgrade: Run, sets: Path, tmp_path: Path) -> None:
    rows = [[name, name, *map(wrong, form(sets, name))] for name in ("A", "B")]
    for row, name in zip(rows, ("A", "B"), strict=True):  # both choose the master's first wrong option
        for i, q in enumerate(form(sets, name)):
            if q["kind"] == "MCQ":
                there = dict(zip(q["labels"], (o["label"] for o in q["options"]), strict=True))
                key = next(m for m, label in there.items() if label in q["key"])
                row[2 + i] = there["A" if key != "A" else "B"]
    ran = dlgrade("exam", "mark", str(responses(sets, tmp_path, *rows)), "--key", str(sets), "--json")
    students = json.loads(ran.out)["students"]
    one, two = ({a["item"]: (a["master"], a["verdict"], a["marks"]) for a in s["answers"]} for s in students)
    assert one == two
    assert any(labels for labels, _, _ in one.values())


def test_a_single_form_is_a_key_too(dlgrade: Run, sets: Path, tmp_path: Path) -> None:
    path = responses(sets, tmp_path, ["ana", "", *map(right, form(sets, "B"))])
    got = marks_of(dlgrade("exam", "mark", str(path), "--key", str(sets / "forms" / "B.json"), "--json"))
    assert got == {"ana": sum(q["marks"] for q in form(sets, "B"))}


def test_every_fault_of_a_table_is_named_with_line_and_column(dlgrade: Run, sets: Path, tmp_path: Path) -> None:
    kinds = {q["kind"]: q["number"] for q in form(sets, "A")}
    first, last = [""] * 5, [""] * 5
    first[kinds["MCQ"] - 1], first[kinds["NAT"] - 1] = "AB", "NaN"
    last[kinds["MSQ"] - 1] = "Z"
    path = responses(sets, tmp_path, ["ana", "A", *first], ["bob", "A", *last], ["cy", "E", *last], ["ana", "A", *last])
    ran = dlgrade("exam", "mark", str(path), "--key", str(sets))
    assert (ran.code, ran.out) == (2, "")
    for told in (
        f"line 2, column Q{kinds['MCQ']} (ana): 'AB' names 2 options; an MCQ has one answer",
        f"line 2, column Q{kinds['NAT']} (ana): 'NaN' is no number that a question can ask for",
        f"line 3, column Q{kinds['MSQ']} (bob): 'Z' names no options",
        "line 4 (cy): there is no set 'E'; there are A, B",
        "line 5: ana is in line 2 already",
        "--lenient",
    ):
        assert told in ran.err


def test_lenient_counts_what_cannot_be_read_as_not_attempted_and_says_so(
    dlgrade: Run, sets: Path, tmp_path: Path
) -> None:
    answers = [right(q) if q["kind"] != "MCQ" else "AB" for q in form(sets, "A")]
    path = responses(sets, tmp_path, ["ana", "A", *answers])
    ran = dlgrade("exam", "mark", str(path), "--key", str(sets), "--lenient", "--json")
    assert marks_of(ran) == {"ana": sum(q["marks"] for q in form(sets, "A") if q["kind"] != "MCQ")}
    assert ran.err.count("it counts as not attempted") == 2


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("", "is empty"),
        ("who,Q1\nana,A\n", "no column for students"),
        ("student,set,Q1,Q2,Q3,Q4\nana,A,,,,\n", "no column for question 5; add an empty one"),
        ("student,set,Q1,Q2,Q3,Q4,Q5,Q6\nana,A,,,,,,\n", "columns for 6; the paper ends at 5"),
        ("student,set,Q1,Q1,Q3,Q4,Q5\nana,A,,,,,\n", "two columns are for question 1"),
        ("student,Q1,Q2,Q3,Q4,Q5\nana,,,,,\n", "line 2 (ana): the set is missing"),
        ("student,set,Q1,Q2,Q3,Q4,Q5\n,A,B,,,,\n", "line 2: the student is missing"),
        ("student,set,Q1,Q2,Q3,Q4,Q5\nana,A,,\n", "line 2: 4 cells where the header has 7; the line is cut off"),
        ("student,set,Q1,Q2,Q3,Q4,Q5\nana,A,,,,1,5,7\n", "line 2: 8 cells where the header has 7"),
        ("student,set,Q1,Q2,Q3,Q4,Q5\n", "a header and no student"),
        ("student,set,question,response\nana,A,1,\nana,A,1,B\n", "line 3: question 1 was answered already"),
        ("student,set,question,response\nana,A,1,\nana,B,2,\n", "line 3: another set than in line 2"),
        ("student,set,question,response\nana,A,9,B\n", "the paper has no question 9"),
    ],
)
def test_a_faulty_table_is_refused_in_words(dlgrade: Run, sets: Path, tmp_path: Path, table: str, told: str) -> None:
    path = tmp_path / "r.csv"
    path.write_text(table, encoding="utf-8")
    ran = dlgrade("exam", "mark", str(path), "--key", str(sets))
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_every_spreadsheets_table_is_read(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f'student{mark}Q1\r\n"Zo\u00eb"{mark}"A\nB"\r\n\r\n', encoding=encoding, newline="")
    assert [cells for _, cells in read_table(path)] == [["student", "Q1"], ["Zo\u00eb", "A\nB"]]


@pytest.mark.parametrize("data", [b"a,b\0c\n", b"\x89PNG\r\n\x1a\n\0\0"])
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    with pytest.raises(UsageError, match="save it as CSV"):
        read_table(path)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"schema": "other/1"}, "schema 'other/1'"),
        ({"questions": []}, "holds no questions"),
        ({"questions": [{"id": "x"}]}, "question 1: "),
    ],
)
def test_a_key_that_is_none_is_refused(
    dlgrade: Run, sets: Path, tmp_path: Path, change: dict[str, Any], told: str
) -> None:
    data = json.loads((sets / "forms" / "A.json").read_text("utf-8")) | change
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(data), encoding="utf-8")
    ran = dlgrade("exam", "mark", str(responses(sets, tmp_path, ["a", "", *[""] * 5])), "--key", str(bad))
    assert ran.code == 2
    assert told in ran.err


@pytest.mark.parametrize("key", [["B", "C"], [], ["Z"], "B", {"low": 2, "high": 1}, {"low": "NaN"}, None])
def test_a_key_of_the_wrong_form_is_refused(dlgrade: Run, sets: Path, tmp_path: Path, key: Any) -> None:
    data = json.loads((sets / "forms" / "A.json").read_text("utf-8"))
    index = next(i for i, q in enumerate(data["questions"]) if q["kind"] == ("NAT" if isinstance(key, dict) else "MCQ"))
    data["questions"][index]["key"] = key
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(data), encoding="utf-8")
    ran = dlgrade("exam", "mark", str(responses(sets, tmp_path, ["a", "", *[""] * 5])), "--key", str(bad))
    assert ran.code == 2
    assert f"question {index + 1}: the key is" in ran.err


def test_a_paper_without_key_is_no_key(dlgrade: Run, sets: Path, tmp_path: Path) -> None:
    path = responses(sets, tmp_path, ["a", "", *[""] * 5])
    ran = dlgrade("exam", "mark", str(path), "--key", str(sets / "papers" / "A.json"))
    assert ran.code == 2
    assert "it has no key" in ran.err


@pytest.mark.parametrize("withdraw", ["1", "ch12.batch_norm_statements"])
def test_withdrawn_questions_give_their_marks_to_all(dlgrade: Run, sets: Path, tmp_path: Path, withdraw: str) -> None:
    path = responses(sets, tmp_path, ["ana", "A", *[""] * 5], ["bob", "B", *[""] * 5])
    ran = dlgrade("exam", "mark", str(path), "--key", str(sets), "--withdraw", withdraw, "--json")
    given = [q["marks"] for q in form(sets, "master") if withdraw in (str(q["number"]), q["id"])]
    assert marks_of(ran) == {"ana": sum(given), "bob": sum(given)}
    assert ran.err.count("its marks are given to all") == len(given) > 0


def test_a_withdrawn_question_that_the_exam_has_not_is_refused(dlgrade: Run, sets: Path, tmp_path: Path) -> None:
    path = responses(sets, tmp_path, ["ana", "A", *[""] * 5])
    ran = dlgrade("exam", "mark", str(path), "--key", str(sets), "--withdraw", "77")
    assert ran.code == 2
    assert "77" in ran.err


def test_marking_writes_a_table_json_and_feedback_for_each(dlgrade: Run, sets: Path, tmp_path: Path) -> None:
    out = tmp_path / "marks"
    path = responses(
        sets, tmp_path, ["=1+1", "A", *map(wrong, form(sets, "A"))], ["../b", "B", *map(right, form(sets, "B"))]
    )
    assert dlgrade("exam", "mark", str(path), "--key", str(sets), "-o", str(out)).code == 0
    assert sorted(p.name for p in out.iterdir()) == ["feedback", "marks.csv", "marks.json"]
    rows = list(csv.DictReader(io.StringIO((out / "marks.csv").read_text("utf-8-sig"))))
    assert [r["student"] for r in rows] == ["'=1+1", "../b"]
    pages = list((out / "feedback").iterdir())
    assert len(pages) == 2
    assert all(p.suffix == ".html" and not p.name.startswith(".") for p in pages)
    page = next(p for p in pages if p.name.startswith("student") or "1-1" in p.name).read_text("utf-8")
    known = next(q for q in form(sets, "A") if q["kind"] == "NAT")["diagnoses"][0]
    assert "It looks like the belief:" in page
    assert known["belief"].split("$")[0].strip(" .")[:20] in page
    assert "<script" not in page


def test_a_roster_links_answers_by_number_mail_or_name_and_tells_the_absent(
    dlgrade: Run, blueprint: Path, tmp_path: Path
) -> None:
    roster, out = tmp_path / "roster.csv", tmp_path / "own"
    roster.write_text(ROSTER, encoding="utf-8")
    dlgrade("exam", "build", str(blueprint), "--roster", str(roster), "--format", "json", "-o", str(out))
    people = list(csv.DictReader(io.StringIO((out / "students.csv").read_text("utf-8-sig"))))
    rows = []
    for person, who in zip(people, ("1001", "", "", "ana2@x.org", "李雷"), strict=True):
        if who:
            rows.append([who, "", *map(right, form(out, person["paper"]))])
    ran = dlgrade("exam", "mark", str(responses(out, tmp_path, *rows)), "--key", str(out), "--json")
    got = marks_of(ran)
    assert set(got) == {people[0]["paper"], people[3]["paper"], people[4]["paper"]}
    assert set(got.values()) == {sum(q["marks"] for q in form(out, people[0]["paper"]))}
    assert "no responses from =cmd|x, Ana Silva" in ran.err
    assert [a["student"] for a in json.loads(ran.out)["absent"]] == [people[1]["paper"], people[2]["paper"]]


def test_somebody_without_a_paper_is_refused(dlgrade: Run, blueprint: Path, tmp_path: Path) -> None:
    roster, out = tmp_path / "roster.csv", tmp_path / "own"
    roster.write_text(ROSTER, encoding="utf-8")
    dlgrade("exam", "build", str(blueprint), "--roster", str(roster), "--format", "json", "-o", str(out))
    path = responses(out, tmp_path, ["mallory", "", *[""] * 5])
    ran = dlgrade("exam", "mark", str(path), "--key", str(out))
    assert ran.code == 2
    assert "line 2 (mallory): no paper was made for this student" in ran.err


# ---- analyse -------------------------------------------------------------------------------------------------------


def test_a_class_is_analysed_from_marks_or_from_responses_alike(dlgrade: Run, sets: Path, tmp_path: Path) -> None:
    rows = []
    for i in range(12):
        name = "AB"[i % 2]
        rows.append([f"s{i}", name, *(right(q) if (i + j) % 3 or i < 3 else wrong(q) for j, q in
                                      enumerate(sorted(form(sets, name), key=lambda q: q["number"])))])  # fmt: skip
    path = responses(sets, tmp_path, *rows)
    marks, out = tmp_path / "marks", tmp_path / "analysis"
    dlgrade("exam", "mark", str(path), "--key", str(sets), "-o", str(marks))
    direct = dlgrade("exam", "analyse", str(path), "--key", str(sets), "--json")
    stored = dlgrade("exam", "analyse", str(marks), "--json", "-o", str(out))
    assert direct.out == stored.out
    data = json.loads(direct.out)
    assert (data["schema"], data["students"], len(data["items"])) == ("dlgrade/analysis/1", 12, 5)
    assert data["kr20"] is not None
    assert data["mistakes"]
    assert sorted(p.name for p in out.iterdir()) == [
        "analysis.html", "analysis.json", "analysis.txt", "items.csv", "mistakes.csv", "options.csv"
    ]  # fmt: skip


def test_a_class_of_three_is_too_few_and_said_so(dlgrade: Run, sets: Path, tmp_path: Path) -> None:
    path = responses(sets, tmp_path, *[[f"s{i}", "A", *map(right, form(sets, "A"))] for i in range(3)])
    ran = dlgrade("exam", "analyse", str(path), "--key", str(sets))
    assert ran.code == 0
    assert "too few" in ran.out
    assert "nan" not in ran.out.lower()


def test_analysing_a_table_needs_its_key(dlgrade: Run, sets: Path, tmp_path: Path) -> None:
    ran = dlgrade("exam", "analyse", str(responses(sets, tmp_path, ["a", "A", *[""] * 5])))
    assert ran.code == 2
    assert "--key" in ran.err
