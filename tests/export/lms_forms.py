"""Forms for the tests of exports: every template that is there, and one whose texts are hostile."""

from __future__ import annotations

import dataclasses
import os
import shutil
import zipfile
from functools import lru_cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import strategies as st

from dlgrade.bank import form as forms
from dlgrade.bank.finding import templates
from dlgrade.bank.markup import Code, Math, Paragraph, Strong, Text, parse
from dlgrade.bank.variant import Variant, make
from dlgrade.errors import ContentError

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT.parent / "shared" / "schemas" / "qti"

# What some target reads as markup of its own, and what XML cannot hold.
PIECES = (
    "<b>", "</p>", "&amp;", "<script>alert(1)</script>", "]]>", "\\(x\\)", "\\[", "\\input{/etc/passwd}", "^^5c", "%",
    "#", "{", "}", "~", "=", ":", "::", "->", "//", "&&058;", "[html]", "[[1]]", "@@PLUGINFILE@@", "{{c1::x}}", "--",
    "[sound:a.mp3]", "\\$", "'", '"', "\u202e", "\u0000", "\x0b", "\ufffe", "é", "𝕏", "½", "A. ", "ANSWER: B", "\r\n",
    "\t", "\\\\", "\\n", "\\def\\x{}", "?`", "<!--", "<![CDATA[", "\\end{document}", "####", "\\$CATEGORY: x",
)  # fmt: skip
hostile_text = (
    st.lists(st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=("Cs",)), max_size=6), max_size=8)
    .map("".join)
    .filter(lambda text: _plain_words(text))
)


def _plain_words(text: str) -> bool:
    """True if the bank reads this as one paragraph of words, without formulas."""
    try:
        blocks = parse(text)
    except ContentError:
        return False
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph):
        return False
    return not any(isinstance(n, Math) for n in blocks[0].nodes) and bool(words_of(text).strip())


def words_of(markup: str) -> str:
    """The characters that a reader should see."""
    made = ""
    for block in parse(markup):
        assert isinstance(block, Paragraph)
        for node in block.nodes:
            assert isinstance(node, Text | Code | Strong)
            made += node.text
    return made


def squeezed(text: str) -> str:
    """Without differences of white space, which HTML does not keep."""
    return " ".join(text.split())


@dataclasses.dataclass
class FixedWords:
    """Stands for a variant's words: these texts."""

    the_stem: str
    the_explanation: str

    def stem(self) -> str:
        return self.the_stem

    def explanation(self) -> str:
        return self.the_explanation


def with_texts(variant: Variant, stem: str, explanation: str = "Because.", option: str = "", told: str = "") -> Variant:
    """The variant with other words; ``option`` and ``told`` go to option A, if it has one."""
    options = variant.options
    if options and option:
        options = (dataclasses.replace(options[0], text=option, told=told), *options[1:])
    return dataclasses.replace(variant, words=FixedWords(stem, explanation), options=options)


@lru_cache(1)
def variants() -> tuple[Variant, ...]:
    """Two variants of every template whose texts can be read (the others fail in the tests of the bank)."""
    made = []
    for template in templates([ROOT / "bank"]):
        for seed in (0, 1):
            try:
                variant = make(template.load(), seed)
                for text in (variant.stem, variant.explanation, *(o.text for o in variant.options)):
                    parse(text)
                for said in (*variant.options, *variant.known):
                    parse(said.feedback)
            except ContentError:
                continue
            made.append(variant)
    assert len(made) > 5
    return tuple(made)


def of_kind(kind: str, position: int = 0) -> Variant:
    """One variant of that kind."""
    return [v for v in variants() if v.kind == kind][position]


def known_number() -> Variant:
    """A NAT in decimals that recognizes at least one wrong number."""
    return next(v for v in variants() if v.kind == "NAT" and v.known and v.decimals)


def form_of(*chosen: Variant, title: str = "A quiz", minutes: int = 0, section: str = "") -> forms.Form:
    """The master form of these variants."""
    return forms.master(title, 7, [(section, v) for v in chosen], minutes=minutes)


def whole_bank() -> forms.Form:
    """Everything, under one section for each chapter."""
    ordered = sorted(variants(), key=lambda v: v.question.chapter)
    return forms.master("The whole bank", 7, [(v.question.chapter, v) for v in ordered], minutes=30, notes=("Answer.",))


def three_kinds() -> forms.Form:
    """One MCQ, one MSQ, one NAT."""
    return form_of(of_kind("MCQ"), of_kind("MSQ"), known_number())


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of an archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


GOLDEN = Path(__file__).parent / "golden"


def toys() -> forms.Form:
    """The toy template as MCQ, MSQ and NAT: a form that no edit of the bank changes."""
    (template,) = templates([GOLDEN])
    question = template.load()
    chosen = [make(question, next(s for s in range(99) if question.kind_of(s) == k)) for k in ("MCQ", "MSQ", "NAT")]
    return form_of(*chosen, title="Toys & more", section="First/second")


def agrees_with_golden(name: str, data: bytes) -> None:
    """Compare with tests/export/golden/NAME.  An intended change: delete the file, run the test, look at the diff."""
    path = GOLDEN / name
    if not path.exists():
        path.write_bytes(data)
        raise AssertionError(f"{path.name} was written; look at it and run the test again")
    assert data.decode() == path.read_text(encoding="utf-8")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: set[str] = set()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


def html_words(html: str) -> tuple[str, set[str]]:
    """(what a browser shows, the elements it makes) of a piece of HTML."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return reader.text, reader.tags


def node_modules(*packages: str) -> Path:
    """The folder that holds these npm packages (``DLGRADE_NODE_MODULES``, or node_modules beside pyproject.toml); skips
    the test where they or Node are not installed."""
    folder = Path(os.environ.get("DLGRADE_NODE_MODULES") or ROOT / "node_modules")
    if shutil.which("node") is None:
        pytest.skip("Node is not installed")
    if lacking := [p for p in packages if not (folder / p / "package.json").is_file()]:
        pytest.skip(f"npm packages are not installed: {', '.join(lacking)} (DLGRADE_NODE_MODULES names the folder)")
    return folder
