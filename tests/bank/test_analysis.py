"""Item analysis: figures against scipy and by hand; nothing pretends where there are too few."""

from __future__ import annotations

import csv
import io
import json
import math
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from dlgrade.bank import analysis_report
from dlgrade.bank.analysis import FEW, Analysis, analyse, kr20, point_biserial
from dlgrade.bank.marks import Answer, Asked, Choice, Marks, Sat, as_json, decimal, marks_table, read_marks
from dlgrade.errors import UsageError
from dlgrade.report.people import plain

CHOICES = tuple(Choice(c, f"Option ${c}$", c == "B", "" if c == "B" else f"m{c}", f"Belief {c}.") for c in "ABCD")


def a_class(grid: list[str], *, own: bool = False, to_all: frozenset[int] = frozenset()) -> Marks:
    """A row of letters for each student, a letter for each MCQ of one mark; B is right, "." is blank."""
    asked = tuple(
        Asked(
            str(i + 1), 0 if own else i + 1, f"ch.t{i + 1}", f"Title {i + 1}", "MCQ", 1, "B", "", CHOICES, i in to_all
        )
        for i in range(len(grid[0]) if grid else 0)
    )
    return Marks("Test", len(asked), own, asked, tuple(_sat(n, row, to_all) for n, row in enumerate(grid)))


def _sat(n: int, row: str, to_all: frozenset[int]) -> Sat:
    answers = []
    for i, c in enumerate(row):
        verdict = "to all" if i in to_all else {"B": "right", ".": "blank"}.get(c, "wrong")
        marks = {"right": Fraction(1), "to all": Fraction(1), "blank": Fraction(0)}.get(verdict, Fraction(-1, 3))
        told = ((f"m{c}", f"Belief {c}.", ""),) if verdict == "wrong" else ()
        labels = () if c == "." else (c,)
        answers.append(Answer(str(i + 1), i + 1, 1, c.strip("."), labels, verdict, marks, told, c != "."))
    return Sat(f"s{n}", f"Student {n}", "", tuple(answers))


TWELVE = ["BBBB", "BBBA", "BBBC", "BBAB", "BBA.", "BBCD", "BAAB", "BACD", "BDAD", ".AAA", "AAAA", "CAAB"]


# ---- against oracles -----------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.booleans(), st.integers(-100, 300)), min_size=3, max_size=40))
def test_the_point_biserial_is_scipys(rows: list[tuple[bool, int]]) -> None:
    right, scores = [r for r, _ in rows], [s / 3 for _, s in rows]
    assume(len(set(right)) == 2 and len(set(scores)) > 1)
    assert point_biserial(right, scores) == pytest.approx(stats.pointbiserialr(right, scores).statistic, abs=1e-9)


@pytest.mark.parametrize(
    ("right", "scores"),
    [([True] * 4, [1, 2, 3, 4]), ([False] * 4, [1, 2, 3, 4]), ([True, False], [0.1, 0.1]), ([], [])],
)
def test_there_is_no_correlation_where_something_does_not_vary(right: list[bool], scores: list[float]) -> None:
    assert point_biserial(right, scores) is None


def test_kr20_is_as_by_hand() -> None:
    # 4 students, 3 items: numbers right 3, 2, 1, 0: mean 3/2, variance 5/4; p = 3/4, 2/4, 1/4: sum of pq = 10/16
    matrix = [[True, True, True], [True, True, False], [True, False, False], [False, False, False]]
    assert kr20(matrix) == pytest.approx(3 / 2 * (1 - (10 / 16) / (5 / 4))) == 0.75


@given(st.integers(2, 6).flatmap(lambda k: st.lists(st.lists(st.booleans(), min_size=k, max_size=k), min_size=2)))
def test_kr20_is_cronbachs_alpha_of_yes_and_no(matrix: list[list[bool]]) -> None:
    numbers = [sum(row) for row in matrix]
    k, n = len(matrix[0]), len(matrix)
    if len(set(numbers)) == 1:
        assert kr20(matrix) is None
        return

    def variance(values: list[int]) -> float:
        mean = sum(values) / n
        return sum((v - mean) ** 2 for v in values) / n

    alpha = k / (k - 1) * (1 - sum(variance([int(row[i]) for row in matrix]) for i in range(k)) / variance(numbers))
    assert kr20(matrix) == pytest.approx(alpha, abs=1e-9)


def test_discrimination_is_with_the_rest_not_with_the_total() -> None:
    made = analyse(a_class(TWELVE))
    for i, item in enumerate(made.items):
        right = [row[i] == "B" for row in TWELVE]
        rest = [sum({"B": 1.0, ".": 0.0}.get(c, -1 / 3) for j, c in enumerate(row) if j != i) for row in TWELVE]
        assert item.discrimination == pytest.approx(stats.pointbiserialr(right, rest).statistic)
        assert item.p == pytest.approx(sum(right) / 12)


def test_options_are_counted_by_the_masters_letters_and_by_thirds() -> None:
    item = analyse(a_class(TWELVE)).items[2]
    assert {o.label: o.count for o in item.options} == {"A": 7, "B": 3, "C": 2, "D": 0}
    right = next(o for o in item.options if o.right)
    assert (right.top, right.bottom) == (0.75, 0.0)
    assert "Hardly anybody chooses D." in item.remarks


def test_a_blank_is_asked_and_not_attempted() -> None:
    item = analyse(a_class(TWELVE)).items[0]
    assert (item.n, item.attempted, item.right) == (12, 11, 9)


def test_the_mistakes_of_the_class_are_counted_by_students() -> None:
    found = analyse(a_class(TWELVE)).mistakes
    first = found[0]
    assert (first.mistake, first.belief) == ("mA", "Belief A.")
    assert first.students == sum("A" in row for row in TWELVE)
    assert first.answers == sum(row.count("A") for row in TWELVE)
    assert first.items == ("1", "2", "3", "4")
    assert [m.students for m in found] == sorted((m.students for m in found), reverse=True)


def test_a_question_that_the_strong_get_wrong_is_pointed_at() -> None:
    grid = [row + ("A" if i < 6 else "B") for i, row in enumerate(TWELVE)]
    item = analyse(a_class(grid)).items[4]
    assert item.discrimination is not None
    assert item.discrimination < 0
    assert any("read the stem and the key again" in r for r in item.remarks)
    assert any("The strong choose the wrong option A" in r for r in item.remarks)


def test_a_withdrawn_question_is_listed_and_counted_nowhere() -> None:
    marks = a_class(TWELVE, to_all=frozenset({1}))
    made = analyse(marks)
    assert made.items[1].p is None
    assert made.items[1].discrimination is None
    assert made.kr20 == kr20([[c == "B" for i, c in enumerate(row) if i != 1] for row in TWELVE])
    assert all("2" not in m.items for m in made.mistakes)


# ---- too few -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("n", [0, 1, 2, FEW - 1])
def test_small_classes_get_no_figure_that_pretends(n: int) -> None:
    made = analyse(a_class(TWELVE[:n]))
    assert made.kr20 is None
    assert "too few students" in made.why_no_kr20
    assert all(i.discrimination is None for i in made.items)
    assert all(o.top is None and o.bottom is None for i in made.items for o in i.options)
    text = plain(analysis_report.analysis_lines(made, 80))
    assert "nan" not in text.lower().replace("finan", "")
    assert n == 0 or "too few" in text


@pytest.mark.parametrize("grid", [["BB"] * 12, [".."] * 12, ["B"] * 6 + ["A"] * 6, ["BA"] * 6 + ["AB"] * 6])
def test_a_class_that_does_not_vary_has_dashes_instead_of_nan(grid: list[str]) -> None:
    made = analyse(a_class(grid))
    assert made.kr20 is None
    assert made.why_no_kr20.startswith("not defined")
    assert "NaN" not in json.dumps(analysis_report.as_json(made))
    assert "nan" not in plain(analysis_report.analysis_lines(made, 80))


def test_kr20_is_not_defined_where_everybody_had_other_questions() -> None:
    made = analyse(a_class(TWELVE, own=True))
    assert (made.kr20, made.why_no_kr20) == (None, "not defined: everybody had questions of their own")


@given(st.lists(st.text("ABCD.", min_size=3, max_size=3), max_size=25))
def test_every_class_gives_finite_figures_or_none(grid: list[str]) -> None:
    made = analyse(a_class(grid))
    json.dumps(analysis_report.as_json(made), allow_nan=False)
    for item in made.items:
        assert item.p is None or 0 <= item.p <= 1
        assert item.discrimination is None or -1 - 1e-9 <= item.discrimination <= 1 + 1e-9
        assert sum(o.count for o in item.options) == item.attempted
    assert math.isfinite(made.mean + made.deviation)


# ---- reports -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("own", [False, True])
def test_the_report_keeps_to_the_width(width: int, own: bool) -> None:
    lines = plain(analysis_report.analysis_lines(analyse(a_class(TWELVE, own=own)), width)).splitlines()
    assert max(map(len, lines)) <= width


def test_tables_have_a_row_for_each_item_option_and_mistake() -> None:
    made = analyse(a_class(TWELVE))
    items = list(csv.DictReader(io.StringIO(analysis_report.items_table(made))))
    options = list(csv.DictReader(io.StringIO(analysis_report.options_table(made))))
    mistakes = list(csv.DictReader(io.StringIO(analysis_report.mistakes_table(made))))
    assert (len(items), len(options), len(mistakes)) == (4, 16, len(made.mistakes))
    assert [float(r["p"]) for r in items] == [pytest.approx(i.p, abs=1e-4) for i in made.items]
    assert options[0]["text"] == "Option A"
    few = list(csv.DictReader(io.StringIO(analysis_report.items_table(analyse(a_class(TWELVE[:3]))))))
    assert {r["discrimination"] for r in few} == {""}


def hostile() -> Analysis:
    marks = a_class(TWELVE)
    evil = "<script>alert(1)</script> \x1b[2J $\\input{x}$"
    asked = tuple(
        Asked(
            a.item, a.number, a.id, evil, a.kind, 1, "B", "", tuple(Choice(c.label, evil, c.right) for c in a.choices)
        )
        for a in marks.asked
    )
    return analyse(Marks(evil, 4, False, asked, marks.sat))


def test_hostile_texts_stay_texts_in_every_report() -> None:
    from dlgrade.export.exampages import analysis_page

    page = analysis_page(hostile())
    assert "<script" not in page
    assert "\x1b" not in plain(analysis_report.analysis_lines(hostile(), 80))
    assert "\x1b" not in analysis_report.options_table(hostile())


@pytest.mark.parametrize("n", [0, 1, 5, 12])
def test_the_page_is_one_offline_file_without_script(n: int) -> None:
    from dlgrade.export.exampages import analysis_page

    page = analysis_page(analyse(a_class(TWELVE[:n]))).replace('xmlns="http://www.w3.org/1998/Math/MathML"', "")
    for word in ("<script", "http://", "https://", "src=", "@import", "nan"):
        assert word not in page
    assert page.count("<svg") == (0 if n == 0 else 2 if n == 12 else 1)
    assert page.count('class="dot') == (4 if n == 12 else 0)


# ---- marks as JSON and CSV -----------------------------------------------------------------------------------------


def test_marks_come_back_from_json_as_they_were(tmp_path: Path) -> None:
    marks = a_class(TWELVE, to_all=frozenset({1}))
    path = tmp_path / "marks.json"
    path.write_text(json.dumps(as_json(marks)), encoding="utf-8")
    assert read_marks(path) == marks


@pytest.mark.parametrize("change", [{"students": 3}, {"questions": [{}]}, {"schema": "x"}, {"max_marks": "a"}])
def test_damaged_marks_are_refused(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "marks.json"
    path.write_text(json.dumps(as_json(a_class(TWELVE)) | change), encoding="utf-8")
    with pytest.raises(UsageError, match=r"marks\.json"):
        read_marks(path)


def test_the_marks_table_tells_the_absent_from_those_with_nothing() -> None:
    marks = a_class(["....", "BBBB"])
    marks = Marks(marks.title, 4, False, marks.asked, marks.sat, (("s9", "=cmd"),))
    rows = list(csv.DictReader(io.StringIO(marks_table(marks))))
    assert [(r["status"], r["marks"]) for r in rows] == [("sat", "0.00"), ("sat", "4.00"), ("absent", "")]
    assert rows[2]["name"] == "'=cmd"


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(34, 3), "11.33"), (Fraction(-2, 3), "-0.67"), (Fraction(-1, 1000), "0.00"), (7, "7.00")],
)
def test_decimal_marks_are_rounded_as_people_do(value: Fraction, text: str) -> None:
    assert decimal(Fraction(value)) == text
