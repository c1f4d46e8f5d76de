"""`dlgrade bank` as a user runs it: verify, show, reproduce, withdraw, archive, diff, audit."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dlgrade.bank import archive as archives
from dlgrade.bank.finding import Template
from dlgrade.bank.form import as_json, master, permuted
from dlgrade.bank.question import Question
from dlgrade.bank.variant import make
from dlgrade.cli import cli
from dlgrade.errors import ContentError, DlgradeError

PLANTED = Path(__file__).parent / "planted"


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A content folder with the sound templates, in front of dlgrade's own."""
    folder = tmp_path / "content" / "bank"
    for chapter, names in {"ch10": ("sound_number", "sound_count"), "ch12": ("sound_statements",)}.items():
        (folder / chapter).mkdir(parents=True)
        for name in names:
            shutil.copy(PLANTED / f"{name}.py", folder / chapter)
    (tmp_path / "content" / "solutions").mkdir()
    monkeypatch.setenv("DLGRADE_CONTENT", str(tmp_path / "content"))
    monkeypatch.setenv("COLUMNS", "80")
    archives._known.cache_clear()
    yield folder
    archives._known.cache_clear()


def run(*arguments: object, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, ["bank", *map(str, arguments)])
    assert result.exit_code == code, result.output or repr(result.exception)
    return result


def refused(*arguments: object) -> str:
    """What is said to a wrong call, which is answered by a message and exit code 2 or 3, never by a traceback."""
    result = CliRunner().invoke(cli, ["bank", *map(str, arguments)])
    if isinstance(result.exception, DlgradeError):
        assert result.exception.exit_code in (2, 3)
        return str(result.exception)
    assert result.exit_code == 2, result.output
    return result.output


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# ---- verify --------------------------------------------------------------------------------------------------------


def test_verify_says_one_line_for_each_template(bank: Path) -> None:
    lines = run("verify", "sound_number", "sound_count", "-n", 60).stdout.splitlines()
    assert lines[0].split() == ["ok", "ch10.sound_count", "60"] and lines[1].split()[1] == "ch10.sound_number"
    assert lines[2] == "2 templates, 60 seeds each: no faults"


def test_verify_lists_faults_with_the_file_and_exits_with_one(bank: Path) -> None:
    edit(bank / "ch10" / "sound_number.py", "return beta * v + (1 - beta) * g\n", "return beta * v + g\n")
    said = " ".join(run("verify", "sound_number", "-n", 20, code=1).stdout.split())
    assert "FAULTS ch10.sound_number" in said and "but the check gives" in said
    assert str(bank / "ch10" / "sound_number.py") in said and "1 with faults" in said


def test_verify_in_two_processes_gives_the_same_as_in_one(bank: Path) -> None:
    one = run("verify", "ch10.sound_number", "ch10.sound_count", "--seeds", "5:25", "--json").stdout
    two = run("verify", "ch10.sound_number", "ch10.sound_count", "--seeds", "5:25", "--json", "--jobs", 2).stdout
    assert one == two and json.loads(one)["templates"]["ch10.sound_count"]["seeds"] == "5:25"


def test_verify_writes_a_certificate_and_keeps_the_entries_of_others(bank: Path, tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    run("verify", "sound_number", "-n", 20, "--certificate", path)
    first = json.loads(path.read_text())["templates"]["ch10.sound_number"]
    run("verify", "sound_count", "-n", 20, "--certificate", path)
    both = json.loads(path.read_text())["templates"]
    assert set(both) == {"ch10.sound_count", "ch10.sound_number"} and both["ch10.sound_number"] == first


def test_verify_holds_the_certificate_against_the_templates(bank: Path, tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    run("verify", "sound_number", "-n", 20, "--certificate", path)
    edit(bank / "ch10" / "sound_number.py", "what is $v_t$?", "what is then $v_t$?")
    for _ in range(2):  # and once more: the first run must not have overwritten what it complained about
        said = " ".join(run("verify", "sound_number", "-n", 20, "--certificate", path, code=1).stdout.split())
        assert "the same version gives other questions; raise version" in said
    edit(bank / "ch10" / "sound_number.py", "decimals=3,", "decimals=3,\n    version=2,")
    run("verify", "sound_number", "-n", 20, "--certificate", path)


@pytest.mark.parametrize("text", [b"\xe9\xff", b"def (", b"import socket\n", b""])
def test_verify_names_a_file_that_cannot_be_loaded(bank: Path, text: bytes, tmp_path: Path) -> None:
    (bank / "ch10" / "broken.py").write_bytes(text)
    said = run("verify", "ch10.broken", "-n", 5, "--certificate", tmp_path / "c.json", code=1).stdout
    assert "FAULTS ch10.broken" in " ".join(said.split()) and "broken.py" in said.replace("\n", "")


@pytest.mark.parametrize("seeds", ["5", "9:3", "a:b", "-3:5", "3:3"])
def test_a_wrong_range_of_seeds_is_refused(seeds: str, bank: Path) -> None:
    assert "is no range of seeds; write it like 0:1000" in " ".join(refused("verify", f"--seeds={seeds}").split())


def test_verify_refuses_a_certificate_that_is_none(bank: Path, tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text("{}")
    assert "is no certificate" in refused("verify", "sound_number", "-n", 5, "--certificate", tmp_path / "c.json")
    assert (tmp_path / "c.json").read_text() == "{}"
    assert "there is no folder" in refused("verify", "sound_number", "--certificate", tmp_path / "no" / "c.json")


# ---- show ----------------------------------------------------------------------------------------------------------


def test_show_prints_a_question_readably(bank: Path) -> None:
    said = run("show", "sound_number", "--seed", 1, "--solution").stdout
    assert "vₜ = βvₜ₋₁ + (1 − β)g" in said and "Key: " in said and "$" not in said and "\\" not in said


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("name", ["sound_number", "sound_statements"])
def test_a_contact_sheet_has_a_block_for_each_seed(
    columns: int, name: str, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run("show", name, "-n", 30).stdout.splitlines()
    assert [line.split()[1] for line in lines if line.startswith("seed ")] == [str(s) for s in range(30)]
    assert max(map(len, lines)) <= max(columns, 40)
    assert sum("*" in line for line in lines) >= 12


def test_show_as_json_is_a_form(bank: Path) -> None:
    data = json.loads(run("show", "sound_count", "-n", 2, "--json").stdout)
    assert data["schema"] == "dlgrade/form/1" and [q["seed"] for q in data["questions"]] == [0, 1]


def test_show_wants_one_template(bank: Path) -> None:
    assert re.search(r"names \d+ templates; give one of them", refused("show", "ch10"))
    assert "did you mean" in refused("show", "sound_nummber")


# ---- versions ------------------------------------------------------------------------------------------------------


def test_an_archived_version_is_reproduced_after_an_edit(bank: Path) -> None:
    before = run("reproduce", "sound_number", "--version", 1, "--seed", 5, "--json").stdout
    assert "keeps version 1" in run("archive", "sound_number").stdout.replace("\n", "")
    edit(bank / "ch10" / "sound_number.py", "what is $v_t$?", "what is then $v_t$?")
    edit(bank / "ch10" / "sound_number.py", "decimals=3,", "decimals=3,\n    version=2,")
    assert run("reproduce", "sound_number", "--version", 1, "--seed", 5, "--json").stdout == before
    assert "what is then" in run("reproduce", "sound_number", "--seed", 5, "--json").stdout
    assert "version 7 of ch10.sound_number was not kept; there is 1, 2" in refused(
        "reproduce", "sound_number", "--version", 7, "--seed", 5
    )


def test_archiving_twice_is_harmless_and_another_text_is_refused(bank: Path) -> None:
    run("archive", "sound_number")
    run("archive", "sound_number")
    edit(bank / "ch10" / "sound_number.py", "what is $v_t$?", "what is then $v_t$?")
    assert "was archived with another text" in refused("archive", "sound_number")


def test_an_archived_file_must_be_of_its_version(bank: Path) -> None:
    run("archive", "sound_number")
    kept = bank / "ch10" / "versions" / "sound_number.v1.py"
    kept.rename(kept.with_name("sound_number.v3.py"))
    with pytest.raises(ContentError, match="says version 1, its name says 3"):
        archives.of_version(Template("ch10", bank / "ch10" / "sound_number.py"), 3)


def test_archived_versions_are_no_templates_of_their_own(bank: Path) -> None:
    run("archive", "sound_number")
    assert run("list", "ch10", "--json").stdout.count('"ch10.sound_number"') == 1


# ---- forms ---------------------------------------------------------------------------------------------------------


def form(bank: Path, path: Path, set_: str = "A") -> dict[str, Any]:
    questions = [Template("ch10", bank / "ch10" / f"{n}.py").load() for n in ("sound_number", "sound_count")]
    questions.append(Template("ch12", bank / "ch12" / "sound_statements.py").load())
    made = master("Test", 4, [("", make(q, seed)) for q in questions for seed in (3, 4)])
    data = as_json(permuted(made, set_))
    path.write_text(json.dumps(data), encoding="utf-8")
    return data


@pytest.mark.parametrize("set_", ["A", "C"])
def test_a_form_is_made_again_and_is_identical(bank: Path, tmp_path: Path, set_: str) -> None:
    form(bank, tmp_path / "form.json", set_)
    said = run("reproduce", tmp_path / "form.json").stdout
    assert said.count("identical") == 7 and "6 questions: all identical" in said


def test_a_form_whose_templates_were_edited_or_removed_is_told(bank: Path, tmp_path: Path) -> None:
    form(bank, tmp_path / "form.json")
    edit(bank / "ch10" / "sound_number.py", "what is $v_t$?", "what is then $v_t$?")
    (bank / "ch12" / "sound_statements.py").unlink()
    rows = json.loads(run("reproduce", tmp_path / "form.json", "--json", code=1).stdout)["questions"]
    assert [r["state"] for r in rows] == ["differs", "differs", "identical", "identical", "gone", "gone"]
    assert rows[0]["detail"] == "stem"
    assert "4 differ or are gone" in run("reproduce", tmp_path / "form.json", code=1).stdout


def test_a_key_that_was_tampered_with_differs(bank: Path, tmp_path: Path) -> None:
    data = form(bank, tmp_path / "form.json")
    choice = next(q for q in data["questions"] if q["kind"] == "MCQ")
    choice["key"] = ["A" if choice["key"] != ["A"] else "B"]
    (tmp_path / "form.json").write_text(json.dumps(data))
    rows = json.loads(run("reproduce", tmp_path / "form.json", "--json", code=1).stdout)["questions"]
    assert [r["detail"] for r in rows if r["state"] == "differs"] == ["key"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is no JSON"),
        ("[]", "holds no JSON object"),
        ("{}", "is no form"),
        ('{"schema": "dlgrade/form/1", "questions": [{}]}', "question 1 has no id"),
        ('{"schema": "dlgrade/form/1", "questions": [{"id": "a"}]}', "this is the candidates' copy"),
        ("[" * 100_000, "is no JSON"),
    ],
    ids=range(6),
)
def test_a_file_that_is_no_form_is_refused(text: str, said: str, bank: Path, tmp_path: Path) -> None:
    (tmp_path / "form.json").write_text(text)
    assert said in refused("reproduce", tmp_path / "form.json")


def test_a_form_with_hostile_labels_differs_and_nothing_more(bank: Path, tmp_path: Path) -> None:
    data = form(bank, tmp_path / "form.json")
    for q, labels in zip(data["questions"], (5, ["Z"] * 4, [[], {}], "ABCD", None, []), strict=True):
        q["labels"] = labels
    (tmp_path / "form.json").write_text(json.dumps(data))
    assert run("reproduce", tmp_path / "form.json", code=1).stdout


def test_reproduce_wants_a_seed(bank: Path) -> None:
    assert "Give its --seed" in refused("reproduce", "sound_number")
    assert "there is no file" in refused("reproduce", "nowhere.json")
    assert "a form says its versions" in refused("reproduce", "nowhere.json", "--seed", 1)


# ---- withdraw ------------------------------------------------------------------------------------------------------


def question(bank: Path, name: str = "sound_number") -> Question:
    return Template("ch10", bank / "ch10" / f"{name}.py").load()


def test_a_withdrawn_variant_is_not_asked_any_more(bank: Path) -> None:
    run("withdraw", "sound_number", "--version", 1, "--seed", 7, "--reason", 'unfair: "0.5" \\ 1/2\n\ttwice \x1b é')
    (entry,) = archives.withdrawals([bank])
    assert entry == archives.Withdrawal("ch10.sound_number", 1, 7, 'unfair: "0.5" \\ 1/2\n\ttwice \x1b é')
    assert archives.is_withdrawn(question(bank), 7) and not archives.is_withdrawn(question(bank), 8)


def test_a_whole_template_can_be_withdrawn(bank: Path) -> None:
    run("withdraw", "sound_number", "--seed", 7, "--reason", "one")
    run("withdraw", "sound_number", "--reason", "all")
    assert len(archives.withdrawals([bank])) == 2
    assert archives.is_withdrawn(question(bank), 123) and not archives.is_withdrawn(question(bank, "sound_count"), 1)
    assert "is withdrawn already" in refused("withdraw", "sound_number", "--seed", 9, "--reason", "again")


def test_a_withdrawal_needs_a_reason(bank: Path) -> None:
    assert "--reason" in refused("withdraw", "sound_number")
    assert "say why" in refused("withdraw", "sound_number", "--reason", "  ")
    assert not (bank / "withdrawn.toml").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("withdrawn = 3", "must be written"),
        ("[[withdrawn]]\nseed = 3", "needs an id"),
        ('[[withdrawn]]\nid = "a"\nseed = "3"', "expected a whole number"),
        ('[[withdrawn]]\nid = "a"\nversion = true', "expected a whole number"),
        ("[[", "cannot be read"),
    ],
)
def test_a_broken_list_of_withdrawals_is_never_written_over(text: str, said: str, bank: Path) -> None:
    (bank / "withdrawn.toml").write_text(text)
    assert said in refused("withdraw", "sound_number", "--reason", "why")
    assert (bank / "withdrawn.toml").read_text() == text


# ---- diff ----------------------------------------------------------------------------------------------------------


def changes(old: Path, new: Path, code: int = 0) -> dict[str, str]:
    rows = json.loads(run("diff", old, new, "--json", code=code).stdout)["changes"]
    return {r["id"]: r["state"] for r in rows}


def test_two_banks_are_compared(bank: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(bank, old)
    assert changes(old, bank) == {} and "No difference." in run("diff", old, bank).stdout
    (bank / "ch12" / "sound_statements.py").rename(bank / "ch12" / "renamed.py")
    edit(bank / "ch10" / "sound_number.py", "From the old velocity", "Starting at the old velocity")
    edit(bank / "ch10" / "sound_count.py", "with one bias each", "with one bias for each")
    assert changes(old, bank, code=1) == {
        "ch12.sound_statements": "gone",
        "ch12.renamed": "new",
        "ch10.sound_number": "source",
        "ch10.sound_count": "changed",
    }
    assert "raise version" in run("diff", old, bank, code=1).stdout
    edit(bank / "ch10" / "sound_count.py", "marks=1,", "marks=1,\n    version=2,")
    assert changes(old, bank)["ch10.sound_count"] == "version"


def test_a_template_that_cannot_be_loaded_is_told(bank: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(bank, old)
    (bank / "ch10" / "sound_number.py").write_text("1 / 0\n")
    assert changes(old, bank, code=1) == {"ch10.sound_number": "broken"}


def test_two_certificates_are_compared(bank: Path, tmp_path: Path) -> None:
    run("verify", "sound_number", "-n", 20, "--certificate", tmp_path / "old.json")
    edit(bank / "ch10" / "sound_number.py", "what is $v_t$?", "what is then $v_t$?")
    run("verify", "sound_number", "sound_count", "-n", 20, "--certificate", tmp_path / "new.json")
    assert changes(tmp_path / "old.json", tmp_path / "new.json", code=1) == {
        "ch10.sound_number": "changed",
        "ch10.sound_count": "new",
    }


def test_two_forms_are_compared(bank: Path, tmp_path: Path) -> None:
    data = form(bank, tmp_path / "old.json")
    data["questions"][2]["stem"] += " "
    (tmp_path / "new.json").write_text(json.dumps(data))
    assert changes(tmp_path / "old.json", tmp_path / "new.json") == {"3. ch10.sound_count": "question"}


def test_unlike_things_are_not_compared(bank: Path, tmp_path: Path) -> None:
    form(bank, tmp_path / "form.json")
    (tmp_path / "empty").mkdir()
    (tmp_path / "other.json").write_text("{}")
    assert "give two of one kind" in refused("diff", bank, tmp_path / "form.json")
    assert "there is no file" in refused("diff", bank, tmp_path / "nowhere")
    assert "holds no CHAPTER/NAME.py" in refused("diff", tmp_path / "empty", bank)
    assert "is no bank folder, certificate or form" in refused("diff", tmp_path / "other.json", bank)


# ---- audit ---------------------------------------------------------------------------------------------------------


def test_audit_exits_with_one_if_anything_is_found(tmp_path: Path) -> None:
    (tmp_path / "q.gift").write_text("::Half:: ? {=0.5#yes ~1/2#no \x1b[31m ~2#no}\n")
    said = run("audit", tmp_path / "q.gift", code=1).stdout
    assert "Half" in said and "equal options" in said and "\x1b" not in said
    assert json.loads(run("audit", tmp_path / "q.gift", "--json", code=1).stdout)["questions"] == 1
    (tmp_path / "q.gift").write_text("::Half:: ? {=0.5#yes ~0.25#no ~2#no}\n")
    assert "nothing found" in run("audit", tmp_path / "q.gift").stdout


def test_audit_says_what_it_cannot_read(tmp_path: Path) -> None:
    assert "there is no such file" in refused("audit", tmp_path / "nowhere.gift")
