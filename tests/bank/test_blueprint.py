"""Choosing questions and building a paper from a blueprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching

from dlgrade.bank import blueprint as blueprints
from dlgrade.bank.blueprint import Blueprint, Section, build, named, pools_of, read, shipped
from dlgrade.bank.finding import Template, select
from dlgrade.bank.form import as_json
from dlgrade.bank.question import Question
from dlgrade.bank.selection import Wish, choose, fitting, identity, matched
from dlgrade.bank.variant import Variant
from dlgrade.errors import UnknownTarget, UsageError


@lru_cache
def bank() -> list[Template]:
    return select(["ch10", "ch12"])


def ids(chosen: list) -> list[str]:
    return [v.id for v in chosen]


# ---- choosing ------------------------------------------------------------------------------------------------------


def test_the_same_seed_chooses_the_same_questions_whatever_the_order_of_the_bank() -> None:
    assert choose(bank(), 8, 3) == choose(list(reversed(bank())), 8, 3)
    assert ids(choose(bank(), 8, 3)) != ids(choose(bank(), 8, 4))


def test_no_template_comes_twice_while_others_remain() -> None:
    assert max(Counter(ids(choose(bank(), len(bank()), 0))).values()) == 1


def twice(variants: Iterable[Variant]) -> list[str]:
    return [name for name, k in Counter(v.question.alike for v in variants).items() if name and k > 1]


@pytest.mark.parametrize("seed", range(5))
def test_templates_that_are_alike_are_on_one_paper_only_where_nothing_else_is_left(seed: int) -> None:
    assert twice(choose(bank(), 120, seed)) == []
    assert twice(i.variant for i in build(named("gate-da-mock"), seed).items) == []
    assert len(twice(choose(bank(), len(bank()), seed))) == len({t.load().alike for t in bank()} - {""}) > 3


def test_templates_are_spread_over_chapters_and_topics() -> None:
    chosen = choose(bank(), 20, 5)
    assert Counter(v.question.chapter for v in chosen) == {"ch10": 10, "ch12": 10}
    topics = Counter((v.question.chapter, v.question.topics[0]) for v in chosen)
    there = Counter(t.load().chapter for t in bank())
    first = {c: len({t.load().topics[0] for t in bank() if t.chapter == c}) for c in there}
    for chapter, count in first.items():
        most = max(n for (c, _), n in topics.items() if c == chapter)
        assert most <= -(-10 // count) + 1


@pytest.mark.parametrize("kind", ["MCQ", "MSQ", "NAT"])
@pytest.mark.parametrize("marks", [0, 2])
def test_a_kind_and_marks_are_what_is_asked_for(kind: str, marks: int) -> None:
    chosen = choose(bank(), 12, 1, wish=Wish(kind, marks))
    assert {v.kind for v in chosen} == {kind}
    assert not marks or {v.marks for v in chosen} == {marks}
    assert all(v.question.kind_of(v.seed) == kind for v in chosen)


def test_topics_and_syllabus_are_what_is_asked_for() -> None:
    for v in choose(bank(), 6, 1, wish=Wish(topics=("adam", "batch-norm"), syllabus="beyond")):
        assert {"adam", "batch-norm"} & set(v.question.topics)
        assert v.question.syllabus == "beyond"


def test_a_template_that_comes_again_asks_something_else() -> None:
    chosen = choose(select(["ch12.adam_step_size"]), 9, 2)
    assert len({identity(v) for v in chosen}) == 9


def test_more_questions_than_a_template_can_make_are_refused() -> None:
    with pytest.raises(UsageError, match=r"300 questions .*NAT.* the bank has \d+ different ones"):
        choose([_small()], 300, 0, wish=Wish("NAT"))


@lru_cache
def _small() -> Template:
    """The template with the fewest different questions: one that draws from a single small choice."""
    folder = Path(__file__).parent / "content"
    return Template("toy", folder / "toy" / "three_values.py")


def test_more_than_there_is_without_repeats_is_refused_with_the_number_there_is() -> None:
    with pytest.raises(UsageError, match=f"the bank has {len(bank())};"):
        choose(bank(), len(bank()) + 1, 0, repeat=False)


def test_a_wish_that_nothing_meets_is_refused_in_words() -> None:
    with pytest.raises(UsageError, match="on no-such-topic were asked for, the bank has 0"):
        choose(bank(), 3, 0, wish=Wish(topics=("no-such-topic",)))


def test_a_withdrawn_template_is_never_asked() -> None:
    def withdrawn(question: Question, seed: int) -> bool:
        return question.chapter == "ch12"

    assert {v.question.chapter for v in choose(bank(), 12, 0, withdrawn=withdrawn)} == {"ch10"}


def test_a_withdrawn_seed_is_passed_over() -> None:
    first = choose(select(["ch12.adam_step_size"]), 1, 7)[0]
    other = choose(select(["ch12.adam_step_size"]), 1, 7, withdrawn=lambda q, seed: seed == first.seed)[0]
    assert other.seed != first.seed


def test_if_everything_is_withdrawn_the_bank_is_empty() -> None:
    with pytest.raises(UsageError, match="the bank has 0"):
        choose(bank(), 1, 0, withdrawn=lambda q, s: True)


@given(st.lists(st.sets(st.integers(0, 7), min_size=1), min_size=1, max_size=5), st.data())
def test_matching_fills_as_many_places_as_can_be_filled(wanted: list[set[int]], data: st.DataObject) -> None:
    counts = [data.draw(st.integers(1, 3)) for _ in wanted]
    questions = {i: _bare(f"q{i}") for i in range(8)}
    pools = [[(questions[i], ("MCQ",)) for i in sorted(w)] for w in wanted]
    found = matched(pools, counts)
    flat = [name for names in found for name in names]
    assert len(flat) == len(set(flat))
    for names, pool, count in zip(found, pools, counts, strict=True):
        assert set(names) <= {q.id for q, _ in pool}
        assert len(names) <= count
    places = [s for s, count in enumerate(counts) for _ in range(count)]
    edges = csr_matrix([[int(q in wanted[s]) for q in range(8)] for s in places])
    assert len(flat) == sum(maximum_bipartite_matching(edges, perm_type="column") >= 0)


def _bare(name: str) -> Question:
    made = Question(topics=("t",), kinds="MCQ", marks=1, bloom="apply", syllabus="da", stem="", explanation="")
    made.id = name
    return made


# ---- the shipped blueprints ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_shipped_blueprint_builds_what_it_says(name: str) -> None:
    made = named(name)
    form = build(made, 2)
    assert len(form.items) == made.count
    assert form.minutes == made.minutes
    assert form.notes[0] == made.label != ""
    for section in made.sections:
        inside = [i.variant for i in form.items if i.section == section.name]
        assert len(inside) == section.count
        assert all(v.kind in (section.wish.kind or v.kind) and v.marks == section.wish.marks for v in inside)
    assert len({i.variant.id for i in form.items}) == made.count


def test_the_mock_has_the_form_of_the_paper_and_an_honest_label() -> None:
    made = named("gate-da-mock")
    form = build(made, 0)
    assert (len(form.items), form.marks, form.minutes) == (65, 100, 180)
    assert Counter(i.variant.marks for i in form.items) == {1: 30, 2: 35}
    text = " ".join(form.notes)
    for words in ("General Aptitude", "not in this bank", "beyond the DA syllabus", "not a GATE score"):
        assert words in text


def test_the_class_test_takes_thirty_minutes() -> None:
    assert named("class-test-30").minutes == 30


def test_the_same_seed_builds_the_same_paper() -> None:
    made = named("class-test-30")
    pools = pools_of(made)
    assert as_json(build(made, 4, pools=pools)) == as_json(build(made, 4, pools=pools))
    assert as_json(build(made, 4, pools=pools)) != as_json(build(made, 5, pools=pools))


def test_sections_that_share_templates_leave_one_for_each_other() -> None:
    a, b, c = (f[0].id for f in fitting(bank(), Wish())[:3])
    made = Blueprint("t", tuple(Section(f"{x}{y}", (x, y), 1, Wish()) for x, y in ((a, b), (b, c), (c, a))))
    for seed in range(20):
        assert {i.variant.id for i in build(made, seed).items} == {a, b, c}


# ---- bad input -----------------------------------------------------------------------------------------------------

GOOD = 'title = "t"\n[[section]]\nselect = ["ch10"]\ncount = 2\n'


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "b.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_blueprint_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert read(written(tmp_path, "\ufeff" + GOOD)).count == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title = [", "is no TOML"),
        (b"\xff\xfe\x00", "no UTF-8"),
        ('title = "t"', r"no \[\[section\]\]"),
        ("section = [1]", r"must be written \[\[section\]\]"),
        (GOOD + "colour = 1", "section 1: 'colour' is no field"),
        (GOOD.replace("count = 2", "count = 0"), "section 1: count is 0"),
        (GOOD.replace("count = 2", ""), "section 1: count is None"),
        (GOOD.replace("count = 2", "count = true"), "section 1: count is True, expected a whole number"),
        (GOOD.replace("count = 2", 'count = "2"'), "section 1: count is '2', expected a whole number"),
        (GOOD.replace("count = 2", "count = 501"), "501 questions are asked for, at most 500"),
        (GOOD + 'kind = "essay"', "section 1: kind is 'essay', expected one of MCQ, MSQ, NAT"),
        (GOOD + "marks = 3", "section 1: marks is 3, expected 1 or 2"),
        (GOOD + 'syllabus = "cs"', "section 1: syllabus is 'cs'"),
        (GOOD + "topics = [1]", "section 1: .*list of texts"),
        ("minutes = -1\n" + GOOD, "minutes is -1"),
        (GOOD + 'name = "\\u001b[2J"', "section 1, name: .*control character"),
    ],
)
def test_a_faulty_blueprint_is_refused_with_file_section_and_what_is_wrong(
    tmp_path: Path, text: str | bytes, told: str
) -> None:
    with pytest.raises(UsageError, match=told) as caught:
        read(written(tmp_path, text))
    assert "b.toml" in str(caught.value)
    assert str(caught.value).isprintable()


def test_an_unknown_blueprint_names_those_there_are() -> None:
    with pytest.raises(UnknownTarget, match="class-test-30"):
        named("no-such")


def test_a_section_that_nothing_fits_is_named_before_anything_is_built(tmp_path: Path) -> None:
    made = read(written(tmp_path, GOOD + 'name = "Hard"\ntopics = ["no-such-topic"]'))
    with pytest.raises(UsageError, match=r"section 1 \(Hard\) of 't'.* on no-such-topic in ch10"):
        build(made, 0)


def test_a_selector_that_names_nothing_tells_the_section(tmp_path: Path) -> None:
    with pytest.raises(UnknownTarget, match=r"section 1 of 't'.*'ch99'"):
        build(read(written(tmp_path, GOOD.replace("ch10", "ch99"))), 0)


def test_a_blueprint_that_asks_for_more_than_there_is_says_how_many_there_are() -> None:
    made = Blueprint("t", (Section("s", ("three_values",), 300, Wish("NAT")),))
    pools = [fitting([_small()], Wish("NAT"))]
    with pytest.raises(UsageError, match=r"section 1 \(s\) of 't'.*the bank has 3 different ones"):
        blueprints.build(made, 0, pools=pools)
