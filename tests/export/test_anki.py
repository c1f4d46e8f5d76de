"""Anki decks, imported by Anki itself where it is installed."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.export.lms_forms import (
    form_of,
    hostile_text,
    html_words,
    of_kind,
    squeezed,
    three_kinds,
    unzipped,
    whole_bank,
    with_texts,
    words_of,
)

from dlgrade.bank.form import Form
from dlgrade.errors import UsageError
from dlgrade.export import Options, render
from dlgrade.export.anki import FIELDS, default_timestamp, fidelity
from dlgrade.export.printable import clean


def apkg(form: Form, **extra: str) -> bytes:
    pytest.importorskip("genanki", reason="genanki is not installed (the extra anki)")
    return render(form, "anki", Options(extra=extra))


def notes(data: bytes, tmp_path: Path) -> list[dict[str, str]]:
    """The notes of a package: GUID and fields."""
    path = tmp_path / "collection.anki2"
    path.write_bytes(unzipped(data)["collection.anki2"])
    base = sqlite3.connect(path)
    try:
        rows = base.execute("SELECT guid, flds, mod FROM notes").fetchall()
    finally:
        base.close()
    return [{"guid": g, "mod": m, **dict(zip(FIELDS, f.split("\x1f"), strict=True))} for g, f, m in rows]


class Learner:
    """A learner's collection in Anki."""

    def __init__(self, folder: Path) -> None:
        anki = pytest.importorskip("anki.collection", reason="Anki's own package is not installed")
        self.anki: Any = anki
        self.folder = folder
        self.collection: Any = anki.Collection(str(folder / "collection.anki2"))

    def take(self, data: bytes) -> Any:
        path = self.folder / "deck.apkg"
        path.write_bytes(data)
        request = self.anki.ImportAnkiPackageRequest(
            package_path=str(path), options=self.anki.ImportAnkiPackageOptions(with_scheduling=True)
        )
        return self.collection.import_anki_package(request).log

    def review_one(self) -> Any:
        """Answer one card of the imported deck."""
        deck = next(d for d in self.collection.decks.all_names_and_ids() if d.name.startswith("dlgrade::"))
        self.collection.decks.select(deck.id)
        card = self.collection.sched.getCard()
        card.start_timer()
        self.collection.sched.answerCard(card, 3)
        return card

    def reviews(self) -> int:
        return int(self.collection.db.scalar("SELECT count() FROM revlog"))


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    pytest.importorskip("genanki", reason="genanki is not installed (the extra anki)")
    made = Learner(tmp_path)
    yield made
    made.collection.close()


def test_anki_imports_every_question_of_the_bank(learner: Learner) -> None:
    form = whole_bank()
    log = learner.take(apkg(form))
    assert len(log.new) == len(form.items) == learner.collection.note_count() == learner.collection.card_count()


def test_a_later_bank_updates_the_note_and_keeps_the_reviews(learner: Learner) -> None:
    v = of_kind("MCQ")
    learner.take(apkg(form_of(v), timestamp="1800000000"))
    card = learner.review_one()
    later = form_of(with_texts(v, "A better wording of the same question."))
    log = learner.take(apkg(later, timestamp="1800000001"))
    assert (len(log.new), len(log.updated)) == (0, 1)
    assert learner.collection.note_count() == 1
    assert learner.reviews() == 1
    assert learner.collection.get_card(card.id).reps == 1
    assert "better wording" in learner.collection.get_note(card.nid)["Stem"]


def test_the_same_deck_again_changes_nothing(learner: Learner) -> None:
    data = apkg(three_kinds())
    learner.take(data)
    learner.review_one()
    log = learner.take(data)
    assert (len(log.new), len(log.updated)) == (0, 0)
    assert (learner.collection.note_count(), learner.reviews()) == (3, 1)


def test_two_decks_of_the_same_bank_version_do_not_get_in_each_others_way(learner: Learner) -> None:
    learner.take(apkg(form_of(of_kind("MCQ", 0), title="One")))
    learner.take(apkg(form_of(of_kind("MCQ", 1), title="Two")))
    assert learner.collection.note_count() == learner.collection.card_count() == 2


def test_a_card_shows_stem_and_options_and_then_the_key(learner: Learner) -> None:
    v = of_kind("MCQ")
    learner.take(apkg(form_of(with_texts(v, "Which of these?"))))
    (number,) = learner.collection.find_cards("")
    card = learner.collection.get_card(number)
    front, back = card.question(), card.answer()
    assert "Which of these?" in front and front.count("<li>") == 4
    assert "Because." not in front and "Because." in back
    assert f'<p class="key">{v.key[0]}</p>' in back  # type: ignore[index]


def test_the_guid_is_the_variants_and_survives_another_wording(tmp_path: Path) -> None:
    v = of_kind("MCQ")
    other = dataclasses.replace(v, seed=v.seed + 1000)
    first, reworded, another = (
        notes(apkg(form_of(x)), tmp_path)[0]["guid"] for x in (v, with_texts(v, "Other words."), other)
    )
    assert first == reworded != another


def test_the_same_form_gives_the_same_bytes() -> None:
    assert apkg(whole_bank()) == apkg(whole_bank())


def test_every_version_of_dlgrade_is_later_by_whole_seconds() -> None:
    versions = ["0.1.0", "0.1.1", "0.1.12", "0.2.0", "1.0.0", "1.0.1.dev3"]
    times = [default_timestamp(v) for v in versions]
    assert times == sorted(set(times))
    assert all(isinstance(t, int) for t in times)


@pytest.mark.parametrize("given", ["", "soon", "-1", "1.5", "99999999999", "0", "١٨٠٠٠٠٠٠٠٠"])
def test_a_timestamp_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="whole seconds since 1970"):
        apkg(form_of(of_kind("MCQ")), timestamp=given)


def test_without_genanki_one_line_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(UsageError, match=r'pip install "dlgrade\[anki\]"'):
        render(three_kinds(), "anki")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile_text, hostile_text)
def test_hostile_text_arrives_as_text(tmp_path: Path, stem: str, option: str) -> None:
    v = with_texts(of_kind("MSQ"), stem, stem, option, option)
    (note,) = notes(apkg(form_of(v, title=stem)), tmp_path)
    for field in ("Stem", "Explanation"):
        words, tags = html_words(note[field])
        assert squeezed(words) == squeezed(clean(words_of(stem)))
        assert tags <= {"p", "span", "code", "strong"}
        assert not any(mark in note[field] for mark in ("\\(", "[sound:", "{{"))
    assert squeezed(clean(words_of(option))) in squeezed(html_words(note["Options"])[0])


def test_a_title_makes_no_decks_within_decks(tmp_path: Path) -> None:
    data = apkg(form_of(of_kind("MCQ"), title="a::b"))
    path = tmp_path / "decks.anki2"
    path.write_bytes(unzipped(data)["collection.anki2"])
    base = sqlite3.connect(path)
    names = {d["name"] for d in json.loads(base.execute("SELECT decks FROM col").fetchone()[0]).values()}
    base.close()
    assert "dlgrade::a:b" in names


def test_dates_in_the_archive_are_fixed() -> None:
    with zipfile.ZipFile(BytesIO(apkg(three_kinds()))) as archive:
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_fidelity_says_that_nothing_is_marked() -> None:
    assert "marks nothing" in fidelity(three_kinds())[0]
