"""The mock as one page: nothing from elsewhere, GATE's rules, playable by keyboard in a real browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import spawn
from tests.export.lms_forms import node_modules
from tests.learner.terminal import Bench

from dlgrade.bank.blueprint import build, named
from dlgrade.bank.form import Form
from dlgrade.bank.marking import shown
from dlgrade.bank.responses import Unreadable, number
from dlgrade.bank.variant import Variant
from dlgrade.export.mock_html import LEGEND, render

TYPED = ["1,024", "1e-3", "-0.5", "3/4", "−2", "0,5", "2 x 10^-3", ".5", "1,5", "abc", "1/0", "12,34,567", "1 000"]


@lru_cache(1)
def paper() -> Form:
    return build(named("class-test-30"), 3)


@lru_cache(1)
def page() -> str:
    return render(paper()).decode()


def hostile(words: str) -> str:
    """The page of a paper whose first belief and title hold these words."""
    form = paper()
    item = form.items[0]
    options = tuple(replace(o, belief=words, told=words) for o in item.variant.options)
    variant: Variant = replace(item.variant, options=options)
    return render(replace(form, title=words, items=(replace(item, variant=variant), *form.items[1:]))).decode()


def test_the_page_needs_nothing_from_elsewhere() -> None:
    assert not re.search(r"https?://(?!www\.w3\.org/)|url\(|@import|\bfetch\(|XMLHttpRequest|\bsrc=", page())
    assert "default-src 'none'" in page().replace("&#39;", "'")


def test_only_the_pages_own_script_may_run() -> None:
    (script,) = re.findall(r"<script>(.*?)</script>", page(), re.S)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = re.search(r'Security-Policy" content="([^"]*)"', page())
    assert policy is not None
    assert f"sha256-{digest}" in policy[1].replace("&#39;", "'")
    assert not re.search(r"script-src[^;]*unsafe", policy[1])
    assert not re.search(r"<[^>]*\son\w+=", page().partition("<script")[0])


def test_the_page_says_that_its_key_can_be_found() -> None:
    assert "for practice, not for an examination" in page()


def test_the_page_says_that_its_mark_is_a_raw_mark() -> None:
    assert "It is not a GATE score" in page()


def test_the_palette_has_the_five_kinds_and_every_question() -> None:
    assert len(LEGEND) == 5
    assert all(word in page() for word in LEGEND.values())
    assert re.findall(r'id="p(\d+)"', page()) == [str(i.number) for i in paper().items]


@pytest.mark.parametrize("words", ["</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"]}<!--'])
def test_hostile_words_stay_words(words: str) -> None:
    made = hostile(words)
    assert words not in made
    assert made.count("<script") == 2
    (data,) = re.findall(r'id="paper">(.*?)</script>', made, re.S)
    assert json.loads(data)["questions"][0]["options"][0]["belief"] == words


def test_the_command_writes_the_page_and_says_what_it_is(bench: Bench) -> None:
    ran = spawn(
        "exam", "take", bench.blueprint(), "--seed", "2", "--html", "mock.html", cwd=bench.folder, env=bench.settings()
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "not for an examination" in ran.stdout
    assert "Small mock" in (bench.folder / "mock.html").read_text(encoding="utf-8")
    assert not bench.record.exists()


def test_a_folder_that_is_not_there_is_a_usage_error(bench: Bench) -> None:
    ran = spawn("exam", "take", bench.blueprint(), "--html", "no/mock.html", cwd=bench.folder, env=bench.settings())
    assert ran.returncode == 2
    assert "there is no folder no" in ran.stderr


def read_here(text: str) -> float | None:
    try:
        return float(number(text))
    except Unreadable:
        return None


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a browser shows while the page is played through."""
    modules = node_modules("puppeteer-core")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    folder = tmp_path_factory.mktemp("mock")
    (folder / "mock.html").write_text(page(), encoding="utf-8")
    key = {
        str(i.number): {
            "kind": i.variant.kind,
            "key": list(i.variant.key) if isinstance(i.variant.key, tuple) else {"low": i.variant.key.low},
        }
        for i in paper().items
    }
    player = Path(__file__).with_name("mock_player.js")
    done = subprocess.run(
        ["node", str(player), str(folder / "mock.html"), chromium, str(modules), str(folder)],
        input=json.dumps(key), capture_output=True, text=True, timeout=120, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def test_the_page_runs_without_faults_and_asks_for_nothing(played: dict[str, Any]) -> None:
    assert (played["faults"], played["requests"]) == ([], [])


def test_the_palette_follows_what_is_done_by_keyboard(played: dict[str, Any]) -> None:
    assert played["begun"][:2] == ["Question 1, not answered", "Question 2, not visited"]
    assert played["afterMark"][1] == "Question 2, marked"
    assert played["full"][1] == "Question 2, answered and marked"


def test_a_number_that_cannot_be_read_is_told_of_and_does_not_count(played: dict[str, Any]) -> None:
    assert "may mean 1.5 or 15" in played["fault"]
    assert "9 answered, 1 not" in played["sure"]


def test_the_clock_runs_on_over_a_reload_and_nothing_is_lost(played: dict[str, Any]) -> None:
    assert played["kept"]
    assert played["ranOn"] >= 60


def test_the_marks_are_the_command_lines(played: dict[str, Any]) -> None:
    items = paper().items
    mcq = next(i for i in items if i.variant.kind == "MCQ").variant
    nat = next(i for i in items if i.variant.kind == "NAT").variant
    expected = paper().marks - mcq.marks - nat.marks - Fraction(mcq.marks, 3)
    assert played["marks"] == f"{shown(expected)} of {paper().marks} marks"
    assert played["counts"].startswith("8 right, 1 wrong, 1 not attempted")
    assert played["stays"] == played["marks"]


def test_the_result_shows_every_worked_solution_and_closes_every_answer(played: dict[str, Any]) -> None:
    assert played["solutions"] == len(paper().items)
    assert played["disabled"]


def test_nothing_is_wider_than_320_pixels(played: dict[str, Any]) -> None:
    assert max(played["wide"]) <= 0


def test_the_time_that_ends_submits_by_itself(played: dict[str, Any]) -> None:
    assert played["fresh"][0] == "Question 1, not answered"
    assert "The time is over" in played["over"]


def test_numbers_are_read_as_the_command_line_reads_them(played: dict[str, Any]) -> None:
    for text, found in zip(TYPED, played["read"], strict=True):
        here = read_here(text)
        assert found == pytest.approx(here) if here is not None else isinstance(found, str), text
