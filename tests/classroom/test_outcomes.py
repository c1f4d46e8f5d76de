"""What a graded class is written into: gradebooks, one file for each student, feedback, the class report."""

from __future__ import annotations

import csv
import errno
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import right_text, toys

from dlgrade.classroom import outcomes
from dlgrade.classroom.model import ClassResult, Outcome, Student, Work
from dlgrade.classroom.outcomes import write_all
from dlgrade.classroom.outcomes.classreport import distribution, hardness, misunderstood
from dlgrade.classroom.outcomes.gradebook import canvas_csv, gradebook_csv, harmless, moodle_csv
from dlgrade.classroom.outcomes.gradescope import as_report, results_of
from dlgrade.errors import GraderBroken
from dlgrade.judge.judging import NoFile, failed_everywhere, judge_source
from dlgrade.judge.run import CheckReport
from dlgrade.report.machine import as_json
from dlgrade.sandbox import Sandbox

NAMES = ("z1", "z3", "z7")
ADDED = right_text("z1").replace("factor * x", "factor + x")
LOUD = "print('\\x1b[2J<script>alert(1)</script>')\nraise ValueError('<img src=x onerror=alert(2)>')\n"
ANSWER = 'ANSWER = """Each of the ten pairs was counted twice: & < >"""\n'
Made = tuple[ClassResult, dict[str, dict[str, Work]]]


def outcome(sandbox: Sandbox, student: Student, sources: Mapping[str, str], **more: object) -> tuple[Outcome, dict]:
    """What judging these sources gives; toys that are not among them were not handed in."""
    reports, works = [], {}
    for name in NAMES:
        entry = toys()[name]
        if name in sources:
            work = Work(f"{entry.stem}.py", {f"{entry.stem}.py": sources[name].encode()})
            works[entry.id] = work
            reports.append(judge_source(entry.load(), entry, work.files, entry.stem, sandbox, 3))
        else:
            reports.append(failed_everywhere(entry.load(), NoFile("this was not handed in"), place=entry.place))
    status = "missing" if not sources else "graded" if len(sources) == len(NAMES) else "partial"
    made = Outcome(student, status, as_json(CheckReport(3, tuple(reports))))
    return replace(made, **more), works  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def made(sandbox: Sandbox) -> Made:
    """A class of six: right, two with the same mistake, one loud, one missing, one that could not be judged."""
    right = {n: right_text(n) for n in NAMES}
    answered = {**right, "z7": right["z7"] + ANSWER}
    people = [
        outcome(sandbox, Student("ada", "Ada Lovelace", "17", "ada@example.org", (("canvas_id", "901"),)), answered),
        outcome(sandbox, Student("bob", '=cmd("x")', "bob1"), {**right, "z1": ADDED}, late=True),
        outcome(sandbox, Student("cy", "Cy", extra=(("moodle_id", "44"), ("section", "B"))), {"z1": ADDED}),
        outcome(sandbox, Student("dee", "Dee <b>\u202e"), {**right, "z3": LOUD}, problems=("a.zip is <i>broken</i>",)),
        outcome(sandbox, Student("eve", "Eve"), {}),
        outcome(sandbox, Student("fay", "Fay"), right, status="failed"),
    ]
    exercises = tuple((toys()[n].id, toys()[n].title, toys()[n].load().points, toys()[n].load().rubric_points)
                      for n in NAMES)  # fmt: skip
    result = ClassResult([o for o, _ in people], exercises, 3, "f" * 64, "isolation: full (seccomp)", ("a remark",))
    return result, {o.student.key: w for o, w in people}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# ---- gradebooks ------------------------------------------------------------------------------------------------------


def test_the_gradebook_has_a_row_for_everybody_and_points_that_add_up(made: Made) -> None:
    found = {r["student"]: r for r in rows(gradebook_csv(made[0]))}
    assert list(found) == ["bob", "ada", "cy", "dee", "eve", "fay"]
    assert found["ada"]["status"] == "graded" and found["cy"]["status"] == "partial"
    for key in ("ada", "bob", "cy", "dee", "eve"):
        assert sum(float(found[key][e[0]]) for e in made[0].exercises) == float(found[key]["total"])
    assert (found["ada"]["total"], found["ada"]["max"]) == ("11", "14")
    assert (found["bob"]["late"], found["ada"]["late"]) == ("yes", "no")


def test_who_could_not_be_judged_has_no_numbers_rather_than_zeros(made: Made) -> None:
    fay = next(r for r in rows(gradebook_csv(made[0])) if r["student"] == "fay")
    assert fay["status"] == "failed"
    assert {fay[e[0]] for e in made[0].exercises} | {fay["total"]} == {""}
    assert [r["Grade"] for r in rows(moodle_csv(made[0])) if r["Full name"] == "Fay"] == [""]


def test_a_mark_has_a_column_of_its_own_and_counts_in_the_total(made: Made) -> None:
    result, _ = made
    marked = replace(result, outcomes=[replace(o, written={"toy.z7": 1.5}) for o in result.outcomes[:1]])
    (row,) = rows(gradebook_csv(marked))
    assert (row["toy.z7 written"], row["total"]) == ("1.5", "12.5")
    assert rows(gradebook_csv(result))[1]["toy.z7 written"] == ""


def test_canvas_gets_its_columns_and_the_row_of_points_possible(made: Made) -> None:
    text = canvas_csv(made[0], "Homework 3 (12345)")
    assert text.splitlines()[0] == "Student,ID,SIS User ID,SIS Login ID,Section,Homework 3 (12345)"
    assert text.splitlines()[1] == "    Points Possible,,,,,14"
    found = {r["Student"]: r for r in rows(text)}
    ada, cy = found["Ada Lovelace"], found["Cy"]
    assert (ada["ID"], ada["SIS User ID"], ada["SIS Login ID"]) == ("901", "17", "ada@example.org")
    assert cy["Section"] == "B"
    assert found["Eve"]["Homework 3 (12345)"] == ""  # Canvas's own policy for missing work decides
    assert ada["Homework 3 (12345)"] == "11"


def test_moodle_finds_its_columns_whichever_way_it_imports(made: Made) -> None:
    found = {r["Full name"]: r for r in rows(moodle_csv(made[0]))}
    assert found["Cy"]["Identifier"] == "Participant 44"
    assert (found["Ada Lovelace"]["ID number"], found["Ada Lovelace"]["Email address"]) == ("17", "ada@example.org")
    assert found['\'=cmd("x")']["Username"] == "bob1"
    assert "Last modified (grade)" in found["Cy"]


def test_a_number_with_letters_goes_to_the_column_of_numbers_if_the_roster_called_it_one(made: Made) -> None:
    outcome = next(o for o in made[0].outcomes if o.student.name == "Cy")
    student = replace(outcome.student, id="DA25003", extra=(("idnumber", "DA25003"),))
    result = replace(made[0], outcomes=[replace(outcome, student=student)])
    (moodle,) = rows(moodle_csv(result))
    assert (moodle["ID number"], moodle["Username"]) == ("DA25003", "")
    canvas = rows(canvas_csv(result, "Homework"))[-1]
    assert (canvas["SIS User ID"], canvas["SIS Login ID"]) == ("DA25003", student.email)


@pytest.mark.parametrize("start", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "x;=1", 'x",=1'])
def test_a_formula_in_a_name_is_only_text(start: str) -> None:
    assert re.search(r"'[=+\-@＝]", harmless(start))


@pytest.mark.parametrize("number", ["12", "-3.5", "+49", "0"])
def test_numbers_stay_numbers(number: str) -> None:
    assert harmless(number) == number


@given(st.text(max_size=30))
@settings(max_examples=150, deadline=None)
def test_no_text_begins_a_formula_or_breaks_a_line(text: str) -> None:
    found = harmless(text)
    assert re.fullmatch(r"[+-]?\d+(\.\d+)?", found) or not found.lstrip().startswith(("=", "+", "-", "@"))
    assert found.isprintable()
    found.encode("utf-8")


# ---- files -----------------------------------------------------------------------------------------------------------


def test_each_student_has_the_check_with_the_student_beside_it(made: Made, tmp_path: Path) -> None:
    written = write_all(made[0], tmp_path, known=list(toys().values()))
    assert {p.relative_to(tmp_path).as_posix() for p in written} == {
        "gradebook.csv", "canvas.csv", "moodle.csv", "report.html",
        *(f"results/{k}.json" for k in ("ada", "bob", "cy", "dee", "eve", "fay")),
        *(f"feedback/{k}.html" for k in ("ada", "bob", "cy", "dee", "eve", "fay")),
    }  # fmt: skip
    bob = json.loads((tmp_path / "results/bob.json").read_text(encoding="utf-8"))
    assert bob["schema"] == "dlgrade/check/1"
    assert bob["student"]["name"] == '=cmd("x")'  # JSON is no spreadsheet
    assert bob["exercises"][0]["diagnosis"]["mistake"] == "added"
    assert (bob["status"], bob["late"], bob["total"]) == ("graded", True, 7.0)
    assert json.loads((tmp_path / "results/fay.json").read_text(encoding="utf-8"))["total"] is None


def test_a_key_that_is_no_file_name_writes_nothing(made: Made, tmp_path: Path) -> None:
    for key in ("../up", "a/b", "", ".", "..", "a\n", "x" * 300):
        bad = replace(made[0], outcomes=[replace(made[0].outcomes[0], student=Student(key))])
        with pytest.raises(GraderBroken, match="nothing was written"):
            write_all(bad, tmp_path / "out", known=[])
    twice = [replace(made[0].outcomes[0], student=Student(k)) for k in ("Ada", "ada")]  # one file where case folds
    with pytest.raises(GraderBroken, match="two students"):
        write_all(replace(made[0], outcomes=twice), tmp_path / "out", known=[])
    assert not (tmp_path / "out").exists()


def test_files_of_students_who_left_go_and_other_files_stay(made: Made, tmp_path: Path) -> None:
    write_all(made[0], tmp_path, known=list(toys().values()))
    (tmp_path / "results/mine.json").write_text('{"a": 1}', encoding="utf-8")
    (tmp_path / "feedback/mine.html").write_text("<p>mine</p>", encoding="utf-8")
    write_all(replace(made[0], outcomes=made[0].outcomes[:2]), tmp_path, known=list(toys().values()))
    assert sorted(p.stem for p in (tmp_path / "results").iterdir()) == ["ada", "bob", "mine"]
    assert sorted(p.stem for p in (tmp_path / "feedback").iterdir()) == ["ada", "bob", "mine"]


def test_a_full_disk_names_the_file_and_what_is_kept(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, text: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(outcomes, "write_whole", full)
    with pytest.raises(GraderBroken, match=r"ada\.json cannot be written: No space left .* is kept: .* same command"):
        write_all(made[0], tmp_path, known=[])


# ---- pages -----------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """Every tag with its attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "line", "rect", "input"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += " ".join(data.split()) + " "


def page(out: Path, name: str) -> Page:
    found = Page((out / name).read_text(encoding="utf-8"))
    assert not found.open
    return found


@pytest.fixture(scope="module")
def out(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    write_all(made[0], folder, works=made[1], known=list(toys().values()))
    return folder


def test_pages_hold_no_script_and_load_nothing(out: Path) -> None:
    for name in ("report.html", *(f"feedback/{k}.html" for k in ("ada", "bob", "cy", "dee", "eve", "fay"))):
        found = page(out, name)
        assert not {t for t, _ in found.tags} & {"script", "link", "img", "iframe", "object", "b", "i"} - {"i"}
        for _, attributes in found.tags:
            assert not [a for a in attributes if a.startswith("on") or a == "src"]
            link = attributes.get("href") or "#"
            assert link.startswith("#") or re.fullmatch(r"feedback/[a-z]+\.html", link)
        raw = (out / name).read_text(encoding="utf-8")
        assert "\x1b" not in raw and "\u202e" not in raw and "http:" not in raw and "https:" not in raw


def test_feedback_tells_the_belief_the_values_and_offers_hints(out: Path) -> None:
    found = page(out, "feedback/bob.html").text
    assert "This looks like: “To scale by a factor is to add it.”" in found
    assert all(word in found for word in ("call", "scale(", "expected", "got", "hint 1 of 3", "7 of 14 points", "late"))


def test_feedback_does_not_answer_what_is_asked_for_its_value(sandbox: Sandbox, made: Made, tmp_path: Path) -> None:
    wrong, _ = outcome(sandbox, Student("gil"), {"z7": right_text("z7").replace("10", "20")})
    write_all(replace(made[0], outcomes=[wrong]), tmp_path, known=list(toys().values()))
    found = page(tmp_path, "feedback/gil.html").text
    assert "Everyone shakes four hands" in found
    assert "expected" not in found


def test_feedback_says_when_nobody_was_scored_and_when_marks_are_missing(out: Path) -> None:
    assert "the grader's failure, not yours" in page(out, "feedback/fay.html").text
    assert "points" not in page(out, "feedback/fay.html").text
    assert "1 written answer is not marked yet" in page(out, "feedback/ada.html").text


def test_the_report_names_the_classs_mistakes_and_who_made_them(made: Made, out: Path) -> None:
    found = misunderstood(made[0])
    assert [(m.mistake, m.students) for m in found] == [("added", ('=cmd("x")', "Cy"))]
    text = page(out, "report.html").text
    assert "“To scale by a factor is to add it.”" in text and '=cmd("x"); Cy' in text


def test_the_hardest_exercise_comes_first_and_not_begun_counts_for_nothing(made: Made) -> None:
    found = hardness(made[0])
    assert [h.exercise for h in found] == ["toy.z1", "toy.z3", "toy.z7"]
    assert (found[0].tried, found[0].passed, found[0].share) == (4, 2, 0.5)


def test_the_distribution_counts_every_score_once() -> None:
    assert distribution([0, 9.99, 10, 55, 99.9, 100, 104], 100) == [2, 1, 0, 0, 0, 1, 0, 0, 0, 3]
    assert sum(distribution([0.3 * k for k in range(11)], 3.0)) == 11
    assert distribution([0.0], 0.0) == [1, *[0] * 9]


def test_the_report_says_isolation_missing_late_partial_and_problems(out: Path) -> None:
    text = page(out, "report.html").text
    wanted = ["isolation: full (seccomp)", "missing Eve", "late =cmd", "Cy (without toy.z3, toy.z7)", "a remark"]
    wanted += ["a.zip is <i>broken</i>", "1 student could not be judged", "1 written answer is not marked"]
    for words in wanted:
        assert words in text


def test_an_empty_class_and_a_class_without_marks_are_reported_as_well(made: Made, tmp_path: Path) -> None:
    write_all(replace(made[0], outcomes=()), tmp_path, known=[])
    assert "Nobody's work was judged." in page(tmp_path, "report.html").text


# ---- Gradescope's results --------------------------------------------------------------------------------------------


def test_gradescope_results_carry_the_points_and_the_checks_own_words(made: Made) -> None:
    bob = made[0].outcomes[1]
    found = results_of(bob.check, visibility="after_due_date")
    assert sum(t["score"] for t in found["tests"]) == bob.score
    assert sum(t["max_score"] for t in found["tests"]) == 11
    assert "looks like: “To scale by a factor is to add it.”" in found["tests"][0]["output"]
    assert {t["visibility"] for t in found["tests"]} == {"after_due_date"}
    assert "1 written answer is marked by people" in found["output"]
    assert "seed" not in json.dumps(found) and "\\u001b" not in json.dumps(found)


def test_a_report_that_went_through_json_is_the_same(made: Made) -> None:
    for member in made[0].outcomes:
        again = CheckReport(3, tuple(as_report(e) for e in member.check["exercises"]))
        assert as_json(again) == member.check
