"""HTML: one file that needs nothing, everything escaped, usable by keyboard and by screen readers."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.export.printed import everything, only
from tests.export.test_typst import HOSTILE, squeezed

from dlgrade.export import Options, render

VOID = {"meta", "input", "br", "mspace"}
TAGS = set(
    "html head meta title style body header h1 h2 h3 p dl div dt dd ul li main section fieldset legend span label "
    "input b i details summary pre code strong br table thead tbody tr th td a math mrow mi mn mo mtext mfrac msqrt "
    "mover munder munderover msub msup msubsup mtable mtr mtd mspace".split()
)
TAGS_TYPED = ("<script>", "</p>", "<img src=x onerror=alert(1)>", "&amp;", "&#60;", "<!--", "-->", "]]>", '"', "'")
TAGGY = st.lists(st.sampled_from(TAGS_TYPED) | HOSTILE, min_size=1, max_size=6).map("".join)


class Page(HTMLParser):
    """The elements, their attributes, and the text; every element must be closed."""

    def __init__(self, made: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(made.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    @property
    def text(self) -> str:
        return squeezed("".join(self.words))


@pytest.mark.parametrize("options", [Options(), Options(answers=True), Options(solutions=True)])
def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing(options: Options) -> None:
    made = render(everything(), "html", options)
    page = Page(made)
    assert set(page.tags) <= TAGS
    assert not re.search(rb"https?://|url\(|@import|javascript:", made)
    assert not [a for a in page.attributes if a[1].startswith("on") or a[1] == "src"]
    assert {value[0] for tag, name, value in page.attributes if name == "href"} <= {"#"}
    assert b"default-src 'none'" in made


@settings(deadline=None)
@given(TAGGY)
def test_hostile_words_come_out_as_words(words: str) -> None:
    page = Page(render(only(f"MARK {words} END"), "html"))
    assert set(page.tags) <= TAGS
    assert squeezed(f"MARK {words.replace(chr(92) + '$', '$')} END") in page.text


@settings(deadline=None, max_examples=30)
@given(st.text(st.characters(exclude_characters="$`*\r\n\\<&"), min_size=1, max_size=20))
def test_hostile_names_come_out_as_words(words: str) -> None:
    form = everything(title=f"T{words}<b>", student=f"S{words}&lt;", set="B")
    page = Page(render(form, "html"))
    assert squeezed(f"T{words}<b>") in page.text and squeezed(f"S{words}&lt;") in page.text


def test_every_question_is_a_labelled_group_of_controls() -> None:
    made = render(everything(), "html").decode()
    page = Page(made.encode())
    assert page.tags.count("fieldset") == page.tags.count("legend") == 3
    inputs = [dict(re.findall(r'(\w+)="([^"]*)"', tag)) for tag in re.findall(r"<input[^>]*>", made)]
    assert [i["type"] for i in inputs] == ["radio"] * 4 + ["checkbox"] * 4 + ["text"]
    assert {i["name"] for i in inputs} == {"q1", "q2", "q3"}
    assert len(re.findall(r"<label[^>]*>\s*(?:Answer )?<input", made)) == 9
    assert '<html lang="en">' in made and "<h1>" in made and page.tags.count("h2") == 2


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    page = Page(render(everything(), "html", Options(solutions=True)))
    ids = [value for _, name, value in page.attributes if name == "id"]
    links = [value[1:] for _, name, value in page.attributes if name == "href"]
    assert len(ids) == len(set(ids)) and links and set(links) <= set(ids)


def test_answers_are_folded_and_the_paper_has_none() -> None:
    assert b"Because" not in render(everything(), "html") and b"<details" not in render(everything(), "html")
    with_answers = render(everything(), "html", Options(answers=True))
    assert with_answers.count(b"<details>") == 3 and b"Because" in with_answers
    key = Page(render(everything(), "html", Options(solutions=True))).text
    assert "B;D" in key and "-0.26 to 0.25 MB" in key and "How large?" not in key


def test_formulas_are_mathml_with_their_text() -> None:
    made = render(only(r"Take $W^{[2]} < 3$."), "html").decode()
    assert '<math alttext="W^[2] &lt; 3">' in made and "$" not in made.split("<main>")[1]


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_screen(width: int, tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium is installed")
    wide = " + ".join(f"a_{{{n}}} b_{{{n}}}" for n in range(40))
    form = only(f"Sum `{'x' * 200}` ${wide}$:\n\n$${wide}$$\n\n```\n{'y' * 200}\n```", ["$1$", f"${wide}$", "c", "d"])
    (tmp_path / "page.html").write_bytes(render(form, "html", Options(answers=True)))
    (tmp_path / "frame.html").write_text(
        f'<iframe src="page.html" width="{width}" height="600" onload="document.title = '
        "this.contentDocument.documentElement.scrollWidth + ' ' + this.contentDocument.documentElement.clientWidth"
        '"></iframe>'
    )
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
               f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=5000", "--dump-dom",
               (tmp_path / "frame.html").as_uri()]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        pytest.skip("Chromium does not start here")
    measured = re.search(r"<title>(\d+) (\d+)</title>", done.stdout)
    if measured is None:
        pytest.skip("Chromium does not start here")
    needed, there = map(int, measured.groups())
    assert needed <= there
