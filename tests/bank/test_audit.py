"""`dlgrade bank audit`: what is found in other people's files, and what hostile files cannot do."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlgrade.bank import foreign_gift, foreign_xml
from dlgrade.bank.audit import audited
from dlgrade.bank.finding import templates
from dlgrade.bank.form import master
from dlgrade.bank.variant import make
from dlgrade.errors import DlgradeError, UsageError
from dlgrade.export import Options, render

MOODLE = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>{}</quiz>'
CHOICE = (
    '<question type="multichoice"><name><text>{name}</text></name><questiontext><text>Q?</text></questiontext>'
    "<generalfeedback><text>Because.</text></generalfeedback><single>{single}</single>"
    "<shuffleanswers>{shuffled}</shuffleanswers>{answers}</question>"
)
ANSWER = '<answer fraction="{}"><text>{}</text></answer>'
QTI12 = """<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment><section>
<item ident="i1" title="Halves"><presentation><material><mattext>What is a half?</mattext></material>
<response_lid ident="r" rcardinality="Single"><render_choice>
<response_label ident="a"><material><mattext>0.5</mattext></material></response_label>
<response_label ident="b"><material><mattext>1/2</mattext></material></response_label></render_choice></response_lid>
</presentation><resprocessing><respcondition><conditionvar><varequal respident="r">a</varequal></conditionvar>
<setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing></item>
<item ident="i2" title="Pi"><presentation><response_str ident="r"><render_fib/></response_str></presentation>
<resprocessing><respcondition><conditionvar><or><varequal respident="r">3.14</varequal><and>
<vargte respident="r">3.15</vargte><varlte respident="r">3.13</varlte></and></or></conditionvar>
<setvar action="Set">100</setvar></respcondition></resprocessing></item></section></assessment></questestinterop>"""
QTI21 = """<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="{title}">
<responseDeclaration identifier="R" cardinality="{many}" baseType="{base}"><correctResponse>{values}</correctResponse>
</responseDeclaration><itemBody>{body}</itemBody><responseProcessing>{test}</responseProcessing></assessmentItem>"""


def found_in(path: Path, data: str | bytes) -> dict[str, set[str]]:
    """question -> what was found there."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    made: dict[str, set[str]] = {}
    for f in audited(path).findings:
        made.setdefault(f.question, set()).add(f.what)
    return made


def moodle(answers: list[tuple[str, str]], name: str = "q", single: str = "true", shuffled: str = "true") -> str:
    rows = "".join(ANSWER.format(credit, text) for credit, text in answers)
    return CHOICE.format(name=name, single=single, shuffled=shuffled, answers=rows)


@pytest.mark.parametrize(
    ("answers", "what"),
    [
        ("=0.5 ~1/2 ~2", "equal options"),
        ("=7.2 ~7.20 ~8", "equal options"),
        ("=Yes ~ yes ~no", "equal options"),
        ("=a =b ~c", "two right answers"),
        ("~a ~b", "no right answer"),
        ("=a ~", "empty option"),
        ("~%50%a ~%25%b ~%-100%c", "wrong credits"),
        ("#5..3", "impossible interval"),
        ("#3:-1", "impossible interval"),
        ("#three", "impossible interval"),
        ("#0.333", "no tolerance"),
        ("#0.333:0", "no tolerance"),
        ("#=%50%2:1", "no right answer"),
        ("#=2:0.5 =%0%2.1:0.1", "wrong number accepted"),
    ],
)
def test_gift_faults_are_found(answers: str, what: str, tmp_path: Path) -> None:
    found = found_in(tmp_path / "q.gift", f"::Q:: What? {{{answers} ####Because.}}\n")
    assert found == {"Q": {what}}


@pytest.mark.parametrize("answers", ["=a ~b ~c", "T", "#3:0.1", "#1..2", "#0.25", "#7", "~%50%a ~%50%b ~%-100%c", ""])
def test_gift_without_faults_is_left_alone(answers: str, tmp_path: Path) -> None:
    assert found_in(tmp_path / "q.gift", f"// by hand\n::Q:: What? {{{answers} ####Because.}}\n") == {}


def test_escaped_signs_are_text(tmp_path: Path) -> None:
    (question,) = foreign_gift.read(r"::A\:B:: Is \{x\} \= 1? {=yes \#1 ~no \~ 2}").questions
    assert question.name == "A:B" and "{x} = 1" in question.stem
    assert [c.text for c in question.choices] == ["yes #1", "no ~ 2"]


@pytest.mark.parametrize(
    ("answers", "single", "what"),
    [
        ([("100", "&lt;p&gt;0.50&lt;/p&gt;"), ("0", "½"), ("0", "3")], "true", {"equal options"}),
        ([("100", "a"), ("100", "b")], "true", {"two right answers"}),
        ([("50", "a"), ("0", "b")], "true", {"no right answer"}),
        ([("100", "a")], "true", {"too few options"}),
        ([("50", "a"), ("50", "b"), ("-100", "c")], "false", None),
        ([("50", "a"), ("25", "b"), ("-100", "c")], "false", {"wrong credits"}),
    ],
)
def test_moodle_faults_are_found(
    answers: list[tuple[str, str]], single: str, what: set[str] | None, tmp_path: Path
) -> None:
    found = found_in(tmp_path / "q.xml", MOODLE.format(moodle(answers, single=single)))
    assert found == ({"q": what} if what else {})


def test_qti_1_2_faults_are_found(tmp_path: Path) -> None:
    found = found_in(tmp_path / "q.xml", QTI12)
    assert found["Halves"] == {"equal options"} and found["Pi"] == {"impossible interval"}


@pytest.mark.parametrize(
    ("test", "value", "what"),
    [
        ('<equal toleranceMode="exact"/>', "0.123", {"no tolerance", "no feedback"}),
        ('<equal toleranceMode="absolute" tolerance="0.01 0.01"/>', "0.123", {"no feedback"}),
        ("<gte><baseValue>2</baseValue></gte><lte><baseValue>1</baseValue></lte>", "1", {"no feedback"}),
    ],
)
def test_qti_2_1_numbers_are_audited(test: str, value: str, what: set[str], tmp_path: Path) -> None:
    body = '<textEntryInteraction responseIdentifier="R"/>'
    values = f"<value>{value}</value>"
    data = QTI21.format(title="N", many="single", base="float", values=values, body=body, test=test)
    found = found_in(tmp_path / "q.xml", data)
    reversed_ = {"impossible interval"} if "gte" in test else set()
    assert {w for ws in found.values() for w in ws} == what | reversed_


def test_qti_2_1_choices_in_a_package_are_audited(tmp_path: Path) -> None:
    def item(texts: list[str]) -> str:
        rows = "".join(f'<simpleChoice identifier="c{i}">{t}</simpleChoice>' for i, t in enumerate(texts))
        body = f'<choiceInteraction responseIdentifier="R"><prompt>?</prompt>{rows}</choiceInteraction>'
        values = "<value>c0</value>"
        return QTI21.format(title=texts[0], many="single", base="identifier", values=values, body=body, test="")

    with zipfile.ZipFile(tmp_path / "package.zip", "w") as package:
        package.writestr("imsmanifest.xml", "<manifest/>")
        package.writestr("items/1.xml", item(["3", "3.0", "4"]))
        package.writestr("items/2.xml", item(["x", "y", "z"]))
    report = audited(tmp_path / "package.zip")
    assert report.format == "QTI 2.1" and report.questions == 2
    assert {(f.question, f.what) for f in report.findings} == {("3", "equal options"), ("all questions", "no feedback")}


def test_a_key_that_is_always_first_leaks_unless_options_are_shuffled(tmp_path: Path) -> None:
    for shuffled, said in (("false", {"leak"}), ("true", set())):
        rows = [
            moodle([("100", f"p{i}"), ("0", f"q{i}"), ("0", f"r{i}"), ("0", f"s{i}")], f"q{i}", shuffled=shuffled)
            for i in range(12)
        ]
        found = found_in(tmp_path / "q.xml", MOODLE.format("".join(rows)))
        assert found.get("all questions", set()) == said


@pytest.mark.parametrize(
    ("right", "said"),
    [("{} because of this and that", "longest"), ("", "shortest"), ("{}.125", "most decimals"), ("{}", None)],
)
def test_a_key_that_stands_out_in_every_question_leaks(right: str, said: str | None, tmp_path: Path) -> None:
    rows = []
    for i in range(12):
        texts = [right.format(10 + i) or "7", f"{30 + i}", f"{50 + i}", f"{70 + i}"]
        answers = [("100" if k == 0 else "0", t) for k, t in enumerate(texts)]
        place = i % 4
        rows.append(moodle(answers[1 : place + 1] + answers[:1] + answers[place + 1 :], f"q{i}"))
    (tmp_path / "q.xml").write_text(MOODLE.format("".join(rows)))
    details = [f.detail for f in audited(tmp_path / "q.xml").findings]
    assert any(said in d for d in details) if said else details == []


def test_three_lucky_questions_are_no_leak(tmp_path: Path) -> None:
    rows = [moodle([("100", "a"), ("0", "b"), ("0", "c"), ("0", "d")], str(i), shuffled="false") for i in range(3)]
    assert found_in(tmp_path / "q.xml", MOODLE.format("".join(rows))) == {}


def test_silence_about_wrong_answers_is_found(tmp_path: Path) -> None:
    assert found_in(tmp_path / "a.gift", "::Q:: ? {=a ~b}\n") == {"all questions": {"no feedback"}}
    assert found_in(tmp_path / "b.gift", "::Q:: ? {=a ~b#no ~c}\n") == {"Q": {"no feedback"}}


ENTITIES = '<!DOCTYPE q [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (f"<?xml version='1.0'?>{ENTITIES}<quiz><question>&b;</question></quiz>", "declares entities"),
        ("<?xml version='1.0'?><!DOCTYPE q [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><quiz>&a;</quiz>", "declares"),
        ("<quiz>" + "<a>" * 5000 + "</a>" * 5000 + "</quiz>", "more than 200 deep"),
        ("<quiz><question></quiz>", "no well-formed XML"),
        ("<html><body/></html>", "root is <html>"),
        ("<qti-assessment-item/>", "QTI 3.0"),
        ("<quiz/>", "without any question"),
        ("no questions here", "no answer in braces"),
        ("", "no answer in braces"),
        ("::Q:: open {=a ~b\n\n", "line 1: a brace is opened and not closed"),
        (b"\xff\xfe\x00\xd8", "no UTF-8"),
        (b"::Q:: {=a\x00 ~b}", "is no text"),
        (b"PK\x05\x06" + b"\x00" * 18, "holds no QTI"),
    ],
    ids=range(13),
)
def test_a_broken_or_hostile_file_is_refused_with_a_reason(data: str | bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=said):
        found_in(tmp_path / "q", data)


def test_a_package_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dlgrade.bank.audit.LARGEST", 100_000)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.xml", "<quiz>" + " " * 10_000_000 + "</quiz>")
    with pytest.raises(UsageError, match="unpacks to more than"):
        audited(tmp_path / "bomb.zip")


NESTED = {
    "questions": (
        "<quiz>",
        "<question type='multichoice'>",
        "<answer><text>x</text></answer>",
        "</question>",
        "</quiz>",
    ),
    "answers": ("<quiz><question type='multichoice'>", "<answer><text>", "x", "</text></answer>", "</question></quiz>"),
    "items": ("<questestinterop>", "<item><presentation/>", "x", "</item>", "</questestinterop>"),
    "labels": (
        *("<questestinterop><item><presentation><response_lid>", "<response_label>", "x", "</response_label>"),
        "</response_lid></presentation></item></questestinterop>",
    ),
    "choices": (
        *("<assessmentItem><itemBody><choiceInteraction>", "<simpleChoice>", "x", "</simpleChoice>"),
        "</choiceInteraction></itemBody></assessmentItem>",
    ),
}


@pytest.mark.parametrize("what", NESTED)
def test_what_lies_in_its_like_is_read_once(what: str) -> None:
    """Otherwise each level would be read for every level above it: a few kilobytes for minutes, and gigabytes kept."""
    head, opening, inside, closing, tail = NESTED[what]
    found = foreign_xml.read(f"{head}{opening * 60}{inside}{closing * 60}{tail}".encode()).questions
    assert len(found) == 1
    assert len(found[0].choices) <= 1


def test_conditions_in_conditions_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    number = foreign_xml.as_number
    monkeypatch.setattr(foreign_xml, "as_number", lambda text: read.append(text or "") or number(text))
    lid = "<presentation><response_lid><response_label ident='a'/></response_lid></presentation>"
    inner = "<conditionvar><varequal>a</varequal></conditionvar><setvar>1</setvar>"
    nested = f"<item>{lid}{'<respcondition>' * 60}{inner}{'</respcondition>' * 60}</item>"
    foreign_xml.read(f"<questestinterop>{nested}</questestinterop>".encode())
    assert read == ["1"]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dlgrade.bank.audit.LARGEST", 1 << 20)
    with pytest.raises(UsageError, match="at most 1 MB are read"):
        found_in(tmp_path / "q.gift", "x" * (2 << 20))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab01.#=~%{}:\\\n /$*"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        foreign_gift.read(text)
    except DlgradeError:
        return


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        foreign_xml.read(b"<quiz>" + data + b"</quiz>")
    except DlgradeError:
        return


@pytest.mark.parametrize(
    ("name", "form"), [("gift", "GIFT"), ("moodle", "Moodle XML"), ("canvas", "QTI 1.2"), ("qti21", "QTI 2.1")]
)
def test_what_dlgrade_itself_exports_passes_the_audit(name: str, form: str, tmp_path: Path) -> None:
    chosen = [("", make(t.load(), 7)) for t in templates()[::9]]
    path = tmp_path / "form"
    path.write_bytes(render(master("Audit", 1, chosen), name, Options(answers=True)))
    report = audited(path)
    assert report.format == form and report.questions == len(chosen)
    assert sum(n for kind, n in report.kinds.items() if kind != "other") == len(chosen)
    exact = sum(v.kind == "NAT" and v.key.low == v.key.high != int(v.key.low) for _, v in chosen)  # type: ignore[union-attr]
    found = [f.what for f in report.findings if f.what != "no feedback"]
    assert set(found) <= {"no tolerance"} and len(found) <= exact  # 0.25 to 0.25: no audit can know that it is exact


def test_the_report_is_json(tmp_path: Path) -> None:
    (tmp_path / "q.gift").write_text("::Q:: ? {=1 ~1.0}\n")
    made = json.loads(json.dumps(audited(tmp_path / "q.gift").as_json()))
    assert made["schema"] == "dlgrade/audit/1" and made["findings"][0]["what"] == "equal options"
