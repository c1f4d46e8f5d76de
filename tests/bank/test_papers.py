"""Sets, papers of one's own, and the master key."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pytest

from dlgrade.bank.blueprint import Blueprint, Section, named
from dlgrade.bank.form import Form, as_json, key_text, without_key
from dlgrade.bank.papers import GATE_COLUMNS, Papers, master_key, plan_papers
from dlgrade.bank.selection import Wish
from dlgrade.bank.tables import safe_cell, table
from dlgrade.errors import UsageError

TEST = named("class-test-30")
SMALL = Blueprint("small", (Section("s", ("ch12.adam_step_size", "ch10.parameter_count"), 2, Wish()),))


def make_papers(blueprint: Blueprint, seed: int, **options: Any) -> Papers:
    plan = plan_papers(blueprint, seed, **options)
    return Papers(plan.master, tuple(make() for make in plan.papers.values()))


@lru_cache
def sets() -> Papers:
    return make_papers(TEST, 7, sets=("A", "B", "C", "D"))


def variants(form: Form) -> set[tuple[str, int]]:
    return {(i.variant.id, i.variant.seed) for i in form.items}


def test_every_set_has_the_masters_variants_in_another_order() -> None:
    papers = sets().papers
    assert [p.set for p in papers] == ["A", "B", "C", "D"]
    assert all(variants(p) == variants(sets().master) for p in papers)
    assert len({tuple(i.master for i in p.items) for p in papers}) == 4


def test_a_set_keeps_every_question_in_its_section() -> None:
    for paper in sets().papers:
        assert [s for s, _ in paper.sections] == [s for s, _ in sets().master.sections]


def test_the_key_of_a_set_names_the_same_options_as_the_masters() -> None:
    for paper in sets().papers:
        for item in paper.items:
            original = sets().master.items[item.master - 1].variant
            there = {o.label: o.text for o in item.variant.options}
            texts = {o.label: o.text for o in original.options}
            assert {there[o.label] for o in item.variant.options if o.right} == {
                texts[label] for label in (original.key if original.options else ())
            }
            assert [texts[label] for label in item.labels] == list(there.values())


def test_the_master_key_has_gates_columns_and_leads_from_every_set_back() -> None:
    rows = list(csv.DictReader(io.StringIO(master_key(sets()))))
    assert list(rows[0]) == [*GATE_COLUMNS, "Set A", "Set B", "Set C", "Set D"]
    assert [r["Q. No."] for r in rows] == [str(i.number) for i in sets().master.items]
    for paper in sets().papers:
        for row in rows:
            number, _, order = row[f"Set {paper.set}"].partition(": ")
            item = paper.items[int(number) - 1]
            assert item.master == int(row["Q. No."])
            if row["Q. Type"] == "NAT":
                assert order == ""
            else:
                here = sorted(order["ABCD".index(letter)] for letter in row["Key/Range"].split(";"))
                assert tuple(here) == item.variant.key


def test_msq_keys_are_separated_by_semicolons_and_nat_keys_are_intervals() -> None:
    rows = list(csv.DictReader(io.StringIO(master_key(sets()))))
    for row, item in zip(rows, sets().master.items, strict=True):
        assert row["Key/Range"] == key_text(item.variant.key, item.variant.decimals)
        assert (" to " in row["Key/Range"]) == (item.variant.kind == "NAT")


def test_papers_of_ones_own_differ_and_are_numbered() -> None:
    made = make_papers(SMALL, 1, count=12)
    assert [p.student for p in made.papers] == [f"{i:03d}" for i in range(1, 13)]
    assert len({tuple(sorted(variants(p))) for p in made.papers}) == 12


def test_a_roster_that_grows_or_is_sorted_anew_changes_nobodys_paper() -> None:
    before = make_papers(SMALL, 1, students={"ana": "1001", "bob": "1002"})
    after = make_papers(SMALL, 1, students={"cy": "1003", "bob": "1002", "ana-1001": "1001"})
    old = {p.student: as_json(p)["questions"] for p in before.papers}
    new = {p.student: as_json(p)["questions"] for p in after.papers}
    assert (new["bob"], new["ana-1001"]) == (old["bob"], old["ana"])
    assert new["cy"] not in (old["ana"], old["bob"])


def test_another_seed_gives_other_papers() -> None:
    one, two = (make_papers(SMALL, seed, students={"ana": "1001"}) for seed in (1, 2))
    assert variants(one.master) != variants(two.master)


def test_seeds_survive_every_json_reader() -> None:
    assert all(p.seed < 2**53 for p in make_papers(SMALL, 1, count=5).papers)


@pytest.mark.parametrize("names", [("../x",), ("a/b",), ("",), ("master",), ("A", "a"), ("A" * 11,), ("é",)])
def test_a_set_that_cannot_name_a_file_or_is_there_twice_is_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="set"):
        make_papers(SMALL, 0, sets=names)


def test_sets_and_papers_of_ones_own_exclude_each_other() -> None:
    with pytest.raises(UsageError, match="not for two of them"):
        make_papers(SMALL, 0, sets=("A",), count=2)


def test_a_plan_makes_the_same_papers_one_by_one_and_in_any_order() -> None:
    plan, made = plan_papers(SMALL, 1, count=4), make_papers(SMALL, 1, count=4)
    assert list(plan.papers) == [p.name for p in made.papers] and plan.sets == ()
    for paper in reversed(made.papers):
        assert as_json(plan.papers[paper.name]()) == as_json(paper)
    assert [p.name for p in plan_papers(SMALL, 1, sets=("A", "B")).sets] == ["A", "B"]


def test_too_many_papers_are_refused() -> None:
    with pytest.raises(UsageError, match="at most 5,000"):
        make_papers(SMALL, 0, count=5001)


def test_a_paper_as_candidates_see_it_holds_no_key() -> None:
    shown = without_key(as_json(sets().master))
    text = repr(shown)
    for item in sets().master.items:
        assert item.variant.explanation not in text
        assert all(o.belief not in text for o in item.variant.options if o.belief)
    assert "seed" not in shown
    assert all(not {"key", "seed", "values", "diagnoses"} & set(q) for q in shown["questions"])


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1+1", "-2/3", "@SUM(A1)", "\t=1", "  =1", "＝1"])
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert str(safe_cell(cell)).startswith("'")


@pytest.mark.parametrize("cell", ["-0.25", "-0.25 to -0.2", "A;C", "+3", 7, "Ünal, Özgür"])
def test_numbers_ranges_and_names_stay_as_they_are(cell: object) -> None:
    assert safe_cell(cell) == cell


def test_a_blueprint_named_like_a_formula_is_harmless_in_the_key() -> None:
    made = make_papers(replace(SMALL, title="=1+1"), 0)
    assert list(csv.reader(io.StringIO(master_key(made))))[1][1] == "'=1+1"


def test_cells_with_quotes_and_line_ends_come_back_as_they_were() -> None:
    rows = [["a\nb", 'say "x"', "ü;,"]]
    assert list(csv.reader(io.StringIO(table(rows), newline=""))) == rows
